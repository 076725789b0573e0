import { useEffect } from 'react';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { FetchedPart } from '../shared/fetched-part';

const fetchBody = () => import('./playback-body');

/** The attack step by step: which step the page shows, and what the models attacked made of each. */
export function PlaybackPanel() {
  const look = useLimelight((s) => s.look);
  const on = useLimelight((s) => s.scene.attack.on);
  useEffect(() => {
    look({ playbackOpen: true });
    return () => look({ playbackOpen: false });
  }, [look]);
  return (
    <div data-testid="playback">
      {on ? <FetchedPart fetchPart={fetchBody} /> : <p className="quiet">{text.withoutAttack.playback}</p>}
    </div>
  );
}
