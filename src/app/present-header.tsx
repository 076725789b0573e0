import { useLayoutEffect, useRef } from 'react';
import { FetchedPart } from '@/panels/shared/fetched-part';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { usePresent } from './present';
import { StatusLine } from './status-line';
import './present.css';

const fetchWalk = () => import('./present-walk');

/** Shows the page to a room. */
export function PresentButton() {
  const setOn = usePresent((s) => s.setOn);
  const { name, what } = text.app.present;
  return (
    <button type="button" className="present-button" title={what} data-testid="present" onClick={() => setOn(true)}>
      <Icon name="present" /> <span className="button-words">{name}</span>
    </button>
  );
}

/** All that stands above the pictures while the page is shown to a room: what is shown, and the way out, also by Escape. */
export function PresentHeader() {
  const setOn = usePresent((s) => s.setOn);
  const header = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    header.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      const inFront = document.querySelector('dialog[open], [popover]:popover-open') !== null;
      if (event.key === 'Escape' && !inFront) setOn(false);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      // Once the other header is there.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="present"]')?.focus());
    };
  }, [setOn]);
  const { exit, exitByKey } = text.app.present;
  return (
    <header ref={header} className="page-header present-header" tabIndex={-1} data-testid="present-header">
      <div className="present-walk">
        <FetchedPart fetchPart={fetchWalk} />
      </div>
      <StatusLine />
      <button type="button" title={exitByKey} data-testid="present-exit" onClick={() => setOn(false)}>
        <Icon name="cross" /> {exit}
      </button>
    </header>
  );
}
