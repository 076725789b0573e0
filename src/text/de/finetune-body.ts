import { form } from './grammar';
import { exact, whole } from '@/domain/format';
import type { FetchedText } from '../en/fetched';

/** What is read in the panel of the fine-tuning once it is open. */
export const finetune: FetchedText['finetune'] = {
  headings: { pictures: 'Bilder', recipe: 'Rezept', settings: 'Einstellungen' },
  base: {
    label: 'Beginne mit',
    summary: 'Das Modell, mit dem begonnen wird. Es bleibt, wie es ist; trainiert wird eine Kopie.',
    newHead: 'Neuer Kopf:',
    newHeadWhy: (classes) =>
      `Dieses Modell kennt ${form(classes, { one: 'eine', other: String(classes) })} dieser Klassen nicht, daher fängt seine letzte Schicht neu an. Seine ersten Antworten sind Zufall.`,
  },
  data: {
    label: 'Trainiere mit',
    summary: 'Die mitgelieferten Bilder oder deine eigenen.',
    bundled: 'CIFAR-10, mitgeliefert',
    own: 'meine eigenen Bilder',
    bundledWhat:
      '3.500 winzige Bilder von zehn Arten von Tieren und Fahrzeugen zum Lernen und 500 weitere zum Validieren.',
    ownWhat:
      'Ein Ordner für jede Klasse, nach ihr benannt; oder ein Zip solcher Ordner. Ordner namens train, val und test werden getrennt gehalten. Lege sie hier ab: Sie verlassen dieses Gerät nie.',
    folder: 'Ordner wählen…',
    folderName: 'Ordner mit Bildern',
    archive: 'Zip oder Archiv…',
    archiveName: 'Zip mit Bildern oder das Archiv von CIFAR-10',
    openCamera: 'Kamera benutzen',
    closeCamera: 'Kamera schließen',
    readingOf: (done, total) => `Bild ${done} von ${total} wird gelesen…`,
    reading: 'Bilder werden gelesen',
    remove: 'Diese Bilder entfernen',
    skipped: (files) =>
      form(files, { one: 'Eine Datei wurde ausgelassen', other: `${whole(files)} Dateien wurden ausgelassen` }),
    more: (files) => `und ${files} weitere`,
  },
  camera: {
    what: 'Was ist es?',
    example: 'Tasse',
    hold: 'Zum Aufnehmen gedrückt halten',
    taken: (pictures, name, bursts) =>
      `${form(pictures, { one: 'Ein Bild', other: `${pictures} Bilder` })} von „${name}“ aufgenommen, in ${form(bursts, { one: 'einer Serie', other: `${bursts} Serien` })}. Dreh es, beweg es, ändere das Licht.`,
    bursts: (pictures) =>
      `Bilder kommen in Serien von ${pictures}: Jede vierte Serie, ab der zweiten, bleibt zum Validieren.`,
  },
  classes: {
    count: (classes) => form(classes, { one: 'eine Klasse', other: `${whole(classes)} Klassen` }),
    pale: '(blass: zum Validieren)',
    split: (name, training, heldOut) => `${name}: ${training} zum Lernen, ${heldOut} zum Validieren`,
    more: (classes) => form(classes, { one: 'und eine weitere Klasse', other: `und ${classes} weitere Klassen` }),
  },
  cautions: {
    uneven: (classes, name) =>
      `${classes === 1 ? `„${name}“ hat` : `${classes} Klassen haben`} weit weniger Bilder als die größte Klasse: Das Modell wird selten damit antworten.`,
    unchecked: (classes, name) =>
      `${classes === 1 ? `„${name}“ hat` : `${classes} Klassen haben`} kein Bild zum Validieren: Wie gut sie erkannt ${classes === 1 ? 'wird' : 'werden'}, wird nichts sagen.`,
    fewChecks: (pictures) =>
      `${form(pictures, { one: 'Ein Validierungsbild ist', other: `${pictures} Validierungsbilder sind` })} wenig: Die Genauigkeiten werden grob, mit weiten Intervallen.`,
  },
  preset: 'Voreinstellung',
  settings: {
    more: 'mehr',
    groups: {
      descent: 'Abstieg',
      penalties: 'Strafterme',
      mask: 'Salienter Teil',
      pictures: 'Bilder',
      validation: 'Validierung',
    },
    noEffect: (reason) => `Ohne Wirkung: ${reason}.`,
    idle: {
      noTerm: 'alle λ sind 0',
      noSelective: 'λ selektiv ist 0',
      noMask: 'die Nachahmung braucht keine Maske',
      noJacobian: 'λ Jacobi ist 0',
      oneTerm: 'es gibt keine zwei Terme zum Abwechseln',
      shareOfPeak: 'die Maske ist ein Anteil des Höchstwerts',
      shareOfPicture: 'die Maske ist ein Anteil des Bildes',
      notAdversarial: 'das adversariale Training ist aus',
    },
  },
  help: {
    name: 'Was ist J-SIGR?',
    heading: 'J-SIGR',
    what: 'Neben der richtigen Antwort verlangt es zweierlei von einem Modell: dass kleine Änderungen an einem Pixel wenig ausmachen, und dass die Pixel, auf die es ankommt, auf dem Gegenstand liegen.',
    formula: 'L = CE + λ_J R_J + λ_S R_S\nR_J = ½ Mittel ‖∂z/∂x‖²\nR_S = Mittel ‖(1 − M) ∂(z_y − Mittel z)/∂x‖²',
    symbols:
      'z sind die Scores der Klassen, x die Pixel in [0, 1], y die richtige Klasse; die Maske M ist 1, wo das Verwischen einer Stelle den Score der richtigen Klasse am meisten senkt.',
    gradientNorm: 'Gradientennorm',
    gradientNormWhat:
      'Ein dritter Strafterm, der nicht zu J-SIGR gehört: wie schnell der Loss steigt, wenn jedes Pixel um denselben kleinen Betrag geändert wird, jedes in die schlimmste Richtung. Genau das tut ein Angriff innerhalb von ε zuerst.',
    gradientNormFormula: 'L = … + λ_G R_G\nR_G = Mittel ‖∂CE/∂x‖₁',
    papers:
      'Jacobian norm with Selective Input Gradient Regularization, Liu et al., Pattern Recognition 145 (2024) 109902; rekonstruiert aus der Zusammenfassung und den Arbeiten, auf denen es aufbaut. Gradientennorm: Characterizing Model Robustness via Natural Input Gradients, Rodríguez-Muñoz et al., ECCV 2024.',
  },
  used: {
    on: (model, pictures) => `${model} mit ${pictures}`,
    yourPictures: 'deinen Bildern',
    newHead: (classes) => `neuer Kopf für ${form(classes, { one: 'eine Klasse', other: `${classes} Klassen` })}`,
    batch: (pictures) => `${form(pictures, { one: 'ein Bild', other: `${pictures} Bilder` })} pro Schritt`,
    backend: (name, software) => `gerechnet mit ${name}${software ? ' ohne Grafikkarte' : ''}`,
    speed: (steps) => `${steps} Schritte pro Sekunde`,
  },
  saved: {
    what: 'Hier wurde ein Training unterbrochen; es kann genau dort weitergehen, wo es stehen blieb.',
    facts: (model, pictures, step, total, when) => `${model} mit ${pictures} · Schritt ${step} von ${total} · ${when}`,
    resume: (step) => `Weiter ab Schritt ${step}`,
    forget: 'Verwerfen',
    forgetLoses: (steps) =>
      `${form(steps, { one: 'Der eine erledigte Schritt geht', other: `Die ${steps} erledigten Schritte gehen` })} endgültig verloren.`,
  },
  charts: {
    all: 'Kurven des Trainings',
    emptyLoss: 'kommt mit den ersten Schritten',
    emptyCheck: 'kommt mit der ersten Prüfung auf den Validierungsbildern',
    loss: {
      title: 'Terme des Loss',
      unit: 'logarithmisch',
      summary:
        'Was das Training minimiert, jeweils vor dem Gewicht λ: Kreuzentropie, die Überraschung über die richtigen Antworten, in Nats; R_J, die halbe mittlere quadrierte Norm der Jacobi-Matrix; R_S, der mittlere quadrierte Gradient außerhalb des salienten Teils; und, wo λ nicht 0 ist, R_G, die mittlere Norm des Gradienten des Loss. Geglättet; die rohen Werte sind blass.',
    },
    accuracy: {
      title: 'Genauigkeit',
      unit: 'auf den Validierungsbildern',
      summary:
        'Genauigkeit auf Bildern, von denen nicht gelernt wurde, sauber und unter einem PGD-Angriff auf dieses Modell, mit 95-%-Intervallen.',
    },
    norm: {
      title: '‖J‖',
      unit: 'Logits je Pixeleinheit',
      summary:
        'Wie viel Pixel ausmachen: die mittlere Frobenius-Norm der Jacobi-Matrix der Logits, mit ihrem 95-%-Intervall. Kleiner heißt weniger empfindlich.',
    },
    agreement: {
      title: 'Übereinstimmung der Karten',
      unit: 'Spearmans ρ',
      summary:
        'Wie gut die Gradientenkarte mit der Karte übereinstimmt, die durch Verwischen von Bildteilen entsteht; 1 heißt, sie zeigt auf das, was das Modell braucht.',
    },
    terms: {
      crossEntropy: 'Kreuzentropie',
      jacobian: 'Jacobi',
      selective: 'selektiv',
      inputGradient: 'Gradientennorm',
    },
    clean: 'sauber',
    attacked: 'angegriffen',
    attackedWithin: (epsilon255) => `angegriffen, ε ${exact(epsilon255)}/255`,
  },
  checks: {
    open: 'die Kurven in Zahlen',
    caption: (pictures, epsilon255) =>
      `Auf ${pictures.join(', am Ende ')} Validierungsbildern, mit 95-%-Intervallen; angegriffen mit PGD bei ε ${exact(epsilon255)}/255.`,
    heads: {
      step: 'Schritt',
      clean: 'sauber',
      attacked: 'angegriffen',
      norm: '‖J‖',
      agreement: 'Übereinstimmung ρ',
    },
  },
  comparison: {
    heading: (steps) =>
      `Was ${form(steps, { one: 'ein Trainingsschritt verändert hat', other: `${steps} Trainingsschritte verändert haben` })}`,
    none: 'Es endete, bevor es ein zweites Mal geprüft wurde; zu vergleichen gibt es nichts.',
    caption: (pictures, areFew, isNewHead) =>
      `Auf ${form(pictures, { one: 'einem Validierungsbild', other: `${whole(pictures)} Validierungsbildern` })}${areFew ? ', was wenig ist' : ''}; klein: 95-%-Intervalle. PGD greift jedes Modell für sich an. ${
        isNewHead
          ? 'Die ersten Antworten eines neuen Kopfes sind Zufall: Damit lässt sich nichts vergleichen.'
          : '✓ und ✗ nur, wo die Intervalle sich nicht überlappen.'
      }`,
    measure: 'Maß',
    before: 'vorher',
    newHead: 'neuer Kopf',
    afterStep: (step) => `nach Schritt ${step}`,
    change: 'Änderung',
    points: (difference) => `${difference} Punkte`,
    better: 'besser',
    worse: 'schlechter',
    clean: {
      label: 'Genauigkeit auf sauberen Bildern',
      definition: 'Auf den Validierungsbildern, von denen es nie gelernt hat.',
    },
    attacked: {
      label: (epsilon255) => `Genauigkeit unter Angriff (PGD, ε ${exact(epsilon255)}/255)`,
      definition:
        'Dieselben Bilder nach einem PGD-Angriff auf dieses Modell, der jeden Farbwert um bis zu ε ändern darf.',
    },
    jacobianNorm: {
      label: '‖J‖, Empfindlichkeit für Pixel',
      definition:
        'Mittlere Frobenius-Norm der Jacobi-Matrix der Logits, Pixel in [0, 1]. Kleiner: Kleine Änderungen machen weniger aus.',
    },
    agreement: {
      label: 'Übereinstimmung der Karten',
      definition:
        'Spearmans ρ zwischen der Gradientenkarte und der durch Verwischen gewonnenen: 1 heißt, der Gradient zeigt auf das, was das Modell braucht.',
    },
    masks: (pictures, flat) =>
      flat === 0
        ? `Der selektive Term wirkte in allen ${whole(pictures)} seiner Bilder.`
        : `Der selektive Term hatte in ${whole(flat)} von ${whole(pictures)} Bildern keinen Anhalt: Ihre Perturbationskarten sind flach.`,
  },
  keep: {
    name: 'Name',
    keep: 'Auf diesem Gerät behalten',
    export: 'Als Zip exportieren',
    trainOn: 'Weiter trainieren',
    done: 'Fertig',
    discard: 'Verwerfen',
    discardLoses: 'Das trainierte Modell ist weder behalten noch exportiert und ginge verloren.',
    discardConfirm: 'Verwerfen',
    kept: 'Behalten: Es gehört jetzt zu deinen eigenen Modellen und bleibt nach dem Neuladen da.',
  },
  film: {
    name: 'Filmstreifen',
    heading: 'Die Karte des Bildes, Schritt für Schritt',
    scales: 'Jede Karte hat ihre eigene Farbskala; ihr Bereich steht darunter.',
    several: 'Von mehreren Erklärungen zeigt der Film die erste.',
    mixed:
      'Methode oder Angriff wurden zwischendurch geändert: Bilder verschiedener Art lassen sich nicht vergleichen.',
    slider: 'Zeitpunkt des Trainings',
    step: (step) => `Schritt ${step}`,
    newest: (step) => `neuester, Schritt ${step}`,
    before: 'vorher',
    newHead: 'neuer Kopf',
    chance: 'die Antwort ist Zufall',
    attacked: 'angegriffen',
    attackedPicture: 'Angegriffenes Bild',
    held: (answer) => `standgehalten: ${answer}`,
    fooled: (answer) => `getäuscht: ${answer}`,
    attackedMap: 'Karte unter Angriff',
    map: (caption) => `Karte, ${caption}`,
    upTo: (value) => `bis ${value}`,
  },
};
