import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { certificateFor } from './certificate.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'certificate-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const DAY = 24 * 60 * 60 * 1000;
const here = ['127.0.0.1', '::1', '192.168.1.20'];

it('vouches for every address, for less than browsers refuse, and is not an authority', async () => {
  const { cert } = await certificateFor(here, folder);
  const certificate = new X509Certificate(cert);
  expect(here.map((address) => certificate.checkIP(address))).toEqual(here);
  expect([certificate.checkHost('localhost'), certificate.ca]).toEqual(['localhost', false]);
  expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBeLessThan(398 * DAY);
});

it('is kept, and made anew once it has expired, is for other addresses, or is broken', async () => {
  const first = await certificateFor(here, folder);
  expect(await certificateFor(here.slice(0, 2), folder)).toEqual(first);
  // An IPv6 address changes by itself every day.
  expect(await certificateFor([...here, '2001:db8::7'], folder)).toEqual(first);
  const moved = await certificateFor([...here, '10.0.0.7'], folder);
  expect(moved.cert).not.toBe(first.cert);
  const later = Date.now() + 365 * DAY;
  const renewed = await certificateFor(here, folder, later);
  expect(Date.parse(new X509Certificate(renewed.cert).validTo)).toBeGreaterThan(later);
  writeFileSync(join(folder, 'cert.pem'), 'no certificate');
  expect(new X509Certificate((await certificateFor(here, folder)).cert).checkIP('192.168.1.20')).toBeDefined();
});

it('serves https to a client that trusts it, and to no other', async () => {
  const { cert, key } = await certificateFor(here, folder);
  const server = createServer({ cert, key }, (_, response) => response.end('the page'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ask = (ca?: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      get({ host: '127.0.0.1', port, agent: false, ...(ca && { ca }) }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
  try {
    expect(await ask(cert)).toBe(200);
    await expect(ask()).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  } finally {
    server.close();
  }
});
