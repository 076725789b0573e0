import type { FetchedText } from '../en/fetched';

/** What is read in the panel that shows what a model's layers make of the picture. */
export const activations: FetchedText['activations'] = {
  channels: 'Canales',
  channelsWhat: 'Cuántos canales de la capa se muestran.',
  order: 'Orden',
  orderWhat: 'Por la magnitud media de la activación en la imagen limpia, o por su cambio bajo ataque.',
  orders: { strength: 'los más fuertes primero', change: 'los más cambiados primero' },
  layer: 'Capa',
  layerWhat: 'Las capas del modelo cuyos resultados son imágenes, en su orden: alto × ancho × canales.',
  rows: { clean: 'limpia', attacked: 'atacada', change: 'cambio' },
  retry: 'Reintentar',
  computing: 'Calculando…',
  waiting: 'A la espera de la imagen y el modelo…',
  channel: (index, flat, clean, attacked) =>
    `Canal ${index}${flat ? ', igual en todas partes' : ''}: media ${clean}${attacked === undefined ? '' : `; atacada ${attacked}`}`,
  enlarge: (channel) => `${channel}. Un clic lo amplía.`,
  flat: 'plano',
  enlarged: (index) => `Canal ${index}; las flechas leen sus valores`,
  at: (index, x, y, values) => `Canal ${index} en ${x}, ${y}: ${values.map((pair) => pair.join(' ')).join('; ')}`,
  close: 'Cerrar',
  scale: (low, high) => `${low} a ${high}`,
  noChange: 'El ataque no cambia ninguno de estos.',
  largestChange: (value) => `Mayor cambio mostrado: ${value}.`,
  sameEverywhere: (channels, flat, dead) => {
    if (flat === 0) return `Ninguno de los ${channels} canales es igual en todas partes.`;
    const zero =
      dead === 0 ? '' : dead === flat ? (dead === 1 ? ', y es cero' : ', todos cero') : `, ${dead} de ellos cero`;
    return `${flat} de ${channels} canales ${flat === 1 ? 'es igual' : 'son iguales'} en todas partes${zero}.`;
  },
};
