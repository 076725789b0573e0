import { whole } from '@/domain/format';
import type { Failure } from '@/domain/errors';
import type { ReadingNote, SkipReason } from '@/domain/training/reading-notes';
import { pictures, quoted } from './grammar';

const uses = {
  training: 'de entrenamiento',
  validation: 'de validación',
  both: 'para aprender, de las que una parte se reserva para la validación',
} as const;

/** What became of the pictures that a person brought, in a sentence. */
export function readingNote(note: ReadingNote): string {
  switch (note.note) {
    case 'read-as-class':
      return `La carpeta «${note.folder}» se lee como una clase, no como un conjunto.`;
    case 'read-as-part':
      return `La carpeta «${note.folder}» se lee como una parte de su clase, no como un conjunto.`;
    case 'folders-joined': {
      const some = note.folders.slice(0, 4);
      const more = note.folders.length > some.length ? ` y ${whole(note.folders.length - some.length)} más` : '';
      return `Las carpetas dentro de una clase pertenecen a ella: ${quoted(some)}${more}.`;
    }
    case 'set-used':
      return `«${note.set}»: ${pictures(note.pictures)} ${uses[note.use]}.`;
    case 'test-set-left':
      return `«${note.set}»: ${pictures(note.pictures)} sin tocar, como debe ser con un conjunto de prueba.`;
    case 'left-out':
      return `Se usan ${whole(note.used)} imágenes${note.evenly ? ', repartidas por igual entre todas las clases' : ''}; otras ${whole(note.left)} se dejaron fuera, porque no caben.`;
    case 'test-batch-validates':
      return 'Se aprende de los lotes de entrenamiento; el lote de prueba es el conjunto de validación, así que guarda otras imágenes para una prueba.';
    default:
      return note satisfies never;
  }
}

/** Why a file is not learned from, in a sentence; `said` words a failure. */
export function skipReason(reason: SkipReason, said: (failure: Failure) => string): string {
  switch (reason.skip) {
    case 'outside-sets':
      return `Está fuera de los conjuntos (${quoted(reason.sets)}).`;
    case 'no-class-folder':
      return 'No está en la carpeta de ninguna clase, así que no se sabe cuál es la suya.';
    case 'untaught-class':
      return `«${reason.className}» no tiene imágenes de las que aprender.`;
    case 'failed':
      return said(reason.failure);
    default:
      return reason satisfies never;
  }
}
