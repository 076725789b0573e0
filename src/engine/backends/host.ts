import type { BackendName } from '@/domain/backend';

/** What a probe found: the backend can be tried here. */
export interface Probe {
  /** True where its GPU API is driven by the processor. */
  readonly software: boolean;
}

/** What browser and Node do differently: how a backend is looked for and brought in. */
export interface BackendHost {
  /** Where this is, as it appears in a sentence: "this browser", "Node". */
  readonly place: string;
  /** Looks for the backend without loading its code. Throws an error whose message completes "because ...". */
  probe(name: BackendName): Promise<Probe>;
  /** Imports the backend's code and registers it with the core. */
  load(name: BackendName): Promise<void>;
}

/** Names by which processors that play a graphics card give themselves away. */
const softwareRenderers = /swiftshader|llvmpipe|lavapipe|softpipe|microsoft basic render/i;

/** True if an adapter's or renderer's own words say that it is the processor. */
export function isSoftwareRenderer(description: string): boolean {
  return softwareRenderers.test(description);
}

/** Looks at a WebGPU entry point. Throws an error whose message completes "because ...". */
export async function probeWebGpu(gpu: GPU | undefined): Promise<Probe> {
  if (!gpu) throw new Error('WebGPU is missing');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('WebGPU finds no graphics adapter');
  const { vendor, architecture, device, description } = adapter.info;
  return { software: isSoftwareRenderer(`${vendor} ${architecture} ${device} ${description}`) };
}
