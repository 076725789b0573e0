/**
 * `npm run data:new-classes`: writes data/new-classes, a data folder of 360 pictures of three classes that no model of the
 * zoo knows, as a person's own pictures would be: the kinds of CIFAR-10 by what they move on. They are the first 120 of
 * each among the last 8,000 of CIFAR-10's test set, which no model has learned from or is measured on.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';

const data = fileURLToPath(new URL('../../data', import.meta.url));
const [sheet, labelsFile] = ['test_batch.png', 'test_lables.json'].map((file) => path.join(data, 'cifar10', file));
const folder = path.join(data, 'new-classes');

const first = 2000;
const each = 120;
const side = 32;
const size = side * side * 3;

/** Of CIFAR-10's labels: automobile and truck; airplane and bird; cat, deer, dog and horse. */
const classes = { 'on wheels': [1, 9], 'on wings': [0, 2], 'on legs': [3, 4, 5, 7] };

if (!existsSync(sheet) || !existsSync(labelsFile)) {
  console.error('CIFAR-10 is not here yet. Run `npm run data:cifar10` once.');
  process.exitCode = 1;
} else {
  const known = JSON.parse(readFileSync(labelsFile, 'utf8'));
  const { data: rgba } = PNG.sync.read(readFileSync(sheet), { skipRescale: true });
  const left = Object.keys(classes).map(() => each);
  const chosen = [];
  for (let picture = first; picture < known.length; picture++) {
    const label = Object.values(classes).findIndex((members) => members.includes(known[picture]));
    if (label < 0 || left[label] === 0) continue;
    left[label] -= 1;
    chosen.push({ picture, label });
  }
  const images = new Float32Array(chosen.length * size);
  chosen.forEach(({ picture }, i) => {
    for (let at = 0; at < size; at++)
      images[i * size + at] = rgba[(picture * side * side + Math.floor(at / 3)) * 4 + (at % 3)] / 255;
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'images.f32'), new Uint8Array(images.buffer));
  writeFileSync(path.join(folder, 'labels.json'), JSON.stringify(chosen.map(({ label }) => label)));
  const shape = [chosen.length, side, side, 3];
  writeFileSync(path.join(folder, 'meta.json'), JSON.stringify({ shape, classes: Object.keys(classes) }));
  console.log(`${chosen.length} pictures of ${Object.keys(classes).length} classes are in data/new-classes.`);
}
