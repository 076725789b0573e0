import { presets } from '@/domain/presets';
import { fetchedText } from '@/text/fetched';
import { useChosenPreset, useShownPreset } from '../shared/shown-preset';
import { PresetNotice } from './preset-notice';

/** Scenes worth a look; the one that is chosen comes on the screen, and below its button what to notice in it. */
export function PresetList() {
  const shown = useShownPreset();
  const show = useChosenPreset((s) => s.show);
  const words = fetchedText.presets;
  return (
    <section className="preset-list">
      <h2>{words.title}</h2>
      <p className="quiet">{words.intro}</p>
      <ul>
        {presets.map(({ id }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === shown} data-testid={`preset-${id}`} onClick={() => show(id)}>
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
