import type { FetchedText } from '../en/fetched';

/** What is read in the panel in which models draw a class. */
export const synthesis: FetchedText['synthesis'] = {
  what: 'Wähle eine Klasse und drücke <1>Zeichnen</1>: Von Rauschen aus wird jedes Modell auf dem Bildschirm Schritt für Schritt zu dem geführt, was es für diese Klasse hält. Ein robustes Modell zeichnet etwas Ähnliches; ein gewöhnliches ist sich ebenso sicher bei dem, was für uns nach Rauschen aussieht.',
  class: 'Klasse',
  classWhat: 'Was jedes Modell zeichnen soll.',
  seed: 'Seed',
  seedWhat: 'Derselbe Seed beginnt mit demselben Rauschen.',
  draw: 'Zeichnen',
  stop: 'Anhalten',
  draws: (model) => `${model} zeichnet`,
  drawing: (className) => `Was das Modell für „${className}“ hält`,
  sees: (answer) => `sieht ${answer}`,
  retry: 'Noch einmal',
  loading: 'Das Modell ist unterwegs.',
  noClass: 'Dieses Modell hat diese Klasse nicht.',
  stopped: 'Vor dem Ende angehalten.',
  save: 'Als PNG-Datei speichern',
  saveOf: (model) => `Als PNG-Datei speichern, was ${model} zeichnet`,
  file: (model, className) => `${model} zeichnet ${className}`,
};
