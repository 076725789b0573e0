import { guardAgainstStall } from '@/domain/stall';

/** `fetch` for a small file, which is there as a whole; rejects where the download stalls. */
export async function fetchWhole(url: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Response> {
  const guard = guardAgainstStall(signal);
  try {
    const response = await fetch(url, { signal: guard.signal });
    guard.heard();
    return new Response(await response.blob(), { status: response.status });
  } finally {
    guard.stop();
  }
}
