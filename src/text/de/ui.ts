import { exact } from '@/domain/format';
import type { Text } from '../en';

/** What is read on the widgets of the page. */
export const ui: Text['ui'] = {
  close: 'Schließen',
  closeByKey: 'Schließen (Esc)',
  no: 'Nein',
  chart: {
    step: 'Schritt',
    atStep: (step) => `Schritt ${step}`,
    last: 'zuletzt',
    at: (place) => `bei ${place}`,
    spoken: (title, axis, place, values) => `${title} nach ${axis}, ${place}: ${values.join(', ')}`,
  },
  number: {
    value: (value, unit) => `${exact(value)}${unit}`,
    exact: (label, min, max) => `${label}, genauer Wert von ${exact(min)} bis ${exact(max)}`,
    range: (label, min, max, unit) => `${label}: möglich ist ${exact(min)} bis ${exact(max)}${unit}.`,
    setTo: (label, min, max, unit, nearest) =>
      `${label}: möglich ist ${exact(min)} bis ${exact(max)}${unit}; auf ${exact(nearest)} gesetzt.`,
  },
  search: {
    name: (label, current) => `${label}: ${current}; anderes wählen`,
    entries: (count) => `${count} Einträge durchsuchen`,
    box: (label) => `${label} suchen`,
    none: 'Nichts gefunden.',
  },
};
