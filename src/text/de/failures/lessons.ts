import type { LessonFailures } from '@/domain/failures/lessons';
import type { WordsFor } from '../../words';

const tryAgain = 'Berichtige es dort und lege die Datei noch einmal ab.';

/** What is said of lessons that cannot be opened. */
export const lessons: WordsFor<LessonFailures> = {
  'lesson-damaged': {
    'no-front-matter': ({ file }) => ({
      message: `„${file}“ ist keine Lektion: Sie beginnt nicht mit einem Vorspann zwischen zwei Zeilen „---“.`,
      hint: 'Fang mit einer der mitgelieferten Lektionen an; die Anleitung für Autoren zeigt, wie.',
    }),
    'not-yaml': ({ file, line }) => ({
      message: `Zeile ${line} von „${file}“ ist kein gültiges YAML.`,
      hint: `Oft fehlt ein Doppelpunkt oder ein Anführungszeichen, oder eine Zeile ist um ein Leerzeichen zu weit eingerückt. ${tryAgain}`,
    }),
    'bad-field': ({ file, line, field }) => ({
      message: `Zeile ${line} von „${file}“: „${field}“ fehlt oder hat einen Wert, den es nicht haben kann.`,
      hint: tryAgain,
    }),
    'unknown-field': ({ file, line, field, known }) => ({
      message: `Zeile ${line} von „${file}“: „${field}“ gibt es hier nicht.`,
      hint: `Hier darf stehen: ${known.join(', ')}.`,
    }),
    'steps-differ': ({ file, line, steps, headings }) => ({
      message: `Zeile ${line} von „${file}“: Der Vorspann nennt ${steps} Schritte, und der Text hat ${headings} Überschriften, die mit „##“ beginnen.`,
      hint: 'Jeder Schritt hat eine Überschrift, in derselben Reihenfolge.',
    }),
    'bad-scene': ({ file, line }) => ({
      message: `Zeile ${line} von „${file}“: Die Szene ist kein Link dieser Seite.`,
      hint: 'Stell die Szene auf der Seite ein, kopiere unter „Teilen“ ihren Link und füge ihn dort ein.',
    }),
  },
  'lesson-unknown': {
    name: ({ file, line, what, name }) => ({
      message: `Zeile ${line} von „${file}“: ${{ model: 'Ein Modell', sample: 'Ein Beispielbild', method: 'Einen Angriff oder eine Kartenmethode' }[what]} „${name}“ gibt es hier nicht.`,
      hint: tryAgain,
    }),
  },
  'lesson-missing': {
    'not-fetched': () => ({
      message: 'Die Lektion konnte nicht geladen werden.',
      hint: 'Prüfe die Verbindung und öffne sie noch einmal.',
    }),
    'no-such-lesson': ({ name }) => ({
      message: `Hier gibt es keine Lektion „${name}“.`,
      hint: 'Suche sie in der Liste aller Lektionen oder berichtige den Link.',
    }),
  },
};
