import { systemClock, type Clock } from '@/domain/clock';
import { bytesEndToEnd } from '@/domain/end-to-end';
import { LimelightError, type DetailsOf } from '@/domain/errors';
import { guardAgainstStall } from '@/domain/stall';
import type { ModelSource, ReadOptions } from './source';

/** A model's folder on a server, by its URL. A download of which nothing comes for a minute is given up: `model-missing`. */
export function fetchSource(baseUrl: string, clock: Clock = systemClock): ModelSource {
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return {
    async read(file, { onBytes, signal, fresh = false }: ReadOptions = {}) {
      const guard = guardAgainstStall(signal, clock);
      const chunks: Uint8Array[] = [];
      let why: Why = 'unreachable';
      try {
        const response = await fetch(base + file, { cache: fresh ? 'reload' : 'default', signal: guard.signal });
        refuse(response, file);
        guard.heard();
        why = 'broken-off';
        if (!response.body) return new Uint8Array(await response.arrayBuffer());
        const reader = response.body.getReader();
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          guard.heard();
          chunks.push(next.value);
          onBytes?.(next.value.length);
        }
      } catch (cause) {
        signal?.throwIfAborted();
        if (cause instanceof LimelightError) throw cause;
        throw missing(file, guard.stalled ? 'stalled' : why, { cause });
      } finally {
        guard.stop();
      }
      return bytesEndToEnd(chunks);
    },
  };
}

function refuse(response: Response, file: string): void {
  if (!response.ok) throw missing(file, response.status);
  // Development servers answer an unknown path with the page itself.
  if (response.headers.get('content-type')?.includes('text/html')) throw missing(file, 'not-there');
}

type Why = DetailsOf<'model-missing', 'not-fetched'>['why'];

function missing(file: string, why: Why, options?: ErrorOptions): LimelightError {
  return new LimelightError('model-missing', 'not-fetched', { file, why }, options);
}
