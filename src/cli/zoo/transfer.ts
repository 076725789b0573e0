import { choosePictures } from '@/domain/labelled-pictures';
import { shareOf } from '@/domain/statistics';
import { findAttack } from '@/engine/attacks/registry';
import { evaluate } from '@/engine/evaluation/evaluate';
import { withProgress } from '../output';
import { paramsFor } from './accuracy';
import { aboutOf, cleanFlags, nameOf, withModel, type Bench, type BenchModel } from './bench';
import { outcomeOf } from './flags-of';
import type { AttackStep } from './plan';
import type { AccuracyRecord } from './results';
import { percentText, seconds } from './text';

/** What a transferred attack's record says before it is made; where source and target are one, it is the white-box case. */
export function transferAbout(
  bench: Bench,
  step: AttackStep,
  source: BenchModel,
  target: BenchModel,
): Omit<AccuracyRecord, 'outcome' | 'command'> {
  const foreign = source.id !== target.id && { source: source.id, sourceWeights: source.weights };
  return { kind: 'accuracy', ...aboutOf(bench, step, bench.n), ...foreign };
}

/**
 * Attacks the first n pictures once on every source (all models, unless said otherwise), and counts on every model of the bench, the source itself included,
 * what is still named rightly. A picture misread when clean counts as lost, whatever the attack makes of it.
 */
export async function measureTransfer(
  bench: Bench,
  steps: readonly AttackStep[],
  sources: readonly BenchModel[] = bench.models,
): Promise<void> {
  const pictures = choosePictures(
    bench.pictures,
    Array.from({ length: bench.n }, (_, i) => i),
  );
  for (const step of steps)
    for (const source of sources) {
      const missing = bench.models.filter(
        (target) => !target.results.accuracy(transferAbout(bench, step, source, target)),
      );
      if (missing.length === 0) continue;
      const started = performance.now();
      let pixels = pictures.pixels;
      await withModel(bench, source.id, async (model) => {
        const attack = { method: findAttack(step.attack), params: paramsFor(step, step.params) };
        pixels = (await withProgress(evaluate({ ...bench, pictures, attack, model: await model() }))).adversarial;
      });
      const shares: string[] = [];
      for (const target of missing)
        await withModel(bench, target.id, async (model) => {
          const found = await withProgress(
            evaluate({ ...bench, pictures: { ...pictures, pixels }, model: await model() }),
          );
          const flags = cleanFlags(bench, target, bench.n).map(
            (right, i) => right && found.cleanClasses[i] === pictures.labels[i],
          );
          await target.results.add({
            ...transferAbout(bench, step, source, target),
            command: bench.command,
            outcome: outcomeOf(flags),
          });
          shares.push(`${target.id} ${percentText(shareOf(flags))}`);
        });
      bench.report(`${nameOf(step)} made on ${source.id}: ${shares.join(', ')}${seconds(started)}`);
    }
}
