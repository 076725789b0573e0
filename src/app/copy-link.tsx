import { useState } from 'react';
import { Icon } from '@/ui/icon';

const WORDS = { ready: 'Copy link', copied: 'Copied', refused: 'Copy it from the address bar' } as const;

/** Copies the page's address, which holds the whole scene. */
export function CopyLink() {
  const [state, setState] = useState<keyof typeof WORDS>('ready');
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <button
      type="button"
      title="The link contains the whole scene: whoever opens it sees the same. Your own pictures are not part of it."
      aria-label={WORDS[state]}
      onClick={() => void copy()}
      onBlur={() => setState('ready')}
    >
      <Icon name={state === 'copied' ? 'check' : 'link'} />
      <span className={state === 'ready' ? 'button-words' : undefined}>{WORDS[state]}</span>
    </button>
  );
}
