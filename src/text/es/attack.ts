import type { Text } from '../en';

/** What is read in the panel *Attack*. */
export const attack: Text['attack'] = {
  title: 'Ataque',
  method: 'Método',
  seed: 'Semilla',
  seedSummary: 'Semilla de los números aleatorios: la misma semilla da otra vez la misma imagen.',
  engineFailed: 'El motor no arrancó.',
  engineStarting: 'El motor está arrancando…',
  source: {
    label: 'Contra',
    summary:
      'Cada modelo se ataca por separado; o el ataque se hace contra un modelo, y todos ven la misma imagen atacada.',
    each: 'cada modelo',
  },
  progress: {
    step: (step, total) => `paso ${step} de ${total}`,
    starting: 'empezando…',
    stopped: 'detenido',
    done: 'hecho',
    again: 'Repetir',
    stop: 'Parar',
  },
};
