import { schemaIn } from '@/domain/method';
import { chooseAttack, chooseSaliency, reset, switchAttack } from '@/domain/scene/edits';
import { MOST_MODELS } from '@/domain/scene/schema';
import { useDock, type DockPanelName } from '@/panels/shared/dock';
import { isHidden, type HideablePart } from '@/panels/shared/hidden-parts';
import { showAround } from '@/panels/shared/invitation';
import { useModelDialog } from '@/panels/shared/model-dialog-state';
import { useStorageDialog } from '@/panels/shared/storage-dialog-state';
import { useLessons } from '@/state/lessons/lessons';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { languages, type LanguageTag } from '@/text/languages';
import { methodName } from '@/text/methods';
import { useCommandWindow } from './command-window-state';
import { chooseLanguage } from './language';
import { usePresent } from './present';
import { chooseTheme, type Theme } from './theme';

/** Something that can be done on the page, wherever the focus is. */
export interface Command {
  readonly id: string;
  /** What it is called; once the words that are fetched are there. */
  readonly words: () => string;
  /** Keys as `shortcutOf` writes them. */
  readonly shortcuts?: readonly string[];
  /** Part of the page that it belongs to; hidden with it. */
  readonly part?: HideablePart;
  /** Whether it can be done now; absent: always. */
  readonly when?: () => boolean;
  readonly run: () => void;
}

const page = () => useLimelight.getState();

/** Presses a control of the header that opens something beside itself. */
function press(testId: string): void {
  document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
}

const dockPanels = ['steps', 'epsilon', 'transfer', 'faithfulness', 'activations', 'synthesis', 'train'] as const;
const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Every command but those of single methods, in the order of the list. */
export const pageCommands: readonly Command[] = [
  {
    id: 'attack',
    words: () => fetchedText.commands.attack,
    shortcuts: ['Mod+Enter'],
    part: 'attack',
    run: () => page().dispatch(switchAttack(!page().scene.attack.on)),
  },
  {
    id: 'undo',
    words: () => text.app.history.undo,
    part: 'history',
    shortcuts: ['Mod+Z'],
    when: () => page().canUndo,
    run: () => page().undo(),
  },
  {
    id: 'redo',
    words: () => text.app.history.redo,
    part: 'history',
    shortcuts: ['Mod+Y', 'Mod+Shift+Z'],
    when: () => page().canRedo,
    run: () => page().redo(),
  },
  {
    id: 'reset',
    words: () => text.app.history.reset,
    part: 'history',
    when: () => reset().apply(page().scene) !== page().scene,
    run: () => page().dispatch(reset()),
  },
  {
    id: 'add-model',
    words: () => text.compare.addModel,
    part: 'models',
    when: () => page().scene.models.length < MOST_MODELS,
    run: () => useModelDialog.getState().show({ kind: 'pick' }),
  },
  ...dockPanels.map((name: DockPanelName): Command => ({
    id: `dock-${name}`,
    words: () => fetchedText.commands.open(text.app.dock.panels[name]),
    part: name,
    when: () => !isHidden('dock'),
    run: () => {
      usePresent.getState().setOn(false);
      useDock.getState().setOpen(name);
    },
  })),
  {
    id: 'lessons',
    words: () => text.lessons.name,
    part: 'lessons',
    run: () => {
      usePresent.getState().setOn(false);
      useLessons.getState().show(true);
    },
  },
  {
    id: 'show-around',
    words: () => text.app.firstVisit.show,
    part: 'lessons',
    run: () => {
      usePresent.getState().setOn(false);
      showAround();
    },
  },
  {
    id: 'share',
    words: () => text.sharing.share,
    part: 'share',
    when: () => !usePresent.getState().isOn,
    run: () => press('share'),
  },
  {
    id: 'report',
    words: () => text.sharing.report,
    part: 'report',
    when: () => !usePresent.getState().isOn,
    run: () => press('report'),
  },
  {
    id: 'present',
    words: () => text.app.present.name,
    part: 'present',
    when: () => !usePresent.getState().isOn,
    run: () => usePresent.getState().setOn(true),
  },
  { id: 'storage', words: () => text.offline.storage, run: () => useStorageDialog.getState().setOpen(true) },
  ...themes.map((theme): Command => ({
    id: `theme-${theme}`,
    words: () => text.app.theme.is(theme),
    part: 'theme',
    run: () => chooseTheme(theme),
  })),
  ...(Object.keys(languages) as LanguageTag[]).map((tag): Command => ({
    id: `language-${tag}`,
    words: () => `${text.app.language}: ${languages[tag].name}`,
    part: 'language',
    run: () => void chooseLanguage(tag),
  })),
  {
    id: 'commands',
    words: () => text.app.commands,
    shortcuts: ['Mod+K'],
    run: () => useCommandWindow.getState().show('commands'),
  },
  {
    id: 'shortcuts',
    words: () => text.app.shortcuts,
    shortcuts: ['Mod+/'],
    run: () => useCommandWindow.getState().show('shortcuts'),
  },
];

/** Keys that something on the page takes while it has the focus, or while they are held: for the list alone. */
export const ownKeys = {
  probe: ['←', '→', '↑', '↓'],
  zoom: ['+', '−', '0'],
  blink: ['B'],
  walk: ['PageUp', 'PageDown'],
  leave: ['Esc'],
} as const;

/** Everything that can be done now, the methods that the engine knows among it. */
export function commands(): readonly Command[] {
  const { catalogue, dispatch, scene } = page();
  const methods = [
    ...(catalogue?.attacks ?? []).map(({ id, params }): Command => ({
      id: `attack-${id}`,
      words: () => fetchedText.commands.attackWith(methodName(id)),
      part: 'attack',
      run: () => dispatch(chooseAttack(id, schemaIn(catalogue?.attacks, scene.attack.id), params)),
    })),
    ...(catalogue?.saliency ?? []).map(({ id, params }): Command => ({
      id: `map-${id}`,
      words: () => fetchedText.commands.explainWith(methodName(id)),
      part: 'explain',
      run: () => dispatch(chooseSaliency(0, id, schemaIn(catalogue?.saliency, scene.maps[0]?.method ?? ''), params)),
    })),
  ];
  return [...pageCommands, ...methods].filter(({ part, when }) => !(part && isHidden(part)) && (when?.() ?? true));
}

/**
 * The keys of a stroke: "Mod+K", "Mod+/", "Mod+Shift+Z", where Mod is Ctrl, or ⌘ on a Mac. No shortcut is a letter or a sign
 * by itself: who speaks to the computer would set it off (WCAG 2.1.4).
 */
export function shortcutOf({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  const isLetter = /^\p{L}$/u.test(key);
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${shiftKey && isLetter ? 'Shift+' : ''}${isLetter ? key.toUpperCase() : key}`;
}

/** Where keys are text, or choose from a list. */
const takesKeys = 'textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])';

/** Runs what a stroke is the shortcut of, unless it is typed into something or meant for a window in front of the page. */
export function onShortcut(event: KeyboardEvent): void {
  if (event.altKey || event.defaultPrevented || event.isComposing) return;
  if (event.target instanceof Element && event.target.matches(takesKeys)) return;
  if (document.querySelector('dialog[open]')) return;
  const stroke = shortcutOf(event);
  if (!pageCommands.some(({ shortcuts }) => shortcuts?.includes(stroke))) return;
  event.preventDefault();
  commands()
    .find(({ shortcuts }) => shortcuts?.includes(stroke))
    ?.run();
}
