import { times, whole } from '@/domain/format';
import type { PageFailures, WorkerRole } from '@/domain/failures/page';
import type { OutcomeWords, WordsFor } from '../../words';
import { backendRefusal, places, refusedBackend, titledBackend } from '../backends';
import { form } from '../grammar';

const contextGone = 'ihr Kontext ist fort';
const fromCheckpoint = 'Das Training geht vom letzten Checkpoint aus weiter.';
const restarting = 'Der Rechenkern wird neu gestartet; deine Einstellungen bleiben, wie sie sind.';
const reload = 'Lade die Seite neu; deine Einstellungen stehen in ihrer Adresse.';

/** How a worker is called, and what to do once it has died. */
const workers: Readonly<Record<WorkerRole, { readonly name: string; readonly hint: string }>> = {
  engine: { name: 'Der Rechenkern', hint: restarting },
  trainer: { name: 'Der Trainer', hint: fromCheckpoint },
  'picture-opener': {
    name: 'Der Teil, der Bilder öffnet,',
    hint: 'Versuche es noch einmal, vielleicht mit einem kleineren Bild.',
  },
  'file-reader': {
    name: 'Der Teil, der Dateien liest und packt,',
    hint: 'Versuche es noch einmal, vielleicht mit weniger oder kleineren Dateien.',
  },
  'map-comparer': { name: 'Der Teil, der Karten vergleicht,', hint: 'Er beginnt mit der nächsten Karte von Neuem.' },
};

/** What is said of the device, its storage, the workers and the page itself. */
export const page: WordsFor<PageFailures> = {
  'archive-empty': {
    'no-files': ({ file }) => ({
      message: `„${file}“ ist leer: Es ist keine Datei darin.`,
      hint: 'Packe noch einmal hinein, was hineingehört: Bilder in je einem Ordner pro Klasse, oder ein Modell. Lege es dann wieder ab, oder wähle es noch einmal.',
    }),
  },
  'backend-unavailable': {
    refused: ({ backend, place, refusal, others }) => ({
      message: `${titledBackend(backend)} kann ${places[place]} nicht verwendet werden: ${backendRefusal(refusal)}.`,
      hint: `Überlasse Limelight die Wahl, oder verlange ein anderes Backend (${others.join(', ')}).`,
    }),
    'none-works': ({ candidates }) => ({
      message: `Hier funktioniert kein Backend (${candidates.map(({ name, refused }) => refusedBackend(name, refused)).join('; ')}).`,
      hint: 'Aktualisiere den Browser, oder versuche es mit Chrome, Edge, Firefox oder Safari in einer aktuellen Version.',
    }),
  },
  'backend-lost': {
    'device-lost': ({ problem }) => ({
      message: `Die Verbindung zur Grafikkarte ging verloren (${problem ?? contextGone}).`,
      hint: restarting,
    }),
    'device-lost-training': ({ problem }) => ({
      message: `Die Verbindung zur Grafikkarte ging während des Trainings verloren (${problem ?? contextGone}).`,
      hint: fromCheckpoint,
    }),
  },
  'storage-full': {
    'no-room': () => ({
      message: 'Auf diesem Gerät ist kein Platz mehr.',
      hint: 'Lösche, was du nicht mehr brauchst (Hilfe, Speicher auf diesem Gerät), oder schaffe Platz, und versuche es noch einmal.',
    }),
    'no-room-for-all-models': () => ({
      message: 'Auf diesem Gerät ist nicht genug Platz für alle Modelle.',
      hint: 'Schaffe Platz und versuche es noch einmal; die schon gespeicherten Modelle funktionieren auch ohne Verbindung.',
    }),
  },
  'storage-unavailable': {
    'nothing-kept': () => ({
      message: 'Dieser Browser lässt die Seite nichts auf diesem Gerät speichern.',
      hint: 'Private Fenster und strenge Einstellungen tun das; öffne die Seite in einem gewöhnlichen Fenster.',
    }),
  },
  'page-insecure': {
    'plain-http': () => ({
      message:
        'Diese Seite kam über einfaches http: Der Browser gibt ihr dann weder WebGPU noch Kamera und behält sie nicht für die Arbeit ohne Verbindung.',
      hint: 'Öffne sie über https (wer sie im lokalen Netz anbietet, kann das: npm run serve:lan). Alles andere funktioniert, nur langsamer.',
    }),
  },
  'page-incomplete': {
    'part-not-fetched': () => ({
      message: 'Ein Teil dieser Seite konnte nicht geladen werden.',
      hint: 'Prüfe die Verbindung und versuche es noch einmal. Gibt es eine neuere Version, lade die Seite neu; was du eingestellt hast, steht in ihrer Adresse.',
    }),
  },
  'out-of-memory': {
    'too-much-asked': () => ({
      message: 'Für das, was dieses Modell tun soll, reicht der Arbeitsspeicher nicht.',
      hint: 'Schließe andere Tabs, nimm ein Modell aus dem Vergleich oder verwende ein kleineres; versuche es dann noch einmal.',
    }),
    'training-step': ({ pictures }) => ({
      message: `Der Arbeitsspeicher reicht nicht, um mit ${whole(pictures)} ${form(pictures, { one: 'Bild', other: 'Bildern' })} je Schritt zu trainieren.`,
      hint: 'Schließe andere Tabs, trainiere weniger Schichten, oder beginne mit einem kleineren Modell.',
    }),
  },
  'worker-crashed': {
    stopped: ({ worker, problem }) => ({
      message: `${workers[worker].name} brach unerwartet ab${problem === '' ? '' : ` (${problem})`}.`,
      hint: workers[worker].hint,
    }),
    'being-replaced': ({ worker }) => ({
      message: `${workers[worker].name} wird ersetzt.`,
      hint: workers[worker].hint,
    }),
    silent: ({ worker }) => ({
      message: `${workers[worker].name} antwortet nicht mehr.`,
      hint: workers[worker].hint,
    }),
  },
  internal: {
    thrown: ({ problem }) => ({
      message: `In Limelight ging etwas schief: ${/[.!?]$/.test(problem) ? problem : `${problem}.`}`,
      hint: reload,
    }),
    'picture-of-other-size': ({ takes, given }) => ({
      message: `Das Modell nimmt Bilder von ${times(takes)}, nicht von ${times(given)}.`,
      hint: reload,
    }),
  },
};

