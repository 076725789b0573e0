import { percent, significant, whole } from '@/domain/format';
import type { Text } from '../en';

/** What is read in the comparison: pictures, maps and numbers of the models side by side. */
export const compare: Text['compare'] = {
  name: 'Comparación',
  grid: 'Imágenes y mapas; las flechas mueven la sonda de píxeles, más y menos cambian el zoom',
  tabs: 'Modelos en pantalla',
  addModel: 'Añadir un modelo',
  retry: 'Reintentar',
  invitation:
    'Un ataque cambia un poco cada píxel, de modo que el modelo ve otra cosa mientras tú sigues viendo la misma imagen.',
  attack: 'Atacar esta imagen',
  zoom: (factor) => `× ${factor} – ver todo`,
  model: {
    loading: (loaded, total) => `Cargando el modelo: ${loaded}${total === undefined ? '' : ` de ${total}`}`,
    progress: (model) => `Cargando ${model}`,
    reloading: 'recargando…',
    swap: (model) => `${model}: elegir otro modelo para esta columna`,
    card: 'ficha',
    cardName: (model) => `Ficha del modelo ${model}`,
    remove: (model) => `Quitar ${model} de la comparación`,
  },
  picture: {
    clean: 'Limpia',
    attacked: 'Atacada',
    step: (step, total) => `Paso ${step} de ${total}`,
    making: (step, total) => `paso ${step} de ${total}`,
    madeOn: (model) => `contra ${model}`,
    waiting: 'La imagen aparecerá aquí',
    size: (title, width, height) => `${title}, ${width} por ${height} píxeles`,
  },
  prediction: {
    waiting: 'La predicción aparecerá aquí',
    answerWaiting: 'La respuesta aparecerá aquí',
    classes: 'Clases más probables',
    labels: 'Etiquetas más probables, cada una con su probabilidad',
    independent: 'Etiquetas independientes: cada una tiene su propia probabilidad.',
    margin: 'margen',
    marginOf: (className) => `margen de ${className}`,
    missingTarget: (missing, seen) =>
      `Este modelo no tiene la clase «${missing}», así que cuenta cualquier clase distinta de «${seen}».`,
  },
  curtain: {
    name: 'Cortina: la imagen limpia desde la izquierda',
    hint: 'Arrastra a la derecha para ver la imagen limpia; o mantén la tecla B',
    drawn: (percent) => `${percent} % limpia`,
    blink: 'Mantén pulsado para ver la imagen limpia',
    blinkByKey: 'Mantén pulsado para ver la imagen limpia (tecla B)',
  },
  map: {
    none: 'Sin mapa',
    next: 'Ahora viene el mapa',
    computing: 'Calculando el mapa…',
    step: (step, total) => `Mapa: paso ${step} de ${total}`,
    notStarted: 'Sin empezar',
    cost: (map, passes, time) => `${map}: ${whole(passes)} pasadas por el modelo, ${time} por cada imagen.`,
    start: 'Empezar',
    usual: 'Ajustes habituales',
    of: (className) => `para ${className}`,
    versus: (className, other) => `${className} en vez de ${other}`,
    name: (map, className, range) => `Mapa ${map} para ${className}, valores ${range}`,
    missing: (className) => `Este modelo no tiene la clase «${className}», así que se explica lo que ve.`,
    missingVersus: (className) => `Este modelo no tiene la clase «${className}» para oponérsela.`,
    range: (min, max) => `${min} … ${max}`,
    signedRange: (min, max) => `${min} en contra … ${max} a favor`,
    againstRange: (min, max) => `${min} … ${max}, todo en contra`,
    flatZero: 'plano: cero en todas partes',
    flatAt: (value) => `plano: ${value} en todas partes`,
    flatRange: (range) => `plano: ${range} no es más que redondeo`,
    broken: (broken, pixels) => `${broken} de ${pixels} píxeles no son números`,
    units: {
      logit: 'logits',
      'squared-logit': 'logits²',
      'logit-per-colour': 'logits por color',
      'squared-logit-per-colour': '(logits por color)²',
      probability: 'de probabilidad',
      none: 'sin unidad',
    },
    perColour: 'Por color: para un valor de color que va de 0 a 1.',
    rangeSummary: (range) => `${range}: valor menor y mayor del mapa.`,
    faint: ' · tenue',
    beyond: (share) => ` · ${share} más allá`,
    unmoved: 'La probabilidad apenas se mueve.',
    measureLogit: 'Medir el logit',
    shares: (gap) => `error ${gap}`,
    sharesSummary: (sum, difference) =>
      `Los valores de este mapa suman ${sum}. Deberían sumar ${difference}, lo que la puntuación de la clase supera a la de la línea base: la diferencia es el error de una suma con tantos pasos.`,
  },
  scale: {
    summary({ signed, limit, logScale, clipPercentile }) {
      const colours = signed
        ? `El rojo habla a favor de la clase, el azul en contra, cada uno hasta ${significant(limit)}`
        : `Cuanto más brillante, más fuerte, hasta ${significant(limit)}`;
      const shape = logScale ? ', en escala logarítmica' : '';
      return clipPercentile < 100
        ? `${colours}${shape}; el ${significant(100 - clipPercentile)} % más fuerte queda fuera y toma el color del extremo.`
        : `${colours}${shape}.`;
    },
    ofAll: 'una escala para todos los mapas',
    against: 'en contra',
    end: ({ signed, logScale }) => [signed && 'a favor', logScale && 'logarítmica'].filter(Boolean).join(', '),
  },
  change: {
    name: (factor) => `El cambio hecho por el ataque, amplificado ${factor} veces en torno al gris`,
    summary: 'El cambio hecho por el ataque, amplificado en torno al gris',
    factor: (factor, clipped) => `δ × ${factor}${clipped ? ', recortado' : ''}`,
  },
  shift: {
    subject: 'El mapa',
    moved: (map, classes) => `${map} se movió${classes === undefined ? '' : `, ${classes}`}:`,
    twoClasses: (before, after) => `de dos clases: ${before} → ${after}`,
    top10: 'top 10 %',
    flat: {
      clean: 'Nada que comparar: el mapa de la imagen limpia es plano.',
      attacked: 'Nada que comparar: el mapa de la imagen atacada es plano.',
      both: 'Nada que comparar: los dos mapas son planos.',
    },
  },
  measures: {
    open: 'más',
    name: (map) => `Más medidas: ${map}`,
    likeness: 'Limpia frente a atacada',
    spearman: 'ρ de Spearman, magnitudes',
    pearson: 'r de Pearson, valores con signo',
    ssim: 'SSIM, valores sin normalizar',
    ssimNormalised: 'SSIM, cada mapa entre su máximo',
    top10: 'Top 10 % compartido',
    top10Expected: '… por azar',
    top10Shuffled: '… con un mapa barajado',
    spread: 'Cómo se reparte cada mapa',
    clean: 'limpia',
    attacked: 'atacada',
    gini: 'Gini',
    entropy: (most) => `Entropía, de ${most} nats como máximo`,
  },
  table: {
    open: 'mapas en palabras',
    title: (map) => `${map}: dónde está la evidencia`,
    flat: (map) => `${map}: el mapa es plano.`,
    region: 'zona',
    share: 'parte',
    strongest: 'píxel más fuerte',
    peak: (value, x, y) => `${value} en ${x}, ${y}`,
  },
  probe: {
    hint: 'Señala un píxel y lee sus números.',
    pixel: 'píxel',
    colour: 'RGB',
    map: 'mapa',
  },
  save: {
    title: 'Guardar como archivo',
    png: (width, height) => `PNG, ${width} × ${height}`,
    values: (ending) => `Valores sin normalizar, .${ending}`,
    looking: 'Mirando la imagen guardada…',
    failed: 'No se pudo mirar la imagen guardada. Cierra esto y vuelve a intentarlo.',
    attacked: 'Imagen atacada, 8 bits por color',
    survives: (survives, className, probability) =>
      `Sobrevive al guardado: ${survives ? 'sí' : 'no'}. Abierta de nuevo, el modelo ve ${className} (${percent(probability)}).`,
  },
  transfer: {
    needsTwo: 'Añade un segundo modelo para ver si el ataque hecho contra uno se transfiere al otro.',
    needsAttack: 'Activa el ataque para ver si se transfiere de un modelo a otro.',
    caption:
      '¿Se transfiere el ataque? Hecho contra un modelo (fila), mostrado a otro (columna); un clic lo muestra arriba.',
    corner: 'contra ↓ mostrado a →',
    computing: 'calculando…',
    stopped: 'detenido',
    waiting: 'esperando…',
    obstacle(obstacle, source, victim) {
      switch (obstacle) {
        case 'size':
          return `${victim} toma imágenes de otro tamaño que ${source}, así que no se le puede mostrar la imagen atacada.`;
        case 'classes':
          return `${victim} tiene otras clases que ${source}, así que no se le puede engañar sobre las mismas.`;
        case 'source-missing':
          return `No se pudo cargar ${source}, así que no se puede atacar.`;
        case 'victim-missing':
          return `No se pudo cargar ${victim}, así que no se le puede mostrar ningún ataque.`;
        default:
          return obstacle satisfies never;
      }
    },
    way: (obstacle) =>
      obstacle === 'source-missing'
        ? 'Vuelve a intentarlo allí, o ataca cada modelo por separado.'
        : 'Ataca cada modelo por separado para comparar estos dos.',
  },
};
