import type { TransferObstacle } from '@/domain/transfer';
import { useLimelight } from '@/state/store';
import { modelName } from '../shared/model-name';
import { useColumn } from './use-column';

/** Why a picture attacked on one model cannot be shown to another. */
export function obstacleWords(obstacle: TransferObstacle, source: string, victim: string): string {
  switch (obstacle) {
    case 'size':
      return `${victim} takes pictures of another size than ${source}, so the attacked picture cannot be shown to it.`;
    case 'classes':
      return `${victim} has other classes than ${source}, so it cannot be fooled about the same ones.`;
    case 'source-missing':
      return `${source} could not be loaded, so no attack can be made on it.`;
    case 'victim-missing':
      return `${victim} could not be loaded, so no attack can be shown to it.`;
    default:
      return obstacle satisfies never;
  }
}

/** In place of the attacked rows of a model that the attack's source cannot be shown to. */
export function ObstacleNote({ modelId }: { readonly modelId: string }) {
  const obstacle = useColumn(modelId, (column) => column.obstacle);
  const name = useLimelight((s) => modelName(s, modelId));
  const source = useLimelight((s) => modelName(s, s.scene.attack.source));
  if (!obstacle) return null;
  return (
    <p className="quiet small" data-testid="transfer-obstacle" data-obstacle={obstacle}>
      {obstacleWords(obstacle, source, name)}{' '}
      {obstacle === 'source-missing'
        ? 'Try again there, or attack each model by itself.'
        : 'Attack each model by itself to compare these two.'}
    </p>
  );
}
