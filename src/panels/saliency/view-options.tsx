import { defaultScene } from '@/domain/scene';
import { useLimelight } from '@/state/store';
import { CheckField } from '@/ui/check-field';
import { NumberField } from '@/ui/number-field';
import { Switch } from '@/ui/switch';

const initial = defaultScene.view;

/** How maps and pictures are drawn; nothing here changes a computed number. */
export function ViewOptions() {
  const view = useLimelight((s) => s.scene.view);
  const setView = useLimelight((s) => s.setView);
  return (
    <>
      <div
        className="view-scale"
        title="One scale compares strengths between maps; a scale each shows a faint map’s shape."
      >
        <Switch
          label="One scale for all maps"
          on={view.scale === 'shared'}
          testId="view-scale"
          onChange={(shared) => setView({ scale: shared ? 'shared' : 'own' })}
        />
      </div>
      <details>
        <summary>display</summary>
        <NumberField
          label="Overlay"
          summary="How much of the picture shines through the map."
          value={view.overlay}
          initial={initial.overlay}
          min={0}
          max={1}
          step={0.05}
          testId="view-overlay"
          onChange={(overlay) => setView({ overlay })}
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
          summary="Below 1 faint values get brighter, above 1 darker; the numbers stay."
          value={view.gamma}
          initial={initial.gamma}
          min={0.2}
          max={3}
          step={0.1}
          testId="view-gamma"
          onChange={(gamma) => setView({ gamma })}
        />
        <CheckField
          label="Crisp pixels"
          summary="Shows every pixel as a square; off, pictures are smoothed when enlarged."
          checked={view.crispPixels}
          testId="view-crisp"
          onChange={(crispPixels) => setView({ crispPixels })}
        />
      </details>
    </>
  );
}
