import { useLayoutEffect, useState, type RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { modelLabel, text } from '@/text';
import { useVerdict } from './use-verdict';
import { VerdictSign } from './verdict-sign';
import './model-tabs.css';

/** The column that is nearest to the left edge of a grid that scrolls sideways. */
function columnInView(grid: HTMLElement): number {
  const left = grid.getBoundingClientRect().left;
  const distances = [...grid.children].map((column) => Math.abs(column.getBoundingClientRect().left - left));
  return distances.indexOf(Math.min(...distances));
}

/** On a small screen, where one column shows at a time: which models there are, which one shows, and the way to it. */
export function ModelTabs({ grid }: { readonly grid: RefObject<HTMLElement | null> }) {
  const labels = useLimelight(useShallow((s) => s.columns.map((column) => modelLabel(column.modelId, column.label))));
  const modelIds = useLimelight(useShallow((s) => s.columns.map((column) => column.modelId)));
  const [current, setCurrent] = useState(0);

  useLayoutEffect(() => {
    // On the way down to the grid, which is drawn after the tabs.
    const look = ({ target }: Event) => {
      if (target instanceof HTMLElement && target === grid.current) setCurrent(columnInView(target));
    };
    window.addEventListener('scroll', look, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', look, { capture: true });
  }, [grid]);

  return (
    <div className="model-tabs" role="group" aria-label={text.compare.tabs}>
      {labels.map((label, index) => (
        <button
          key={index}
          type="button"
          aria-pressed={index === current}
          data-testid={`model-tab-${index}`}
          onClick={() => grid.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'start' })}
        >
          <Outcome modelId={modelIds[index] ?? ''} /> <span className="model-tab-name">{label}</span>
        </button>
      ))}
    </div>
  );
}

/** Whether the model was fooled, as a sign; nothing while that is not known. */
function Outcome({ modelId }: { readonly modelId: string }) {
  const verdict = useVerdict(modelId);
  if (!verdict) return null;
  const words = text.verdicts.short;
  return (
    <span className="model-tab-outcome" data-fooled={verdict.fooled} data-verdict={verdict.outcome}>
      <VerdictSign verdict={verdict} />
      <span className="visually-hidden">
        {verdict.outcome === 'misread' ? words.misread : verdict.fooled ? words.fooled : words.held}:
      </span>
    </span>
  );
}
