/**
 * What a training step costs, term by term, in one run on one backend: the project's, a direct TensorFlow.js version and
 * jax-js, all with the same loss on the same small residual network (the architecture of `cifar10-*`). Prints steps a
 * second of processor time, ratios, and kernels a step. `npm run bench:training [backend] [batch] [width]`.
 */
import process from 'node:process';
import { profile } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
import { withJax } from './training/jax';
import { naive } from './training/naive';
import { ours } from './training/ours';
import { problemOf, type Terms, type Way } from './training/problem';

const plain: Terms = { jacobian: false, selective: false };
const jacobian: Terms = { jacobian: true, selective: false };
const selective: Terms = { jacobian: false, selective: true };
const both: Terms = { jacobian: true, selective: true };

/** What a step takes, and how it is named; two steps by turns count as one. */
const schedules: readonly [string, readonly Terms[]][] = [
  ['cross-entropy', [plain]],
  ['+ R_J', [jacobian]],
  ['+ R_S', [selective]],
  ['+ both, by turns', [jacobian, selective]],
  ['+ both', [both]],
];

/** Seconds of processor time of a step: the least of a few, after one to warm up. */
async function seconds({ step }: Way, terms: Terms): Promise<number> {
  let least = Infinity;
  for (let repeat = 0; repeat < 3; repeat++) {
    const before = process.cpuUsage();
    await step(terms);
    const { user, system } = process.cpuUsage(before);
    if (repeat > 0) least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

/** Kernels that move numbers; reshaping costs nothing. */
async function kernels({ step }: Way, terms: Terms): Promise<number> {
  const found = await profile(async () => {
    await step(terms);
  });
  return found.kernels.filter(({ name }) => name !== 'Reshape' && name !== 'Identity').length;
}

async function averageOf(given: readonly Terms[], measure: (terms: Terms) => Promise<number>): Promise<number> {
  let total = 0;
  for (const terms of given) total += await measure(terms);
  return total / given.length;
}

/** Measures every way and every schedule. */
export async function run(): Promise<void> {
  const [wanted = 'wasm', batch = '8', width = '16'] = process.argv.slice(3);
  const backends = ['wasm', 'cpu', 'webgpu'] as const satisfies BackendName[];
  const backend = backends.find((name) => name === wanted);
  if (!backend) throw new Error(`There is no backend "${wanted}" under Node; there are ${backends.join(', ')}`);
  const { software } = await bringUp(nodeHost, backend);
  const first = Number(width);
  const problem = await problemOf({ size: 32, widths: [first, 2 * first, 4 * first], classes: 10 }, Number(batch));
  console.log(
    `\n${backend}${software ? ' (software adapter)' : ''}, batch ${batch}, widths ${first}, ${2 * first}, ${4 * first}`,
  );
  const ways: [string, () => Way | Promise<Way>][] = [
    ['Limelight', () => ours(problem)],
    [
      backend === 'wasm' ? 'TensorFlow.js, with our gradients of convolutions' : 'TensorFlow.js',
      () => naive(problem, backend !== 'wasm'),
    ],
    ...(backend === 'wasm'
      ? [
          ['jax-js', () => withJax(problem, false)] as [string, () => Promise<Way>],
          ['jax-js, compiled', () => withJax(problem, true)] as [string, () => Promise<Way>],
        ]
      : []),
  ];
  const rows: Record<string, Record<string, string>> = {};
  const fastest = new Map<string, number>();
  for (const [name, start] of ways) {
    const way = await start();
    try {
      const loss = await way.step(both);
      for (const [schedule, terms] of schedules) {
        const took = await averageOf(terms, (each) => seconds(way, each));
        const own = fastest.get(schedule) ?? took;
        fastest.set(schedule, own);
        rows[`${schedule}: ${name}`] = {
          'steps/s': (1 / took).toPrecision(3),
          'times as long as ours': (took / own).toFixed(2),
          'kernels a step': name.startsWith('jax')
            ? ''
            : (await averageOf(terms, (each) => kernels(way, each))).toFixed(0),
          'first loss': loss.toPrecision(5),
        };
      }
    } catch (thrown) {
      rows[name] = { 'steps/s': thrown instanceof Error ? thrown.message.slice(0, 60) : String(thrown) };
    } finally {
      way.stop();
    }
    console.log(
      `${name}: ${schedules.map(([schedule]) => `${schedule} ${rows[`${schedule}: ${name}`]?.['steps/s'] ?? '?'}`).join(', ')} steps/s`,
    );
  }
  console.table(Object.fromEntries(Object.entries(rows).sort(([a], [b]) => order(a) - order(b))));
}

function order(row: string): number {
  return schedules.findIndex(([schedule]) => row.startsWith(`${schedule}:`));
}
