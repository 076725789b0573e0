import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandClock } from '@/domain/testing/hand-clock';
import { stallMilliseconds } from '@/domain/stall';
import { fetchSource } from './fetch-source';

const weights = new Uint8Array(50_000).fill(7);
let server: Server;
let base: string;
let hear = () => {};
/** A request was made that nothing answers. */
const asked = new Promise<void>((resolve) => (hear = resolve));

beforeAll(async () => {
  server = createServer((request, response) => {
    switch (request.url) {
      case '/model/weights.bin':
        // Compressed, so that Content-Length is not the number of bytes that arrive.
        response.setHeader('content-encoding', 'gzip').end(gzipSync(weights));
        break;
      case '/model/page.bin':
        response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html>');
        break;
      case '/model/broken.bin':
        response.setHeader('content-length', '100').write('half');
        response.destroy();
        break;
      case '/model/stalled.bin':
        response.setHeader('content-length', '100').write('half');
        break;
      case '/model/silent.bin':
        hear();
        break;
      default:
        response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model`;
});

afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

describe('fetchSource', () => {
  it('reads a file and counts its bytes as they are, not as they travel', async () => {
    let counted = 0;
    const bytes = await fetchSource(base).read('weights.bin', { onBytes: (arrived) => (counted += arrived) });
    expect(bytes).toEqual(weights);
    expect(counted).toBe(weights.length);
  });

  it.each([
    ['gone.bin', 404],
    ['page.bin', 'not-there'],
    ['broken.bin', expect.stringMatching(/^(broken-off|unreachable)$/) as string],
  ])('says that %s is missing', async (file, why) => {
    await expect(fetchSource(base).read(file)).rejects.toMatchObject({ code: 'model-missing', details: { file, why } });
  });

  it('says so when the server is not there', async () => {
    await expect(fetchSource('http://127.0.0.1:1').read('model.json')).rejects.toMatchObject({ code: 'model-missing' });
  });

  it.each(['silent.bin', 'stalled.bin'])('gives up %s, of which nothing comes for a minute', async (file) => {
    const clock = new HandClock();
    let arrived = () => {};
    const begun = new Promise<void>((resolve) => (arrived = resolve));
    const reading = fetchSource(base, clock).read(file, { onBytes: () => arrived() });
    const refused = expect(reading).rejects.toMatchObject({ code: 'model-missing', details: { why: 'stalled' } });
    await (file === 'silent.bin' ? asked : begun);
    clock.advance(stallMilliseconds - 1);
    clock.advance(1);
    await refused;
    await expect(reading).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('passes on the reason of an abort', async () => {
    const signal = AbortSignal.abort(new Error('newer request'));
    await expect(fetchSource(base).read('weights.bin', { signal })).rejects.toThrow('newer request');
  });
});
