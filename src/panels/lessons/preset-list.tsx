import { useLayoutEffect, useRef } from 'react';
import { presets, type PresetId } from '@/domain/presets';
import { fetchedText } from '@/text/fetched';
import { useChosenPresets, useShownPreset } from '../shared/shown-preset';
import { PresetNotice } from './preset-notice';

/** Scenes worth a look; the one that is chosen comes on the screen, and below its button what to notice in it. */
export function PresetList() {
  const shown = useShownPreset();
  const { list, choose } = useSteadyChoice(shown);
  const words = fetchedText.presets;
  return (
    <section className="preset-list">
      <h2>{words.title}</h2>
      <p className="quiet">{words.intro}</p>
      <ul ref={list}>
        {presets.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === shown}
              data-testid={`preset-${id}`}
              onClick={({ currentTarget }) => choose(id, currentTarget)}
            >
              {words.list[id].title}
            </button>
            {/* There before it speaks, so that a screen reader hears it. */}
            <div role="status">{id === shown && <PresetNotice preset={id} />}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Choosing a scene leaves its button where it was pressed, though the notice of the one before, above it, goes. */
function useSteadyChoice(shown: PresetId | undefined) {
  const show = useChosenPresets((s) => s.show);
  const list = useRef<HTMLUListElement>(null);
  const pressed = useRef<{ readonly button: HTMLElement; readonly top: number }>(undefined);
  const choose = (id: PresetId, button: HTMLElement) => {
    if (id !== shown) pressed.current = { button, top: button.getBoundingClientRect().top };
    show(id);
  };
  useLayoutEffect(() => {
    if (!pressed.current) return;
    const { button, top } = pressed.current;
    pressed.current = undefined;
    list.current?.closest('.lessons')?.scrollBy({ top: button.getBoundingClientRect().top - top, behavior: 'instant' });
  }, [shown]);
  return { list, choose };
}
