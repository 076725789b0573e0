import { useEffect } from 'react';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./playback-body');

/** The attack step by step: which step the page shows, and what the models attacked made of each. */
export function PlaybackPanel() {
  const setPanels = useLimelight((s) => s.setPanels);
  const on = useLimelight((s) => s.scene.attack.on);
  useEffect(() => {
    setPanels({ playbackOpen: true });
    return () => setPanels({ playbackOpen: false });
  }, [setPanels]);
  return (
    <div data-testid="playback">
      {on ? <FetchedPart fetchPart={fetchBody} /> : <p className="quiet">{text.withoutAttack.playback}</p>}
    </div>
  );
}
