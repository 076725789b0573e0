import { coefficient, percent } from '@/domain/format';
import type { MapShift } from '@/domain/map-shift';
import type { Report } from '@/domain/scene-file/report';

/** What is read in the panels *Share* and *Report*, and in a report itself. */
export const sharingWords = {
  link: {
    copy: 'Copy link',
    copied: 'Copied',
    refused: 'Copy it from here',
    what: 'Whoever opens the link sees this scene: picture, models, attack, maps and seed.',
    qr: 'QR code of the link',
    enlargeQr: 'Show the QR code large, for a room',
    scan: 'Point a phone’s or a laptop’s camera at it.',
    tooLong: 'This scene is too long for a QR code. Send the link, or save the bundle and hand out that file.',
    onlyHere: 'This page is open at an address of this device alone: on other devices the link opens nothing.',
  },
  bundle: {
    save: 'Save bundle',
    saving: 'Packing…',
    withPicture: (name: string) =>
      `Your picture “${name}” is in neither link nor QR code. It travels only in a bundle, a file that you hand out: whoever drops it on this page sees the same.`,
    ofSample: 'The same scene as one file, to hand out without a network: drop it on this page.',
    withLesson: 'The lesson that is open goes along: it opens with the scene.',
    ownModels: 'Your own models stay on this device: whoever opens the scene is told that one is missing.',
  },
  report: {
    what: 'What is on the screen, to keep, print or hand in. Reports are made on this device.',
    png: 'Picture (PNG)',
    pngWhat: 'All pictures, maps and verdicts on one sheet.',
    html: 'Page (HTML)',
    htmlWhat: 'The same with tables and link, in one file that opens anywhere.',
    json: 'Numbers (JSON)',
    jsonWhat: 'Every number with settings and versions. Drop it on this page to see the scene again.',
    unfinished: 'Something is still being computed. What is not there yet is left out of a report.',
    own: 'A report shows your picture; its link does not carry it.',
    making: 'Making the report…',
    cite: 'Cite this',
    copyCitation: 'Copy BibTeX',
  },
  facts: {
    picture: 'Picture',
    ofPicture: ({ name, width, height, hash }: NonNullable<Report['picture']>) =>
      `${name}, ${width} × ${height}${hash ? ' · not in the link, which shows it only on the device that has it' : ''}`,
    attack: 'Attack',
    off: 'off',
    eachItself: 'each model by itself',
    madeOn: (source: string) => `made on ${source}`,
    maps: 'Maps',
    explained: 'Explains',
    explains: (chosen: string, versus: string | undefined) => {
      const named: Readonly<Record<string, string>> = {
        clean: 'the class that each model sees in the clean picture',
        predicted: 'the class that each model sees in each picture',
      };
      return `${named[chosen] ?? chosen}${versus === undefined ? '' : ` rather than ${versus}`}`;
    },
    seed: 'Seed',
    made: 'Made',
  },
  sheet: {
    title: 'Limelight report',
    clean: 'Clean',
    attacked: 'Attacked',
    atStep: (step: number, total: number) => `Attacked, step ${step} of ${total}`,
    explains: (className: string, versus: string | undefined) =>
      `for ${className}${versus === undefined ? '' : ` rather than ${versus}`}`,
    flat: 'flat: says nothing',
    moved: ({ spearman, ssim, top10 }: MapShift) =>
      `moved: ρ\u00a0${coefficient(spearman)}, SSIM\u00a0${coefficient(ssim)}, top\u00a010\u00a0%:\u00a0${percent(top10)}`,
    missing: (code: string) => `not computed (${code})`,
  },
  tables: {
    predictions: 'Predictions',
    perturbation: 'Perturbation',
    maps: 'Maps, in their raw units',
    moved: 'How far the maps moved under attack',
    overEpsilon: 'The attack within other ε',
    transfer: 'Transfer: made on one model, shown to another',
    league: (pictures: number) =>
      `Measures of the maps, over ${pictures === 1 ? 'one picture' : `${pictures} pictures`}`,
    models: 'Models',
    heads: {
      ...{ model: 'Model', picture: 'Picture', sees: 'Sees', probability: 'Probability', map: 'Map', of: 'Explains' },
      ...{
        min: 'Smallest',
        max: 'Largest',
        scaleEnd: 'Colour scale ends at',
        unit: 'Unit',
        verdict: 'Verdict',
        source: 'Made on',
      },
      ...{ spearman: 'Spearman’s ρ', ssim: 'SSIM', top10: 'Top 10 %', epsilon: 'ε', fools: 'Fools' },
      ...{ parameters: 'Parameters', licence: 'Licence', hash: 'SHA-256 of its card', method: 'Method', time: 'Time' },
    },
    yes: 'yes',
    no: 'no',
  },
  again: 'See it again',
  openLink: 'Open this scene',
};

/** How to cite the page, in a sentence. */
export function citation(version: string, date: Date, address: string): string {
  return `Limelight (version ${version}). An explainability playground in the browser: attacks, saliency maps and robust models. ${date.getUTCFullYear()}. ${address}`;
}
