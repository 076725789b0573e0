import { LimelightError } from '@/domain/errors';
import type { ModelSource, ReadOptions } from './source';

/** A model's folder on a server, by its URL. */
export function fetchSource(baseUrl: string): ModelSource {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return {
    async read(file, { onBytes, signal, fresh = false }: ReadOptions = {}) {
      const response = await request(base + file, file, { signal, cache: fresh ? 'reload' : 'default' });
      if (!response.body) return new Uint8Array(await response.arrayBuffer());
      const chunks: Uint8Array[] = [];
      const reader = response.body.getReader();
      try {
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          chunks.push(next.value);
          onBytes?.(next.value.length);
        }
      } catch (cause) {
        signal?.throwIfAborted();
        throw missing(file, 'the connection broke off', { cause });
      }
      return joined(chunks);
    },
  };
}

interface Asked {
  readonly signal: AbortSignal | undefined;
  readonly cache: RequestCache;
}

async function request(url: string, file: string, { signal, cache }: Asked): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache, ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw missing(file, 'the server cannot be reached', { cause });
  }
  if (!response.ok) throw missing(file, `the server answered ${response.status}`);
  // Development servers answer an unknown path with the page itself.
  if (response.headers.get('content-type')?.includes('text/html')) throw missing(file, 'the server has no such file');
  return response;
}

function missing(file: string, why: string, options?: ErrorOptions): LimelightError {
  return new LimelightError('model-missing', `The model's file ${file} cannot be loaded: ${why}.`, 'Check the connection and try again.', options);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  chunks.reduce((offset, chunk) => (bytes.set(chunk, offset), offset + chunk.length), 0);
  return bytes;
}
