import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A certificate and its private key, both as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;
/** What browsers accept at the most is 398 days. */
const VALID = 365 * DAY;

/** This machine's addresses on its networks, IPv4 first. */
export function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address);
}

/**
 * The certificate in that folder, if it holds for these addresses and another day; a new one, kept there, otherwise. Of IPv6
 * it need not hold: such addresses change daily by themselves, and devices that trust the certificate would lose it each time.
 */
export async function certificateFor(
  addresses: readonly string[],
  folder: string,
  now = Date.now(),
): Promise<Certificate> {
  const kept = read(folder);
  if (kept && holds(kept.cert, addresses, now)) return kept;
  const made = await make(addresses, now);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cert.pem'), made.cert);
  writeFileSync(join(folder, 'key.pem'), made.key, { mode: 0o600 });
  return made;
}

function read(folder: string): Certificate | undefined {
  try {
    const [cert, key] = ['cert.pem', 'key.pem'].map((name) => readFileSync(join(folder, name), 'utf8'));
    return { cert: cert!, key: key! };
  } catch {
    return undefined;
  }
}

function holds(cert: string, addresses: readonly string[], now: number): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const named = addresses.every((address) => !isIPv4(address) || certificate.checkIP(address) !== undefined);
    return named && Date.parse(certificate.validFrom) <= now && Date.parse(certificate.validTo) > now + DAY;
  } catch {
    return false;
  }
}

async function make(addresses: readonly string[], now: number): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Limelight on this network' }], {
    ...{ keyType: 'ec', algorithm: 'sha256' },
    // A day ago: the clock of a laptop may be slow.
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + VALID),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, ...addresses.map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
