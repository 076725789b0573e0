import { form } from './grammar';
import type { FetchedText } from '../en/fetched';

/** What is read in the panel that judges maps. */
export const faithfulness: FetchedText['faithfulness'] = {
  ways: 'Maneras de juzgar un mapa',
  views: { measures: 'Medidas', region: 'Señalar el objeto', cascade: 'Olvido' },
  again: 'Empezar de nuevo',
  stop: 'Detener',
  form: {
    maps: 'Mapas',
    mapsWhat: 'Juzga los mapas en pantalla, o todos los métodos que un modelo permite.',
    shown: 'los que están en pantalla',
    everyOf: (model) => `todos los métodos de ${model}`,
    pictures: 'Imágenes',
    picturesWhat: 'Una imagen muestra lo que hace una medida; muchas dicen qué método es mejor.',
    thisPicture: 'esta imagen',
    heldOut: (pictures) => `${pictures} imágenes reservadas de CIFAR-10`,
    samples: (samples) => `los ${samples} ejemplos`,
    files: 'archivos míos…',
    someFiles: (files) => form(files, { one: 'un archivo mío', other: `${files} archivos míos` }),
    choose: 'Elegir imágenes…',
    chooseOthers: 'Elegir otras…',
    chooseName: 'Imágenes con las que juzgar los mapas',
    noPictures: 'En esa carpeta no hay ninguna imagen.',
    measures: (measures) => form(measures, { one: '1 medida', other: `${measures} medidas` }),
    needsAttack: 'Activa el ataque para ella.',
    start: 'Juzgar estos mapas',
  },
  progress: {
    judged: 'Mapas juzgados',
    reading: 'leyendo las imágenes…',
    picture: (picture, total) => `imagen ${picture} de ${total}`,
    resume: 'Seguir',
    stopped: 'Detenido.',
    onOne: (picture, classes) => `Juzgados con «${picture}»; los mapas explican ${classes.join(' y ')}.`,
    onSome: (pictures) =>
      `Medias sobre ${pictures} imágenes; los mapas explican la clase que el modelo ve en cada una.`,
    ofSome: (assessed, total) => `${assessed} de ${total}`,
    unread: (names) =>
      form(names.length, {
        one: `${names[0]} no se pudo leer y no cuenta.`,
        other: `${names.length} archivos no se pudieron leer y no cuentan, entre ellos ${names[0]}.`,
      }),
    under: (attack) => `La estabilidad es bajo ${attack}, hecho contra cada modelo por separado.`,
  },
  table: {
    caption: 'Lo que dice cada medida de los mapas de cada método, junto al azar',
    method: 'Método',
    sortBy: (measure) => `Ordenar por ${measure}`,
    goodness: { higher: 'alto es bueno', lower: 'bajo es bueno', neither: 'ninguno es mejor' },
    against: { better: 'mejor que el azar', worse: 'peor que el azar' },
    interval: (low, high) => `(${low} a ${high})`,
    chance: (value) => `azar ${value}`,
    flat: 'plano: no dice nada',
    broken: 'contiene lo que no es un número',
    leftOut: (maps) => form(maps, { one: 'un mapa omitido', other: `${maps} mapas omitidos` }),
    chanceWhat: 'Azar: el mismo mapa con sus píxeles barajados.',
    intervals:
      'Entre paréntesis, intervalos del 95 %; ▲ mejor, ▼ peor que el azar según el de la diferencia. De veinte de esas casillas, una está marcada solo por suerte.',
    noIntervals: (fewest) =>
      `A partir de ${fewest} imágenes cada media tiene un intervalo del 95 % y se compara con el azar.`,
    caveat: 'Ninguna medida decide qué explicación es la correcta: cada una hace una pregunta.',
    save: 'Guardar como CSV',
  },
  removal: {
    curve: 'Curva',
    xName: 'parte de los píxeles',
    chance: 'azar',
    picture: 'La imagen en este punto',
    ofTwo: 'De dos clases: la probabilidad de la primera menos la de la segunda.',
    deletion: {
      summary:
        'La probabilidad de la clase mientras se quitan primero los píxeles más fuertes del mapa. Un buen mapa la hace caer enseguida.',
      share: (share) => `${share} quitado`,
      ofPixels: (share) => `${share} de los píxeles quitados`,
    },
    insertion: {
      summary:
        'La probabilidad de la clase mientras se devuelven primero los píxeles más fuertes del mapa. Un buen mapa la hace subir enseguida.',
      share: (share) => `${share} devuelto`,
      ofPixels: (share) => `${share} de los píxeles devueltos`,
    },
  },
  region: {
    none: 'Primero va la imagen.',
    what: 'Rodea lo que hay en la imagen: ¿mira ahí el mapa?',
    draw: 'Dibujar',
    box: 'un recuadro',
    brush: 'con pincel',
    wipe: 'Borrarlo',
    sides: { left: 'Izquierda', right: 'Derecha', top: 'Arriba', bottom: 'Abajo' },
    fromLeft: 'Dónde acaba el recuadro, en tanto por ciento de la imagen desde la izquierda.',
    fromTop: 'Dónde acaba el recuadro, en tanto por ciento de la imagen desde arriba.',
    picture: 'La imagen',
    drawn: (share) => `La región dibujada es el ${share} de la imagen: así de a menudo acertaría el azar.`,
    nothing: 'Todavía no hay nada dibujado.',
    map: 'Mapa',
    clean: 'limpia',
    attacked: 'atacada',
    hit: {
      label: 'Píxel más fuerte',
      definition:
        'Pointing game: si el píxel más fuerte del mapa está en lo dibujado. El azar es la parte dibujada de la imagen. Zhang y otros, 2016.',
    },
    mass: {
      label: 'Masa dentro',
      definition:
        'La parte de los valores positivos del mapa que está en lo dibujado. El azar es la parte dibujada de la imagen.',
    },
    overlap: {
      label: 'IoU',
      definition:
        'IoU: de la región dibujada y otros tantos píxeles más fuertes del mapa, los píxeles en ambos entre los píxeles en alguno. El azar es lo que dan de media píxeles aleatorios.',
    },
    inside: 'dentro',
    outside: 'fuera',
  },
  cascade: {
    what: 'Los pesos del modelo se sortean al azar, una capa más cada vez desde las puntuaciones hasta los píxeles, y la imagen se explica de nuevo. Un mapa que habla de lo que el modelo aprendió se deshace (ρ cerca de 0); uno que queda igual habla de la imagen, sepa lo que sepa el modelo. Adebayo y otros, 2018, Sanity Checks for Saliency Maps.',
    start: 'Hacer olvidar a los modelos',
    layer: (layer, total) => `capa ${layer} de ${total}`,
    moment: 'Cuánto se ha olvidado',
    next: 'Capa siguiente',
    of: (picture, explained) => `de «${picture}», para ${explained}`,
    byLayer: (title) => `${title}, capa a capa`,
    trained: 'como se entrenó',
    trainedMap: 'El mapa del modelo tal como se entrenó',
    mapWithout: (layer) => `El mapa sin lo que aprendieron ${layer} y todo lo que hay encima`,
    sameMasks:
      'Sus máscaras son las mismas en cada etapa: donde las puntuaciones apenas cambian ya, el mapa muestra cuántas veces las máscaras mostraron cada lugar. Que se mantenga no dice nada del modelo.',
  },
};