/** What is said of what was done about a failure. */
export const outcomes: OutcomeWords = {
  restarting: (words) => ({ ...words, hint: restarting }),
  'not-restarted': (words) => ({
    ...words,
    hint: 'Lade die Seite neu, oder wähle in der Anzeige oben ein anderes Backend.',
  }),
  'fastest-instead': (words) => ({ ...words, hint: 'Stattdessen wird das schnellste benutzt, das hier funktioniert.' }),
  'device-given-up': (_, { backend }) => ({
    message: `${titledBackend(backend)} verlor innerhalb einer Minute zweimal die Verbindung zur Grafikkarte.`,
    hint: 'Limelight arbeitet mit dem nächstbesten weiter, das dieser Browser bietet; die Anzeige oben bringt es zurück.',
  }),
  'training-given-up': (words) => ({
    ...words,
    hint: 'Es wurde innerhalb einer Minute dreimal neu begonnen. Versuche es mit einem anderen Backend, einem kleineren Batch oder einem kleineren Modell.',
  }),
  'smaller-batch': (words, { pictures }) => ({
    ...words,
    hint: `Das Training geht mit ${whole(pictures)} ${form(pictures, { one: 'Bild', other: 'Bildern' })} je Schritt weiter.`,
  }),
  'model-not-kept': ({ message, hint }, { model }) => ({
    message: `Das Modell „${model}“ ist auf diesem Gerät nicht gespeichert. ${message}`,
    hint: `Es funktioniert, bis du diese Seite schließt. ${hint}`,
  }),
  'picture-not-kept': ({ message }) => ({
    message: `Dein Bild ist nicht gespeichert und ist fort, sobald du die Seite schließt. ${message}`,
    hint: 'Bis dahin funktioniert es; lösche Bilder, die du nicht mehr brauchst, oder behalte die Datei zur Hand.',
  }),
  'checkpoint-not-kept': ({ message, hint }) => ({
    message: `Es wird kein Checkpoint gespeichert; nach dem Schließen der Seite lässt sich dieses Training nicht fortsetzen. ${message}`,
    hint: `Das Training geht inzwischen weiter; lass diese Seite offen. ${hint}`,
  }),
};
