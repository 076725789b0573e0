import { times, whole } from '@/domain/format';
import type { TrainingFailures } from '@/domain/failures/training';
import type { Words, WordsFor } from '../../words';
import { form } from '../grammar';
import { archiveWords } from './archives';

const bundled = (what: string): Words => ({
  message: `Die mitgelieferten Bilder sind beschädigt: ${what}.`,
  hint: 'Lade die Seite neu; hilft das nicht, hat ihr Server die falschen Dateien.',
});
const cifar10 = (what: string): Words => ({
  message: `Das sind nicht die Dateien der binären Version von CIFAR-10: ${what}.`,
  hint: 'Lade cifar-10-binary.tar.gz noch einmal herunter und lege es ab, wie es ist.',
});
const byFolders =
  'Lege die Bilder jeder Klasse in einen Ordner, der nach ihr heißt, und lege diese Ordner oder ein Zip davon hier ab.';
const twoClasses = 'Füge Bilder von mindestens zwei Klassen hinzu, jede in ihrem eigenen Ordner.';
const purposes = { training: 'Trainingsbilder', heldOut: 'Validierungsbilder' } as const;

/** What is said of pictures to train on, and of a training. */
export const training: WordsFor<TrainingFailures> = {
  'data-missing': {
    'bundled-not-fetched': () => ({
      message: 'Die mitgelieferten Bilder konnten nicht geladen werden und sind noch nicht auf diesem Gerät.',
      hint: 'Prüfe die Verbindung und versuche es noch einmal, oder trainiere mit eigenen Bildern.',
    }),
    'no-training-set': () => ({
      message: 'Alle diese Bilder gehören zu Validierungs- oder Testdaten, und aus denen wird nicht gelernt.',
      hint: 'Füge die Trainingsdaten hinzu; oder lege die Ordner der Klassen einzeln ab, dann wird ein Teil zur Validierung zurückgehalten.',
    }),
    'no-class-folder': () => ({
      message: 'Keines dieser Bilder liegt in einem Ordner, der nach seiner Klasse heißt.',
      hint: byFolders,
    }),
    'no-usable-picture': () => ({ message: 'Hier ist kein Bild, das sich verwenden lässt.', hint: byFolders }),
  },
  'data-corrupt': {
    archive: ({ fault }) => ({
      message: `Diese Bilder lassen sich nicht lesen: ${archiveWords(fault)}.`,
      hint: 'Hole oder packe das Archiv noch einmal.',
    }),
    'bundled-index': () => bundled('index.json ist nicht, was es sein soll'),
    'bundled-label': () => bundled('Ein Label hat keine Klasse'),
    'bundled-not-png': ({ file }) => bundled(`${file} ist kein ganzes PNG-Bild`),
    'bundled-size': ({ file, size, wanted }) => bundled(`${file} hat ${times(size)} statt ${times(wanted)} Pixel`),
    'cifar10-label': ({ label }) => cifar10(`Ein Bild hat das Label ${label}`),
    'cifar10-bytes': ({ bytes }) => cifar10(`Eine hat ${whole(bytes)} Bytes`),
  },
  'data-too-large': {
    archive: ({ bytes }) => ({
      message: `Das Archiv enthält mehr als ${whole(Math.floor(bytes / 1e6))} MB, zu viel, um es auf einer Seite zu entpacken.`,
      hint: 'Entpacke es selbst und lege seine Ordner oder einen Teil davon ab.',
    }),
    'no-more-fit': ({ pictures }) => ({
      message: `Es sind ${whole(pictures)} Bilder da, und mehr passen nicht hinein.`,
      hint: 'Das sind reichlich; beginne mit dem Training.',
    }),
  },
  'data-unfit': {
    'no-classes': () => ({ message: 'Es gibt noch keine Klassen.', hint: twoClasses }),
    'one-class': () => ({
      message: 'Alle Bilder gehören zu einer Klasse; mindestens zwei sind nötig.',
      hint: twoClasses,
    }),
    'too-many-classes': ({ classes, most }) => ({
      message: `Es sind ${whole(classes)} Klassen; höchstens ${whole(most)} lassen sich lernen.`,
      hint: 'Jeder Ordner mit Bildern ist eine Klasse: Verteile sie auf weniger Ordner, einen für alles, was unterschieden werden soll.',
    }),
    'other-size': ({ has, takes }) => ({
      message: `Diese Bilder haben die Größe ${times(has)}, und das Modell nimmt ${times(takes)}.`,
      hint: 'Entferne die Bilder und füge sie noch einmal hinzu, oder kehre zu dem Modell zurück, für das sie vorbereitet wurden.',
    }),
  },
  'training-unfit': {
    'no-pictures': () => ({
      message: 'Es gibt noch keine Bilder zum Trainieren.',
      hint: 'Lege Ordner mit Bildern oder ein Zip davon ab, oder benutze die Kamera; oder wähle die mitgelieferten Bilder.',
    }),
    'size-differs': ({ data, has, takes }) => ({
      message: `Das Modell nimmt Bilder von ${times(takes)}, und die von ${data} haben ${times(has)}.`,
      hint: 'Wähle Bilder in der Größe des Modells, oder ein anderes Modell.',
    }),
    'scores-differ': ({ data, classes, scores }) => ({
      message: `Das Modell gibt ${times(scores)} Scores aus, und ${data} hat ${whole(classes)} ${form(classes, { one: 'Klasse', other: 'Klassen' })}.`,
      hint: 'Gib dem Modell zuerst einen neuen Kopf, oder wähle andere Bilder.',
    }),
    'empty-part': ({ data, part }) => ({
      message: `${data} hat keine ${purposes[part]}.`,
      hint: 'Füge weitere Bilder hinzu.',
    }),
    'labels-differ': ({ data, part }) => ({
      message: `Die ${purposes[part]} von ${data} gehören nicht zu ihren Labels.`,
      hint: 'Lies die Bilder noch einmal ein.',
    }),
  },
  'training-diverged': {
    'loss-of-step': ({ step }) => ({
      message: `Der Loss in Schritt ${step} ist keine Zahl: Das Training ist divergiert.`,
      hint: 'Verringere λ oder die Lernrate, oder kürze Gradienten stärker; das Modell von vorher bleibt erhalten.',
    }),
    'after-steps': ({ steps }) => ({
      message: `Nach ${whole(steps)} ${form(steps, { one: 'Schritt', other: 'Schritten' })} ist der Loss keine Zahl mehr: Das Training ist divergiert.`,
      hint: 'Beginne noch einmal mit kleinerer Lernrate oder kleinerem λ; ein längerer Anlauf und gekürzte Gradienten helfen auch.',
    }),
  },
  'training-elsewhere': {
    'another-tab': () => ({
      message:
        'In einem anderen Tab dieses Browsers wird schon ein Modell trainiert, und zwei zugleich würden sich um dasselbe Gerät streiten.',
      hint: 'Warte, bis jenes Training endet, oder halte es dort an; beginne dann dieses noch einmal.',
    }),
  },
  'training-flat-maps': {
    'mostly-flat': () => ({
      message:
        'Die meisten Bilder haben eine flache Perturbationskarte: Was man in ihnen auch verwischt, das Modell sagt dasselbe, und so wirkt der selektive Term kaum.',
      hint: 'Trainiere erst mit dem Jacobi-Term allein (λ selektiv 0), dann noch einmal vom Ergebnis aus.',
    }),
  },
};
