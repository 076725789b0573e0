import { changeView } from '@/domain/scene/edits';
import { defaultScene } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { CheckField } from '@/ui/check-field';
import { NumberField } from '@/ui/number-field';
import { SelectField } from '@/ui/select-field';

const initial = defaultScene.view;

const scales = ['model', 'shared', 'own'] as const;

/** How maps and pictures are drawn; nothing here computes a map anew. */
export function ViewOptions() {
  const view = useLimelight((s) => s.scene.view);
  const dispatch = useLimelight((s) => s.dispatch);
  const setView = (change: Partial<typeof view>) => dispatch(changeView(change));
  const words = text.saliency.view;
  return (
    <>
      <SelectField
        label={words.scale}
        summary={words.scaleSummary}
        value={view.scale}
        options={scales.map((value) => ({ value, label: words.scales[value] }))}
        testId="view-scale"
        onChange={(scale) => setView({ scale: scales.find((each) => each === scale) ?? 'model' })}
      />
      <details>
        <summary>{words.more}</summary>
        <NumberField
          label={words.overlay}
          summary={words.overlaySummary}
          value={Math.round(100 * view.overlay)}
          initial={100 * initial.overlay}
          min={0}
          max={100}
          step={5}
          unit="%"
          testId="view-overlay"
          onChange={(percent) => setView({ overlay: percent / 100 })}
        />
        <NumberField
          label={words.clip}
          summary={words.clipSummary}
          value={view.clipPercentile}
          initial={initial.clipPercentile}
          min={90}
          max={100}
          step={0.5}
          unit="%"
          testId="view-clip"
          onChange={(clipPercentile) => setView({ clipPercentile })}
        />
        <NumberField
          label={words.gamma}
          summary={words.gammaSummary}
          value={view.gamma}
          initial={initial.gamma}
          min={0.2}
          max={3}
          step={0.1}
          testId="view-gamma"
          onChange={(gamma) => setView({ gamma })}
        />
        <CheckField
          label={words.log}
          summary={words.logSummary}
          checked={view.logScale}
          testId="view-log"
          onChange={(logScale) => setView({ logScale })}
        />
        <CheckField
          label={words.signs}
          summary={words.signsSummary}
          checked={view.signs}
          testId="view-signs"
          onChange={(signs) => setView({ signs })}
        />
        <CheckField
          label={words.crisp}
          summary={words.crispSummary}
          checked={view.crispPixels}
          testId="view-crisp"
          onChange={(crispPixels) => setView({ crispPixels })}
        />
      </details>
    </>
  );
}
