import { create } from 'zustand';
import type { ParamValue, ParamValues } from '@/domain/params';
import { useClasses } from '../shared/param-form/use-classes';
import { useLimelight } from '@/state/store';

interface Draft {
  /** By name: the classes' numbers change with the first column. Absent, the class that its model sees. */
  readonly className?: string;
  readonly params: ParamValues;
  readonly seed: number;
  readonly setClass: (className: string) => void;
  readonly setParam: (name: string, value: ParamValue) => void;
  readonly setSeed: (seed: number) => void;
}

/** What is to be drawn next; kept while the page is open. */
export const useDraft = create<Draft>((set) => ({
  params: {},
  seed: 0,
  setClass: (className) => set({ className }),
  setParam: (name, value) => set(({ params }) => ({ params: { ...params, [name]: value } })),
  setSeed: (seed) => set({ seed }),
}));

/** The draft's class by its number in the first column: the one chosen, else the one that is seen there. */
export function useDraftTarget(): number {
  const classes = useClasses();
  const className = useDraft((s) => s.className);
  const seen = useLimelight((s) => s.columns[0]?.clean.value?.label ?? 0);
  const chosen = className === undefined ? -1 : classes.indexOf(className);
  return chosen >= 0 ? chosen : seen;
}
