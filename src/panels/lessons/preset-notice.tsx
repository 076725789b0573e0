import { useEffect, useRef } from 'react';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { useChosenPreset, useShownPreset } from '../shared/shown-preset';

/** What to notice in the scene that was chosen from the gallery. */
export function PresetNotice() {
  const shown = useShownPreset();
  const show = useChosenPreset((s) => s.show);
  const notice = useRef<HTMLDivElement>(null);
  // It stands above the list in which it was chosen.
  useEffect(() => {
    if (shown) notice.current?.scrollIntoView({ block: 'center' });
  }, [shown]);
  const words = fetchedText.presets;
  return (
    <div role="status" ref={notice} data-testid="preset-notice" data-preset={shown}>
      {shown && (
        <div className="preset-notice">
          <h3>{words.list[shown].title}</h3>
          <p>{words.list[shown].notice}</p>
          <button type="button" aria-label={text.app.dismiss} title={text.app.dismiss} onClick={() => show(undefined)}>
            <Icon name="cross" />
          </button>
        </div>
      )}
    </div>
  );
}
