import type { Text } from '../en';
import { shortBackendNames } from '../en/backends';

const themes = { system: 'System', light: 'hell', dark: 'dunkel' };

/** What is read of the page itself: header, notices, dock. */
export const app: Text['app'] = {
  name: 'Limelight',
  tagline: 'Täusche ein Netz und sieh, worauf es geschaut hat.',
  skip: 'Zu den Bildern springen',
  controls: 'Einstellungen',
  reload: 'Neu laden',
  dismiss: 'Verwerfen',
  language: 'Sprache',
  dock: {
    name: 'Weiteres',
    panels: {
      steps: 'Schritte',
      epsilon: 'Über ε',
      transfer: 'Transfer',
      faithfulness: 'Treue',
      activations: 'Aktivierungen',
      synthesis: 'Klassensynthese',
      train: 'Trainieren',
    },
  },
  status: {
    idle: 'Bereit',
    loading: 'Lädt…',
    busy: 'Rechnet…',
    comparing: 'Vergleicht Methoden…',
    randomising: 'Lässt Modelle vergessen…',
    training: 'Trainiert…',
    error: 'Braucht dich',
    stopped: 'Angehalten',
    stop: 'Stopp',
    again: 'Noch einmal',
    retry: 'Erneut versuchen',
  },
  history: {
    name: 'Verlauf',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    undoByKey: 'Rückgängig (Strg+Z)',
    redoByKey: 'Wiederholen (Strg+Y)',
    reset: 'Zurücksetzen',
    resets: 'Alles wie am Anfang, bis auf dein eigenes Bild; lässt sich rückgängig machen',
  },
  commands: 'Alle Befehle',
  shortcuts: 'Tastenkürzel',
  firstVisit: { offer: 'Neu hier? Drei Schritte an den echten Reglern:', show: 'Zeig mir alles' },
  present: {
    name: 'Vorführen',
    what: 'Groß und nichts als die Bilder; die Pfeiltasten gehen durch die Lektion oder die Szenen',
    exit: 'Beenden',
    exitByKey: 'Vorführung beenden (Esc)',
    before: 'Zurück (←)',
    next: 'Weiter (→)',
    place: (at, count) => `${at} von ${count}`,
  },
  theme: {
    is: (theme) => `Farbschema: ${themes[theme]}`,
    next: (theme, next) => `Farbschema: ${themes[theme]}; ein Klick wechselt zu: ${themes[next]}`,
  },
  backend: {
    none: 'Kein Rechenkern',
    noneChoose: 'Der Rechenkern konnte nicht starten; wähle ein Backend',
    noneTitle: 'Der Rechenkern konnte nicht starten',
    noneHint: 'Wähle, womit gerechnet wird. CPU geht überall, ist aber langsam.',
    name: (backend) => `Rechnet mit ${shortBackendNames[backend]}; Einzelheiten zeigen`,
    title: (backend) => `Rechnet auf deinem Gerät mit ${shortBackendNames[backend]}`,
    software: 'Dahinter steckt keine Grafikkarte; dein Prozessor macht die Arbeit, und das ist langsamer.',
    took: (milliseconds) => `${milliseconds} ms für einen Probegradienten`,
    inUse: 'in Gebrauch',
    use: 'Benutzen',
  },
  help: {
    title: 'Hilfe',
    sections: [
      {
        heading: 'Was du siehst',
        words:
          'Zwei Modelle sehen dasselbe Bild. Beide wurden für dieselbe Aufgabe trainiert; das J-SIGR-Modell zusätzlich darauf, sich von kleinen Änderungen nicht beirren zu lassen. Neben jedem Bild steht eine <1>Saliency-Karte</1>: hell, wo die Antwort des Modells am stärksten von den Pixeln abhängt.',
      },
      {
        heading: 'Was du probieren kannst',
        words:
          'Schalte den Angriff ein und ziehe an ε, der größten erlaubten Änderung eines Farbwerts (auf einer Skala von 0 bis 255). Sieh zu, welches Modell getäuscht wird und ob seine Karte noch auf dasselbe zeigt.',
      },
      {
        heading: 'Mit der Tastatur',
        words:
          'Mit Tab erreichst du alles. Wenn die Bilder den Fokus haben, bewegen die Pfeiltasten eine Sonde, die in allen dasselbe Pixel abliest; Plus und Minus zoomen, und 0 zeigt das ganze Bild.',
      },
      {
        heading: 'Mit der Maus',
        words:
          'Doppelklicke auf ein Bild, um es zu vergrößern, und noch einmal, um es wieder ganz zu sehen; jede andere Vergrößerung geht mit zwei Fingern oder mit Strg und dem Mausrad. Ein Doppelklick auf einen Regler setzt ihn zurück.',
      },
      { heading: 'Privat', words: 'Alles wird auf diesem Gerät berechnet. Deine Bilder verlassen es nie.' },
      {
        heading: 'Zitieren',
        words:
          '<1>Bericht</1>, oben auf der Seite, sagt dir, wie du diese Seite zitierst, und hält fest, was auf dem Bildschirm ist: als Bild, als Seite oder in Zahlen.',
      },
    ],
  },
};
