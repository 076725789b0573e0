import { useEffect } from 'react';
import { countNewClasses } from '@/domain/training/head';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { text, words } from '@/text';
import { misfit, obstacle } from './own-data';
import { BUNDLED_SHAPE } from './recipe';

/** Why a training cannot start as it is set up, in words for the person; undefined where it can. */
export function useObstacle(): string | undefined {
  const dataset = useTraining((s) => s.dataset);
  const own = useTraining((s) => s.own?.data);
  const isReading = useTraining((s) => s.reading !== undefined);
  const elsewhere = useTraining((s) => s.elsewhere);
  const baseId = useTraining((s) => s.baseId);
  const lack = useLimelight((s) => s.columns.find(({ modelId }) => modelId === baseId)?.lacks.training);
  const takes = useLimelight((s) => s.models.get(baseId)?.inputShape);
  if (elsewhere) return text.finetune.obstacles.elsewhere;
  if (lack) {
    const { message, hint } = words({ code: 'model-untrainable', reason: 'lacks', details: { lack } });
    return `${message} ${hint}`;
  }
  if (dataset === 'bundled') return takes && misfit(BUNDLED_SHAPE, takes, dataset);
  if (isReading) return text.finetune.obstacles.reading;
  return obstacle(own) ?? (own && takes && misfit(own.shape, takes, dataset));
}

/** How many of the pictures' classes the base does not know; undefined as long as its classes are not known here. */
export function useNewClasses(): number | undefined {
  const baseId = useTraining((s) => s.baseId);
  const classes = useTraining((s) => (s.dataset === 'own' ? s.own?.data.classes : undefined));
  const entry = useLimelight((s) => s.cards.get(baseId));
  const openCard = useLimelight((s) => s.openCard);
  const isWanted = classes !== undefined && entry === undefined;
  useEffect(() => {
    if (isWanted) openCard(baseId);
  }, [isWanted, baseId, openCard]);
  if (!classes || !entry || typeof entry === 'string' || !('card' in entry)) return undefined;
  return countNewClasses(classes, entry.card.classes);
}
