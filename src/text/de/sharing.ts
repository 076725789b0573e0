import { coefficient, percent } from '@/domain/format';
import type { Report } from '@/domain/scene-file/report';
import type { sharingWords as en } from '../en/sharing';
import { pictures } from './grammar';

/** What is read in the panels *Share* and *Report*, and in a report itself. */
export const sharingWords: typeof en = {
  link: {
    copy: 'Link kopieren',
    copied: 'Kopiert',
    refused: 'Kopiere ihn von hier',
    what: 'Wer den Link öffnet, sieht diese Szene: Bild, Modelle, Angriff, Karten und Seed.',
    qr: 'QR-Code des Links',
    enlargeQr: 'Den QR-Code groß zeigen, für einen Raum',
    scan: 'Halte die Kamera eines Handys oder Laptops darauf.',
    tooLong:
      'Diese Szene ist zu lang für einen QR-Code. Verschicke den Link, oder speichere das Paket und gib diese Datei weiter.',
    onlyHere: 'Diese Seite hat eine Adresse, die nur auf diesem Gerät gilt: Auf anderen öffnet der Link nichts.',
  },
  bundle: {
    save: 'Paket speichern',
    saving: 'Wird gepackt …',
    withPicture: (name) =>
      `Dein Bild „${name}“ steckt weder im Link noch im QR-Code. Es reist nur in einem Paket, einer Datei, die du weitergibst: Wer sie auf dieser Seite ablegt, sieht dasselbe.`,
    ofSample: 'Dieselbe Szene als eine Datei, zum Weitergeben ohne Netz: auf dieser Seite ablegen.',
    withLesson: 'Die offene Lektion reist mit: Sie öffnet sich mit der Szene.',
    ownModels: 'Deine eigenen Modelle bleiben auf diesem Gerät: Wer die Szene öffnet, erfährt, dass eines fehlt.',
  },
  report: {
    what: 'Was gerade zu sehen ist, zum Aufheben, Drucken oder Abgeben. Berichte entstehen auf diesem Gerät.',
    png: 'Bild (PNG)',
    pngWhat: 'Alle Bilder, Karten und Ergebnisse auf einem Blatt.',
    html: 'Seite (HTML)',
    htmlWhat: 'Dasselbe mit Tabellen und Link, in einer Datei, die sich überall öffnet.',
    json: 'Zahlen (JSON)',
    jsonWhat: 'Jede Zahl mit Einstellungen und Versionen. Auf dieser Seite abgelegt, zeigt sie die Szene wieder.',
    unfinished: 'Es wird noch gerechnet. Was noch nicht da ist, fehlt in einem Bericht.',
    own: 'Ein Bericht zeigt dein Bild; sein Link trägt es nicht mit.',
    making: 'Der Bericht entsteht …',
    cite: 'Zitieren',
    copyCitation: 'BibTeX kopieren',
  },
  facts: {
    picture: 'Bild',
    ofPicture: ({ name, width, height, hash }: NonNullable<Report['picture']>) =>
      `${name}, ${width} × ${height}${hash ? ' · nicht im Link, der es nur auf dem Gerät zeigt, das es hat' : ''}`,
    attack: 'Angriff',
    off: 'aus',
    eachItself: 'jedes Modell für sich',
    madeOn: (source) => `gemacht auf ${source}`,
    maps: 'Karten',
    explained: 'Erklärt wird',
    explains: (chosen, versus) => {
      const named: Readonly<Record<string, string>> = {
        clean: 'die Klasse, die jedes Modell im sauberen Bild sieht',
        predicted: 'die Klasse, die jedes Modell in jedem Bild sieht',
      };
      return `${named[chosen] ?? chosen}${versus === undefined ? '' : ` statt ${versus}`}`;
    },
    seed: 'Seed',
    made: 'Erstellt',
  },
  sheet: {
    title: 'Limelight-Bericht',
    clean: 'Sauber',
    attacked: 'Angegriffen',
    atStep: (step, total) => `Angegriffen, Schritt ${step} von ${total}`,
    explains: (className, versus) => `für ${className}${versus === undefined ? '' : ` statt ${versus}`}`,
    flat: 'flach: sagt nichts aus',
    moved: ({ spearman, ssim, top10 }) =>
      `gewandert: ρ\u00a0${coefficient(spearman)}, SSIM\u00a0${coefficient(ssim)}, Top\u00a010\u00a0%:\u00a0${percent(top10)}`,
    missing: (code) => `nicht berechnet (${code})`,
  },
  tables: {
    predictions: 'Vorhersagen',
    perturbation: 'Perturbation',
    maps: 'Karten, in ihren rohen Einheiten',
    moved: 'Wie weit die Karten unter Angriff wanderten',
    overEpsilon: 'Der Angriff mit anderen ε',
    transfer: 'Transfer: auf einem Modell gemacht, einem anderen gezeigt',
    league: (n) => `Maße der Karten, über ${pictures(n)}`,
    models: 'Modelle',
    heads: {
      ...{
        model: 'Modell',
        picture: 'Bild',
        sees: 'Sieht',
        probability: 'Wahrscheinlichkeit',
        map: 'Karte',
        of: 'Erklärt',
      },
      ...{
        min: 'Minimum',
        max: 'Maximum',
        scaleEnd: 'Farbskala endet bei',
        unit: 'Einheit',
        verdict: 'Ergebnis',
        source: 'Gemacht auf',
      },
      ...{
        spearman: 'Spearmans ρ',
        ssim: 'SSIM',
        top10: 'Top 10 %',
        epsilon: 'ε',
        fools: 'Täuscht',
      },
      ...{
        parameters: 'Parameter',
        licence: 'Lizenz',
        hash: 'SHA-256 des Steckbriefs',
        method: 'Methode',
        time: 'Zeit',
      },
    },
    yes: 'ja',
    no: 'nein',
  },
  again: 'Noch einmal ansehen',
  openLink: 'Diese Szene öffnen',
};

/** How to cite the page, in a sentence. */
export function citation(version: string, date: Date, address: string): string {
  return `Limelight (Version ${version}). Ein Labor für Erklärbarkeit im Browser: Angriffe, Saliency-Karten und robuste Modelle. ${date.getUTCFullYear()}. ${address}`;
}
