import type { FetchedText } from '../en/fetched';

/** What is read in the panel of the attack over ε. */
export const epsilon: FetchedText['epsilon'] = {
  confidence: 'Confianza',
  inFirst: 'en la primera respuesta',
  inTarget: 'en la clase buscada',
  confidenceFooled:
    'La probabilidad de la clase que el modelo da a la imagen limpia, según cuánto puede cambiar el ataque. Puntos: el modelo está engañado. Un clic toma ese ε.',
  confidenceReached:
    'La probabilidad de la clase buscada, según cuánto puede cambiar el ataque. Puntos: se alcanza esa clase. Un clic toma ese ε.',
  emptyPoints: 'llega punto por punto',
  similarity: {
    title: (map, measure) => `${map}: ${measure}`,
    unit: 'con el mapa limpio',
    empty: 'llega mapa por mapa, tras la búsqueda',
    spearman: {
      title: 'Spearman',
      summary:
        'Correlación de rangos de las magnitudes: ¿son fuertes los mismos píxeles? 1: el mapa es el que era antes del ataque. Un hueco: un mapa es plano, o está por llegar.',
    },
    ssim: {
      title: 'SSIM',
      summary:
        'Similitud estructural de los mapas tal como son: ¿se parecen? 1: el mapa es el que era antes del ataque. Un hueco: un mapa es plano, o está por llegar.',
    },
  },
  caveat:
    'Hallado partiendo el rango por la mitad, lo que da por hecho que un ε mayor engaña donde lo hace uno menor. No tiene por qué: lo que se nombra es el menor ε probado que engaña, y el siguiente menor probado no lo hace.',
  smallest: (smallest) => smallest ?? 'en espera…',
  stopped: 'Detenido antes del final.',
  again: 'Ejecutar de nuevo',
  outcomes: {
    caption: 'Lo que dice cada modelo dentro de cada ε probado',
    take: (epsilon) => `Tomar ε = ${epsilon}`,
    reached: 'alcanzada',
    notReached: 'no alcanzada',
    fooled: 'engañado',
    held: 'resistió',
    said: (outcome, answer) => `${outcome}: ${answer}`,
  },
};
