import { useEffect } from 'react';
import { percent } from '@/domain/format';
import type { Prediction } from '@/domain/picture';
import { showTransfer } from '@/domain/scene/edits';
import { EACH } from '@/domain/scene/schema';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import type { Column, TransferCell } from '@/state/types';
import { text, words } from '@/text';
import { Icon } from '@/ui/icon';
import { className } from '../shared/class-name';
import { modelName } from '../shared/model-name';
import { useAttackTarget } from './use-attack-target';
import { verdictOf } from '../shared/verdict';
import '@/ui/data-table.css';
import './transfer-matrix.css';

/** The attack made on every model and shown to every model: what each then says of the picture. Computed only while it is looked at. */
export function TransferMatrix() {
  const setPanels = useLimelight((s) => s.setPanels);
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const alone = useLimelight((s) => s.columns.length < 2);
  useEffect(() => {
    setPanels({ transferOpen: true });
    return () => setPanels({ transferOpen: false });
  }, [setPanels]);
  return (
    <div className="transfer" data-testid="transfer-matrix">
      {alone ? (
        <p className="quiet">{text.compare.transfer.needsTwo}</p>
      ) : attackOn ? (
        <Matrix />
      ) : (
        <p className="quiet">{text.compare.transfer.needsAttack}</p>
      )}
    </div>
  );
}

function Matrix() {
  const columns = useLimelight((s) => s.columns);
  const cells = useLimelight((s) => s.transfer);
  return (
    <div className="transfer-scroll">
      <table className="data-table small">
        <caption>{text.compare.transfer.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.compare.transfer.corner}</th>
            {columns.map(({ modelId }) => (
              <th key={modelId} scope="col">
                {modelName({ columns }, modelId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((source) => (
            <tr key={source.modelId}>
              <th scope="row">{modelName({ columns }, source.modelId)}</th>
              {columns.map((victim) => (
                <td key={victim.modelId}>
                  <Field
                    source={source}
                    victim={victim}
                    cell={cells.find((each) => each.source === source.modelId && each.victim === victim.modelId)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FieldProps {
  readonly source: Column;
  readonly victim: Column;
  readonly cell: TransferCell | undefined;
}

function Field({ source, victim, cell }: FieldProps) {
  const chosen = useLimelight((s) => s.scene.attack.source);
  const dispatch = useLimelight((s) => s.dispatch);
  const { prediction, obstacle, failure, busy, stopped } = cell ?? {};
  const [from, to] = useLimelight(
    useShallow((s) => [modelName(s, source.modelId), modelName(s, victim.modelId)] as const),
  );
  if (obstacle) {
    const why = text.compare.transfer.obstacle(obstacle, from, to);
    return (
      <span className="quiet" title={why}>
        – <span className="visually-hidden">{why}</span>
      </span>
    );
  }
  const standing = text.compare.transfer;
  if (!prediction)
    return (
      <span className="quiet">
        {failure ? words(failure).message : busy ? standing.computing : stopped ? standing.stopped : standing.waiting}
      </span>
    );
  const isShown = chosen === source.modelId || (chosen === EACH && source.modelId === victim.modelId);
  return (
    <button
      type="button"
      className="transfer-cell"
      data-testid="transfer-cell"
      data-source={source.modelId}
      data-victim={victim.modelId}
      data-label={victim.card?.classes[prediction.label] ?? prediction.label}
      data-probability={prediction.probabilities[prediction.label]}
      aria-pressed={isShown}
      onClick={() => dispatch(showTransfer(source.modelId))}
    >
      <FieldWords victim={victim} prediction={prediction} />
    </button>
  );
}

function FieldWords({ victim, prediction }: { readonly victim: Column; readonly prediction: Prediction }) {
  const target = useAttackTarget(victim.modelId);
  const classes = victim.card?.classes ?? [];
  const clean = victim.clean.value;
  const verdict = clean && verdictOf(clean, prediction, classes, { target });
  return (
    <>
      {verdict && <Icon name={verdict.fooled ? 'swap' : 'check'} />}
      <span className="visually-hidden">
        {verdict?.fooled ? text.verdicts.short.fooled : text.verdicts.short.held}:{' '}
      </span>
      {className(classes, prediction.label)} {percent(prediction.probabilities[prediction.label] ?? 0)}
    </>
  );
}
