import type { BackendName, BackendRefusal, BackendReport, Place } from '@/domain/backend';
import { significant } from '@/domain/format';

/** How a backend is called, within a sentence and at its beginning. */
export const backendNames: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript puro',
};

/** How a backend is called where there is little room. */
export const shortBackendNames: Readonly<Record<BackendName, string>> = { ...backendNames, wasm: 'WASM', cpu: 'CPU' };

/** Where a backend runs, within a sentence. */
export const places: Readonly<Record<Place, string>> = { browser: 'este navegador', node: 'Node' };

/** Which backend, and why it is not used, e.g. "WebGL: no está disponible". */
export function refusedBackend(name: BackendName, refusal: BackendRefusal | undefined): string {
  return refusal ? `${backendNames[name]}: ${backendRefusal(refusal)}` : backendNames[name];
}

/** Why a backend is not used; the end of a sentence. */
export function backendRefusal(refusal: BackendRefusal): string {
  switch (refusal.why) {
    case 'missing':
      return 'no está disponible';
    case 'missing-in-workers':
      return 'no está disponible en los workers';
    case 'no-adapter':
      return 'no encuentra ningún adaptador gráfico';
    case 'no-driver':
      return 'no encuentra ningún controlador de Vulkan, ni un Chromium que traiga uno';
    case 'not-starting':
      return 'no arranca';
    case 'slow-to-start':
      return 'tarda demasiado en arrancar';
    case 'software':
      return 'se ejecutaría en el procesador, más despacio que WebAssembly';
    case 'lost-before':
      return 'su dispositivo se perdió aquí una y otra vez';
    case 'wrong-values':
      return `calcula valores erróneos (error ${significant(refusal.error, 2)})`;
    case 'wrong-gradients':
      return `calcula gradientes erróneos (error ${significant(refusal.error, 2)})`;
    case 'failed':
      return refusal.problem;
    default:
      return refusal satisfies never;
  }
}

/** Why this backend, in a line: "WebGPU, the fastest of what this browser offers"; "WebAssembly; not WebGPU: it is missing". */
export function backendReason({ name, asked, place, candidates }: BackendReport): string {
  if (asked) return `${backendNames[name]}, como se pidió`;
  const refused = candidates.filter((candidate) => candidate.refused !== undefined);
  const slower = candidates.some((candidate) => candidate.name !== name && candidate.milliseconds !== undefined);
  if (slower || refused.length === 0) return `${backendNames[name]}, lo más rápido que ofrece ${places[place]}`;
  return `${backendNames[name]}; no ${refused.map((other) => refusedBackend(other.name, other.refused)).join('; no ')}`;
}

/** What was computed with: "WebGPU"; "WebGPU, emulado por el procesador". */
export function backendWords(name: BackendName, software: boolean): string {
  return software ? `${backendNames[name]}, emulado por el procesador` : backendNames[name];
}
