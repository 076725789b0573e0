import { exact } from '@/domain/format';

/** What is read on the parts that all of the page is made of. */
export const ui = {
  close: 'Close',
  closeByKey: 'Close (Esc)',
  no: 'No',
  chart: {
    step: 'step',
    atStep: (step: number) => `step ${step}`,
    last: 'last',
    at: (place: string) => `at ${place}`,
    /** The whole chart in a sentence: "Loss by step, step 3: Standard 1.2". */
    spoken: (title: string, axis: string, place: string, values: readonly string[]) =>
      `${title} by ${axis}, ${place}: ${values.join(', ')}`,
  },
  number: {
    value: (value: number, unit: string) => `${exact(value)}${unit}`,
    exact: (label: string, min: number, max: number) => `${label}, exact value from ${exact(min)} to ${exact(max)}`,
    range: (label: string, min: number, max: number, unit: string) =>
      `${label} can be ${exact(min)} to ${exact(max)}${unit}.`,
    setTo: (label: string, min: number, max: number, unit: string, nearest: number) =>
      `${label} can be ${exact(min)} to ${exact(max)}${unit}; set to ${exact(nearest)}.`,
  },
  search: {
    name: (label: string, current: string) => `${label}: ${current}; choose another`,
    entries: (count: number) => `Search ${count} entries`,
    box: (label: string) => `Search ${label.toLowerCase()}`,
    none: 'No match.',
  },
};
