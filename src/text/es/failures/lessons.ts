import type { LessonFailures } from '@/domain/failures/lessons';
import type { WordsFor } from '../../words';

const tryAgain = 'Corrígelo allí y vuelve a soltar el archivo.';

/** What is said of lessons that cannot be opened. */
export const lessons: WordsFor<LessonFailures> = {
  'lesson-damaged': {
    'no-front-matter': ({ file }) => ({
      message: `«${file}» no es una lección: no empieza con un encabezado entre dos líneas «---».`,
      hint: 'Parte de una de las lecciones que vienen con la página; la guía para autores muestra cómo.',
    }),
    'not-yaml': ({ file, line }) => ({
      message: `La línea ${line} de «${file}» no es YAML válido.`,
      hint: `A menudo faltan unos dos puntos o unas comillas, o una línea tiene un espacio de más al principio. ${tryAgain}`,
    }),
    'bad-field': ({ file, line, field }) => ({
      message: `Línea ${line} de «${file}»: «${field}» falta o tiene un valor que no puede tener.`,
      hint: tryAgain,
    }),
    'unknown-field': ({ file, line, field, known }) => ({
      message: `Línea ${line} de «${file}»: aquí no existe «${field}».`,
      hint: `Lo que puede ir aquí: ${known.join(', ')}.`,
    }),
    'steps-differ': ({ file, line, steps, headings }) => ({
      message: `Línea ${line} de «${file}»: el encabezado enumera ${steps} pasos, y el texto tiene ${headings} títulos que empiezan con «##».`,
      hint: 'Cada paso tiene un título, en el mismo orden.',
    }),
    'bad-scene': ({ file, line }) => ({
      message: `Línea ${line} de «${file}»: la escena no es un enlace de esta página.`,
      hint: 'Prepara la escena en la página, copia su enlace en «Compartir» y pégalo allí.',
    }),
  },
  'lesson-unknown': {
    name: ({ file, line, what, name }) => ({
      message: `Línea ${line} de «${file}»: aquí no hay ${{ model: 'ningún modelo', sample: 'ninguna imagen de ejemplo', method: 'ningún ataque ni método de mapas' }[what]} «${name}».`,
      hint: tryAgain,
    }),
  },
  'lesson-missing': {
    'not-fetched': () => ({
      message: 'No se pudo cargar la lección.',
      hint: 'Comprueba la conexión y vuelve a abrirla.',
    }),
    'no-such-lesson': ({ name }) => ({
      message: `Aquí no hay ninguna lección «${name}».`,
      hint: 'Búscala en la lista de todas las lecciones o corrige el enlace.',
    }),
  },
};
