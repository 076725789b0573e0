import type { Failure } from '@/domain/errors';

/** What a teacher can hide for a class with `?hide=`, by name: what of the page that is. */
const parts = {
  picture: '[data-section="picture"]',
  attack: '[data-section="attack"], .attack-invitation',
  explain: '[data-section="explain"]',
  rail: '.rail',
  models: '.add-model, .add-knowing-model, .model-remove, .model-card-button',
  dock: '.dock',
  steps: '[data-testid="dock-steps"]',
  epsilon: '[data-testid="dock-epsilon"]',
  transfer: '[data-testid="dock-transfer"]',
  faithfulness: '[data-testid="dock-faithfulness"]',
  activations: '[data-testid="dock-activations"]',
  synthesis: '[data-testid="dock-synthesis"]',
  train: '[data-testid="dock-train"]',
  lessons: '[data-testid="lessons-button"], #lessons, [data-testid="show-around"], .first-visit',
  history: '.history-buttons',
  share: '[data-testid="share"]',
  report: '[data-testid="report"]',
  present: '[data-testid="present"]',
  backend: '[data-testid="backend-badge"]',
  language: '.language-select',
  theme: '[data-testid="theme"]',
  help: '[data-testid="help"]',
} as const;

/** The name of a part that can be hidden. */
export type HideablePart = keyof typeof parts;

const hidden = new Set<HideablePart>();

/** Hides what a comma list names until the page is left; of what it does not know it says so. */
export function hideParts(list: string | null): readonly Failure[] {
  const names = (list ?? '').split(',').filter(Boolean);
  for (const name of names) if (isPart(name)) hidden.add(name);
  if (hidden.size > 0) {
    const sheet = new CSSStyleSheet();
    for (const name of hidden) sheet.insertRule(`:is(${parts[name]}) { display: none !important; }`);
    document.adoptedStyleSheets.push(sheet);
  }
  return names
    .filter((name) => !isPart(name))
    .map((part) => ({ code: 'scene-unknown-part', reason: 'of-link', details: { part, known: Object.keys(parts) } }));
}

/** Whether a part is hidden, for ways to it that a style cannot close; what lies in the rail goes with it. */
export function isHidden(name: HideablePart): boolean {
  const inRail = name === 'picture' || name === 'attack' || name === 'explain';
  return hidden.has(name) || (inRail && hidden.has('rail'));
}

function isPart(name: string): name is HideablePart {
  return Object.hasOwn(parts, name);
}
