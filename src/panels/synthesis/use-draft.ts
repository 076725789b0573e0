import { create } from 'zustand';
import type { ParamValue, ParamValues } from '@/domain/params';
import { useClasses } from '../shared/param-form/use-classes';
import { useLimelight } from '@/state/store';
import type { SynthesisView } from '@/state/types';

interface Draft {
  /** By name: the classes' numbers change with the first column. Absent, the class that its model sees. */
  readonly className?: string;
  readonly params: ParamValues;
  readonly seed: number;
  /** What was asked for last, which is there again when the panel is. */
  readonly drawn?: SynthesisView | undefined;
  readonly setClass: (className: string) => void;
  readonly setParam: (name: string, value: ParamValue) => void;
  readonly setSeed: (seed: number) => void;
  readonly setDrawn: (drawn: SynthesisView) => void;
}

/** What is to be drawn next; kept while the page is open. */
export const useDraft = create<Draft>((set) => ({
  params: {},
  seed: 0,
  setClass: (className) => set({ className }),
  setParam: (name, value) => set(({ params }) => ({ params: { ...params, [name]: value } })),
  setSeed: (seed) => set({ seed }),
  setDrawn: (drawn) => set({ drawn }),
}));

/** The draft's class by its number in the first column: the one chosen, else the one that is seen there. */
export function useDraftTarget(): number {
  const classes = useClasses();
  const className = useDraft((s) => s.className);
  const seen = useLimelight((s) => s.columns[0]?.clean.value?.label ?? 0);
  const chosen = className === undefined ? -1 : classes.indexOf(className);
  return chosen >= 0 ? chosen : seen;
}
