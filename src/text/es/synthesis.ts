import type { FetchedText } from '../en/fetched';

/** What is read in the panel in which models draw a class. */
export const synthesis: FetchedText['synthesis'] = {
  what: 'Elige una clase y pulsa <1>Dibujar</1>: partiendo de ruido, se lleva a cada modelo en pantalla paso a paso hacia lo que toma por esa clase. Un modelo robusto dibuja algo parecido; uno estándar está igual de seguro de lo que a nosotros nos parece ruido.',
  class: 'Clase',
  classWhat: 'Lo que se pide dibujar a cada modelo.',
  seed: 'Semilla',
  seedWhat: 'La misma semilla parte del mismo ruido.',
  draw: 'Dibujar',
  stop: 'Detener',
  draws: (model) => `${model} dibuja`,
  drawing: (className) => `Lo que el modelo toma por «${className}»`,
  sees: (answer) => `ve ${answer}`,
  retry: 'Reintentar',
  loading: 'El modelo está en camino.',
  noClass: 'Este modelo no tiene esa clase.',
  stopped: 'Detenido antes del final.',
  save: 'Guardar como archivo PNG',
  saveOf: (model) => `Guardar lo que dibuja ${model} como archivo PNG`,
  file: (model, className) => `${model} dibuja ${className}`,
};
