import type { Text } from '../en';

/** What is read in the panel *Explain*. */
export const saliency: Text['saliency'] = {
  title: 'Explicar',
  method: (index) => (index === 0 ? 'Método' : `Método ${index + 1}`),
  remove: 'Quitar este mapa',
  removeName: (map) => `Quitar el mapa: ${map}`,
  add: 'Añadir un mapa',
  addTitle: 'Añadir un mapa: otra explicación junto a esta',
  explained: {
    label: 'Clase',
    summary:
      'La clase cuya evidencia muestran los mapas. Si no eliges nada, todos los mapas de un modelo explican lo que ve en la imagen limpia, para poder compararlos; la propia de cada imagen puede ser otra clase. Un modelo sin la clase elegida explica lo que ve.',
    clean: 'de la imagen limpia',
    predicted: 'la de cada imagen',
  },
  versus: {
    label: 'Frente a',
    summary:
      'Opone la clase a otra: los mapas muestran entonces lo que habla a favor de una y no de la otra, la diferencia de sus puntuaciones. Si la clase explicada es esa otra, o si a un modelo le falta, se explica solo la clase.',
    none: 'ninguna otra',
  },
  view: {
    scale: 'Escala',
    scaleSummary:
      'Una escala por modelo muestra la forma de sus mapas; una para todos compara intensidades entre modelos.',
    scales: { model: 'una por modelo', shared: 'una para todos', own: 'una por mapa' },
    more: 'aspecto',
    overlay: 'Superponer',
    overlaySummary:
      'Pone el mapa sobre la imagen: al 100 %, lo que es cero es transparente y los valores más fuertes la tapan.',
    clip: 'Recorte',
    clipSummary:
      'Los valores por encima de este percentil toman el color del extremo, para que un solo píxel brillante no oscurezca el resto.',
    gamma: 'Gamma',
    gammaSummary:
      'Por debajo de 1, los valores débiles se aclaran; por encima, se oscurecen, también en escala logarítmica. Los números no cambian.',
    log: 'Logarítm.',
    logSummary: 'Colores por potencias de diez: aún se ve lo que es mil veces más débil que el extremo de la escala.',
    signs: 'Signos',
    signsSummary:
      'En mapas con un valor por color: suma los tres con sus signos, a favor y en contra en dos colores, en vez de sus magnitudes. Donde se anulan no se ve nada.',
    crisp: 'Nitidez',
    crispSummary: 'Muestra cada píxel como un cuadrado; desactivado, las imágenes ampliadas se suavizan.',
  },
  differences: {
    ofSeveral: '¿En qué difieren estos métodos?',
    ofOne: '¿Qué dice este método?',
    here: 'En esta imagen',
    strongest: 'La décima parte más fuerte de sus píxeles:',
    alone: (map) => `solo ${map}`,
    both: 'ambos',
    picture: (model) => `${model}: dónde tienen los dos mapas la décima parte más fuerte de los píxeles`,
    waiting: 'espera a los dos mapas',
    flat: 'Un mapa plano no tiene píxeles más fuertes.',
  },
};
