import { changeView } from '@/domain/scene/edits';
import { defaultScene } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import { CheckField } from '@/ui/check-field';
import { NumberField } from '@/ui/number-field';
import { SelectField } from '@/ui/select-field';

const initial = defaultScene.view;

const scales = [
  { value: 'model', label: 'one for each model' },
  { value: 'shared', label: 'one for all maps' },
  { value: 'own', label: 'one for each map' },
] as const;

/** How maps and pictures are drawn; nothing here changes a computed number. */
export function ViewOptions() {
  const view = useLimelight((s) => s.scene.view);
  const dispatch = useLimelight((s) => s.dispatch);
  const setView = (change: Partial<typeof view>) => dispatch(changeView(change));
  return (
    <>
      <SelectField
        label="Scale"
        summary="A scale for each model shows the shape of its maps; one for all compares strengths between models."
        value={view.scale}
        options={scales}
        testId="view-scale"
        onChange={(scale) => setView({ scale: scales.find((option) => option.value === scale)?.value ?? 'model' })}
      />
      <details>
        <summary>display</summary>
        <NumberField
          label="Overlay"
          summary="Lays the map over the picture: at 100 % what is zero is transparent, and the strongest values cover it."
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
          label="Clip at"
          summary="Values beyond this percentile take the end colour, so that one bright pixel does not darken the rest."
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
          label="Gamma"
          summary="Below 1, faint values get brighter; above 1, darker, on the log scale too. The numbers stay the same."
          value={view.gamma}
          initial={initial.gamma}
          min={0.2}
          max={3}
          step={0.1}
          testId="view-gamma"
          onChange={(gamma) => setView({ gamma })}
        />
        <CheckField
          label="Log scale"
          summary="Colours by powers of ten: what is a thousand times fainter than the end of the scale is still seen."
          checked={view.logScale}
          testId="view-log"
          onChange={(logScale) => setView({ logScale })}
        />
        <CheckField
          label="Crisp pixels"
          summary="Shows every pixel as a square; when off, enlarged pictures are smoothed."
          checked={view.crispPixels}
          testId="view-crisp"
          onChange={(crispPixels) => setView({ crispPixels })}
        />
      </details>
    </>
  );
}
