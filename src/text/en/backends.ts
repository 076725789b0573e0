import type { BackendName, BackendRefusal, BackendReport, Place } from '@/domain/backend';

const names: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

/** How a backend is called where there is little room. */
export const shortBackendNames: Readonly<Record<BackendName, string>> = { ...names, wasm: 'WASM', cpu: 'CPU' };

/** Where a backend runs, within a sentence. */
export const places: Readonly<Record<Place, string>> = { browser: 'this browser', node: 'Node' };

/** A backend's name at the beginning of a sentence. */
export function titledBackend(name: BackendName): string {
  return names[name].charAt(0).toUpperCase() + names[name].slice(1);
}

/** Which backend, and why it is not used, e.g. "WebGL: it is missing". */
export function refusedBackend(name: BackendName, refusal: BackendRefusal | undefined): string {
  return refusal ? `${names[name]}: ${backendRefusal(refusal)}` : names[name];
}

/** Why a backend is not used; the end of a sentence. */
export function backendRefusal(refusal: BackendRefusal): string {
  switch (refusal.why) {
    case 'missing':
      return 'it is missing';
    case 'missing-in-workers':
      return 'it is missing in workers';
    case 'no-adapter':
      return 'it finds no graphics adapter';
    case 'no-driver':
      return 'it finds no Vulkan driver, nor a Chromium that brings one';
    case 'not-starting':
      return 'it does not start';
    case 'slow-to-start':
      return 'it takes too long to start';
    case 'software':
      return 'it would run on the processor, slower than WebAssembly';
    case 'lost-before':
      return 'its device was lost here again and again';
    case 'wrong-values':
      return `it computes wrong values (error ${refusal.error.toPrecision(2)})`;
    case 'wrong-gradients':
      return `it computes wrong gradients (error ${refusal.error.toPrecision(2)})`;
    case 'failed':
      return refusal.problem;
    default:
      return refusal satisfies never;
  }
}

/** Why this backend, in a line: "WebGPU, the fastest of what this browser offers"; "WebAssembly; not WebGPU: it is missing". */
export function backendReason({ name, asked, place, candidates }: BackendReport): string {
  if (asked) return `${titledBackend(name)}, as asked for`;
  const refused = candidates.filter((candidate) => candidate.refused !== undefined);
  const slower = candidates.some((candidate) => candidate.name !== name && candidate.milliseconds !== undefined);
  if (slower || refused.length === 0) return `${titledBackend(name)}, the fastest of what ${places[place]} offers`;
  return `${titledBackend(name)}; not ${refused.map((other) => refusedBackend(other.name, other.refused)).join('; not ')}`;
}

/** What was computed with: "WebGPU"; "WebGPU, driven by the processor". */
export function backendWords(name: BackendName, software: boolean): string {
  return software ? `${titledBackend(name)}, driven by the processor` : titledBackend(name);
}
