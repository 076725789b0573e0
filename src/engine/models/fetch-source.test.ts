import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSource } from './fetch-source';

const weights = new Uint8Array(50_000).fill(7);
let server: Server;
let base: string;

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
      default:
        response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('fetchSource', () => {
  it('reads a file and counts its bytes as they are, not as they travel', async () => {
    let counted = 0;
    const bytes = await fetchSource(base).read('weights.bin', { onBytes: (arrived) => (counted += arrived) });
    expect(bytes).toEqual(weights);
    expect(counted).toBe(weights.length);
  });

  it.each([
    ['gone.bin', /gone\.bin .*404/],
    ['page.bin', /no such file/],
    ['broken.bin', /broken\.bin/],
  ])('says that %s is missing', async (file, message) => {
    const failure = fetchSource(base).read(file);
    await expect(failure).rejects.toMatchObject({ code: 'model-missing' });
    await expect(failure).rejects.toThrow(message);
  });

  it('says so when the server is not there', async () => {
    await expect(fetchSource('http://127.0.0.1:1').read('model.json')).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('passes on the reason of an abort', async () => {
    const signal = AbortSignal.abort(new Error('newer request'));
    await expect(fetchSource(base).read('weights.bin', { signal })).rejects.toThrow('newer request');
  });
});
