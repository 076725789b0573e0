import { whole } from '@/domain/format';
import type { ReadingNote, SkipReason } from '@/domain/training/reading-notes';
import type { Failure } from '@/domain/errors';
import { form, pictures } from './grammar';

const uses = {
  training: 'zum Training',
  validation: 'zur Validierung',
  both: 'zum Lernen, ein Teil davon zur Validierung zurückgehalten',
} as const;

const quoted = (names: readonly string[]) => names.map((name) => `„${name}“`).join(', ');

/** What became of the pictures that a person brought, in a sentence. */
export function readingNote(note: ReadingNote): string {
  switch (note.note) {
    case 'read-as-class':
      return `Der Ordner „${note.folder}“ wird als Klasse gelesen, nicht als Datensatz.`;
    case 'read-as-part':
      return `Der Ordner „${note.folder}“ wird als Teil seiner Klasse gelesen, nicht als Datensatz.`;
    case 'folders-joined': {
      const some = note.folders.slice(0, 4);
      const more = note.folders.length > some.length ? ` und ${whole(note.folders.length - some.length)} weitere` : '';
      return `Ordner innerhalb einer Klasse gehören zu ihr: ${quoted(some)}${more}.`;
    }
    case 'set-used':
      return `„${note.set}“: ${pictures(note.pictures)} ${uses[note.use]}.`;
    case 'test-set-left':
      return `„${note.set}“: ${pictures(note.pictures)} nicht angerührt, wie es sich für Testdaten gehört.`;
    case 'left-out':
      return `${usedPictures(note.used)} verwendet${note.evenly ? ', gleichmäßig aus allen Klassen' : ''}; ${whole(note.left)} ${form(note.left, { one: 'weiteres wurde', other: 'weitere wurden' })} weggelassen, weil der Platz nicht reicht.`;
    case 'test-batch-validates':
      return 'Gelernt wird aus den Trainings-Batches; der Test-Batch dient zur Validierung, behalte also andere Bilder für einen Test.';
    default:
      return note satisfies never;
  }
}

/** The beginning of a sentence: "one picture is", "1,200 pictures are". */
function usedPictures(n: number): string {
  return n === 1 ? 'Ein Bild wird' : `${whole(n)} Bilder werden`;
}

/** Why a file is not learned from, in a sentence; `said` words a failure. */
export function skipReason(reason: SkipReason, said: (failure: Failure) => string): string {
  switch (reason.skip) {
    case 'outside-sets':
      return `Sie liegt außerhalb der Datensätze (${quoted(reason.sets)}).`;
    case 'no-class-folder':
      return 'Sie liegt in keinem Ordner einer Klasse, also ist ihre Klasse nicht bekannt.';
    case 'untaught-class':
      return `Für „${reason.className}“ gibt es keine Bilder zum Lernen.`;
    case 'failed':
      return said(reason.failure);
    default:
      return reason satisfies never;
  }
}
