import type { Text } from '..';

/** De un mapa que tarda tanto que solo empieza cuando alguien lo pide. */
export const heldMaps: Text['heldMaps'] = {
  cost: (map, passes, time) => `${map}: ${passes.toLocaleString('es')} pasadas por el modelo, ${time} por cada imagen.`,
  start: 'Empezar',
  usual: 'Ajustes habituales',
  waiting: 'Sin empezar',
};
