import type { FetchedText } from '../en/fetched';

/** What is read in the panel that plays the attack step by step. */
export const playback: FetchedText['playback'] = {
  empty: 'llega cuando el ataque se ha reproducido una vez',
  crossEntropy: {
    title: 'Entropía cruzada',
    unit: 'nats',
    fooling: '−log de la probabilidad de la clase que el modelo da a la imagen limpia: el ataque la quiere alta.',
    reaching: '−log de la probabilidad de la clase buscada: el ataque la quiere baja.',
  },
  margin: {
    title: 'Margen',
    unit: 'logits',
    fooling:
      'Cuánto aventaja la clase que el modelo da a la imagen limpia a su rival más fuerte. Por debajo de cero el modelo está engañado.',
    reaching: 'Cuánto aventaja la clase buscada a su rival más fuerte. Por encima de cero está alcanzada.',
  },
  outcomes: {
    of: (model, outcome) => `${model}: ${outcome}`,
    fooled: {
      never: 'resistió en todos los pasos',
      always: 'engañado desde el principio',
      from: (step) => `engañado desde el paso ${step}`,
    },
    reached: {
      never: 'no alcanzada en ningún paso',
      always: 'alcanzada desde el principio',
      from: (step) => `alcanzada desde el paso ${step}`,
    },
    what: 'Cada paso muestra lo que daría el ataque si acabara ahí: lo mejor a lo que ha llegado hasta entonces, en todos sus reinicios.',
    thinned: (every) =>
      `Para ahorrar memoria solo tiene imagen uno de cada ${every} pasos; las curvas los tienen todos.`,
  },
  stopped: 'Detenido antes del final.',
  again: 'Ejecutar de nuevo',
  recording: 'Grabando los pasos',
  step: (step, total) => `paso ${step} de ${total}`,
  next: 'Paso siguiente',
  play: 'Reproducir',
  pause: 'Pausar',
  slider: 'Paso del ataque',
  result: 'el resultado',
  showResult: 'Mostrar el resultado',
};
