import { exact } from '@/domain/format';
import type { Text } from '../en';

/** What is read on the widgets of the page. */
export const ui: Text['ui'] = {
  close: 'Cerrar',
  closeByKey: 'Cerrar (Esc)',
  no: 'No',
  chart: {
    step: 'paso',
    atStep: (step) => `paso ${step}`,
    last: 'último',
    at: (place) => `en ${place}`,
    spoken: (title, axis, place, values) => `${title} por ${axis}, ${place}: ${values.join(', ')}`,
  },
  number: {
    value: (value, unit) => `${exact(value)}${unit}`,
    exact: (label, min, max) => `${label}, valor exacto de ${exact(min)} a ${exact(max)}`,
    range: (label, min, max, unit) => `${label}: puede ir de ${exact(min)} a ${exact(max)}${unit}.`,
    setTo: (label, min, max, unit, nearest) =>
      `${label}: puede ir de ${exact(min)} a ${exact(max)}${unit}; ajustado a ${exact(nearest)}.`,
  },
  search: {
    name: (label, current) => `${label}: ${current}; elegir otro`,
    entries: (count) => `Buscar entre ${count}`,
    box: (label) => `Buscar ${label.toLowerCase()}`,
    none: 'Nada coincide.',
  },
};
