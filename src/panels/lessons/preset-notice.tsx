import { useEffect, useRef } from 'react';
import type { PresetId } from '@/domain/presets';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { useChosenPresets } from '../shared/shown-preset';

/** What to notice in a scene of the gallery: below the scene's button, so that the list stays where it is. */
export function PresetNotice({ preset }: { readonly preset: PresetId }) {
  const dismiss = useChosenPresets((s) => s.dismiss);
  const notice = useRef<HTMLDivElement>(null);
  // Nothing is returned: in some browsers scrolling answers with a promise, which is no way to end an effect.
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={notice} className="preset-notice" data-testid="preset-notice" data-preset={preset}>
      <p>{fetchedText.presets.list[preset].notice}</p>
      <button type="button" aria-label={text.app.dismiss} title={text.app.dismiss} onClick={dismiss}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
