import { useCallback, useMemo } from 'react';
import { amplificationFor, paintPerturbation } from '@/domain/display';
import { duration, significant } from '@/domain/format';
import { NORM_SYMBOLS, type Norm } from '@/domain/method';
import { perturbationNorms } from '@/domain/perturbation';
import type { Pixels } from '@/domain/picture';
import type { RawValues } from '@/domain/values-file';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Term } from '@/ui/term';
import { Frame, FrameWaiting } from './frame';
import { MapShiftLine } from './map-shift-line';
import { useAttackBound } from './use-attack-bound';
import { useColumn } from './use-column';
import './perturbation-row.css';

/** What the attack added to each colour of each pixel. */
function changeOf(clean: Pixels, adversarial: Pixels): RawValues {
  return { ...clean, channels: 3, data: adversarial.data.map((value, i) => value - clean.data[i]!) };
}

/** What the attack added, made visible, and how far each explanation moved with it. */
export function PerturbationRow({ modelId }: { readonly modelId: string }) {
  const attacked = useColumn(modelId, (column) => column.attacked);
  const bound = useAttackBound();
  const explanations = useLimelight((s) => s.scene.maps);
  const { clean, pixels: adversarial } = attacked?.value ?? {};
  const comparable = clean && adversarial && clean.data.length === adversarial.data.length;
  const norms = useMemo(
    () => (comparable ? perturbationNorms(clean.data, adversarial.data, clean.data.length)[0] : undefined),
    [comparable, clean, adversarial],
  );
  const factor = amplificationFor((bound?.norm === 'linf' && bound.epsilon) || (norms?.linf ?? 0));
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => comparable && paintPerturbation(clean, adversarial, factor, rgba),
    [comparable, clean, adversarial, factor],
  );
  const stale = attacked?.stale ?? false;
  /** Said of the norm that the attack bounds. */
  const limit = (norm: Norm): string => (bound?.norm === norm ? ` (ε\u00a0=\u00a0${bound.text})` : '');
  const clipped = norms && norms.linf * factor > 0.5 + 1e-3;
  const words = text.compare.change;

  return (
    <div className="change">
      {comparable && norms ? (
        <Frame
          title={words.factor(factor, false)}
          stale={stale}
          size={clean}
          file={{ name: `${modelId}-perturbation`, values: () => changeOf(clean, adversarial) }}
        >
          <PixelCanvas
            width={clean.width}
            height={clean.height}
            paint={paint}
            role="img"
            aria-label={words.name(factor)}
            data-testid="perturbation"
            data-linf={norms.linf}
            data-l2={norms.l2}
            data-norm={bound?.norm}
            data-amplification={factor}
          />
        </Frame>
      ) : (
        <Frame title="δ">
          <FrameWaiting words="δ" />
        </Frame>
      )}
      <div className="change-words">
        {norms && (
          <div className="term-list" data-stale={stale}>
            <span title={words.summary}>{words.factor(factor, clipped === true)}</span>
            <Term
              label={NORM_SYMBOLS.linf}
              value={`${significant(norms.linf * 255)}/255${limit('linf')}`}
              definition={text.definitions.linf}
            />
            <Term
              label={NORM_SYMBOLS.l2}
              value={`${significant(norms.l2)}${limit('l2')}`}
              definition={text.definitions.l2}
            />
            {attacked?.value?.source === modelId && attacked.value.milliseconds !== undefined && (
              <span className="quiet">{duration(attacked.value.milliseconds)}</span>
            )}
          </div>
        )}
        {explanations.map((_, index) => (
          <MapShiftLine key={index} {...{ modelId, index }} />
        ))}
      </div>
    </div>
  );
}
