import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { modelName } from '../shared/model-name';
import { useColumn } from './use-column';

/** In place of the attacked rows of a model that the attack's source cannot be shown to. */
export function ObstacleNote({ modelId }: { readonly modelId: string }) {
  const obstacle = useColumn(modelId, (column) => column.obstacle);
  const name = useLimelight((s) => modelName(s, modelId));
  const source = useLimelight((s) => modelName(s, s.scene.attack.source));
  if (!obstacle) return null;
  return (
    <p className="quiet small" data-testid="transfer-obstacle" data-obstacle={obstacle}>
      {text.compare.transfer.obstacle(obstacle, source, name)} {text.compare.transfer.way(obstacle)}
    </p>
  );
}
