import type { BackendName, BackendRefusal, Place } from '@/domain/backend';

/** What a probe found: the backend can be tried here. */
export interface Probe {
  /** True where its GPU API is driven by the processor. */
  readonly software: boolean;
}

/** What browser and Node do differently: how a backend is looked for and brought in. */
export interface BackendHost {
  readonly place: Place;
  /** Looks for the backend without loading its code. Throws `BackendRefused` where it cannot be used. */
  probe(name: BackendName): Promise<Probe>;
  /** Imports the backend's code and registers it with the core. */
  load(name: BackendName): Promise<void>;
}

/** A backend cannot be used, and why. */
export class BackendRefused extends Error {
  constructor(readonly refusal: BackendRefusal) {
    super(JSON.stringify(refusal));
  }
}

/** Names by which processors that play a graphics card give themselves away. */
const softwareRenderers = /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render/i;

/** True if an adapter's or renderer's own words say that it is the processor. */
export function isSoftwareRenderer(description: string): boolean {
  return softwareRenderers.test(description);
}

/** Looks at a WebGPU entry point. Throws `BackendRefused`. */
export async function probeWebGpu(gpu: GPU | undefined): Promise<Probe> {
  if (!gpu) throw new BackendRefused({ why: 'missing' });
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new BackendRefused({ why: 'no-adapter' });
  const { vendor, architecture, device, description } = adapter.info;
  return { software: isSoftwareRenderer(`${vendor} ${architecture} ${device} ${description}`) };
}
