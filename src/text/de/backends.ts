import type { BackendName, BackendRefusal, BackendReport, Place } from '@/domain/backend';
import { significant } from '@/domain/format';

const names: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'reines JavaScript',
};

/** How a backend is called where there is little room. */
export const shortBackendNames: Readonly<Record<BackendName, string>> = { ...names, wasm: 'WASM', cpu: 'CPU' };

const hosts: Readonly<Record<Place, string>> = { browser: 'dieser Browser', node: 'Node' };

/** Where a backend runs, within a sentence. */
export const places: Readonly<Record<Place, string>> = { browser: 'in diesem Browser', node: 'in Node' };

/** Der Name eines Backends am Anfang eines Satzes. */
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
      return 'Es fehlt';
    case 'missing-in-workers':
      return 'Es fehlt in Workern';
    case 'no-adapter':
      return 'Es findet keinen Grafikadapter';
    case 'no-driver':
      return 'Es findet weder einen Vulkan-Treiber noch ein Chromium, das einen mitbringt';
    case 'not-starting':
      return 'Es startet nicht';
    case 'slow-to-start':
      return 'Es braucht zu lange zum Starten';
    case 'software':
      return 'Es würde auf dem Prozessor laufen, langsamer als WebAssembly';
    case 'lost-before':
      return 'Seine Verbindung zur Grafikkarte brach hier immer wieder ab';
    case 'wrong-values':
      return `Es rechnet falsche Werte aus (Fehler ${significant(refusal.error, 2)})`;
    case 'wrong-gradients':
      return `Es rechnet falsche Gradienten aus (Fehler ${significant(refusal.error, 2)})`;
    case 'failed':
      return refusal.problem;
    default:
      return refusal satisfies never;
  }
}

/** Why this backend, in a line: "WebGPU, the fastest of what this browser offers"; "WebAssembly; not WebGPU: it is missing". */
export function backendReason({ name, asked, place, candidates }: BackendReport): string {
  if (asked) return `${titledBackend(name)}, wie gewünscht`;
  const refused = candidates.filter((candidate) => candidate.refused !== undefined);
  const slower = candidates.some((candidate) => candidate.name !== name && candidate.milliseconds !== undefined);
  if (slower || refused.length === 0) return `${titledBackend(name)}, das schnellste, das ${hosts[place]} bietet`;
  return `${titledBackend(name)}; nicht ${refused.map((other) => refusedBackend(other.name, other.refused)).join('; nicht ')}`;
}

/** Womit gerechnet wurde: „WebGPU“; „WebGPU, vom Prozessor ausgeführt“. */
export function backendWords(name: BackendName, software: boolean): string {
  return software ? `${titledBackend(name)}, vom Prozessor ausgeführt` : titledBackend(name);
}
