import { useLayoutEffect } from 'react';
import { presets } from '@/domain/presets';
import { StepText } from '@/panels/lessons/step-text';
import { useChosenPresets, usePresetOnScreen } from '@/panels/shared/shown-preset';
import { useLessons } from '@/state/lessons/lessons';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { PresentFacts } from './present-facts';

/** Which way a key walks; a presenter's remote sends the keys of whole pages. */
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** What is walked through: the steps of the lesson that is open, or else the scenes to look at. */
interface Walk {
  readonly title: string;
  readonly sentence?: string | undefined;
  /** From 0; before the first scene −1. */
  readonly at: number;
  readonly count: number;
  /** The last place: of a lesson its end, behind the steps. */
  readonly last: number;
  readonly go: (to: number) => void;
}

function useWalk(): Walk {
  const open = useLessons((s) => s.open);
  const goTo = useLessons((s) => s.goTo);
  const shown = usePresetOnScreen();
  const show = useChosenPresets((s) => s.show);
  if (open) {
    const { steps } = open.lesson;
    // The end has a place of its own, which is reached like a step.
    const title = steps[open.at]?.title ?? fetchedText.lessons.finishedTitle;
    return { title, at: open.at, count: steps.length, last: steps.length, go: goTo };
  }
  const at = presets.findIndex(({ id }) => id === shown);
  const words = shown && fetchedText.presets.list[shown];
  return {
    title: words ? words.title : text.app.tagline,
    sentence: words ? words.notice : undefined,
    at,
    count: presets.length,
    last: presets.length - 1,
    go: (to) => presets[to] && show(presets[to].id),
  };
}

/** What is shown, and the ways back and on: by button, arrow key, or a presenter's remote. */
export default function PresentWalk() {
  const { title, sentence, at, count, last, go } = useWalk();
  const open = useLessons((s) => s.open);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      // Here the pictures do not take the arrow keys for their probe.
      event.preventDefault();
      event.stopPropagation();
      if (at + by >= 0 && at + by <= last) go(at + by);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [at, go, last]);
  const words = text.app.present;
  const way = (name: string, to: number, icon: 'back' | 'right') => (
    <button type="button" aria-label={name} title={name} disabled={to < 0 || to > last} onClick={() => go(to)}>
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      {way(words.before, at - 1, 'back')}
      {way(words.next, at + 1, 'right')}
      <div role="status">
        <h1 data-testid="present-title">{title}</h1>
      </div>
      <PresentFacts />
      {at >= 0 && at < count && <span className="quiet">{words.place(at + 1, count)}</span>}
      {(open ?? sentence) && (
        <section className="present-step" tabIndex={0} aria-label={title} data-testid="present-step">
          {open ? <StepText open={open} /> : <p role="status">{sentence}</p>}
        </section>
      )}
    </>
  );
}
