import {
  useId,
  useLayoutEffect,
  useRef,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { text } from '@/text';
import { Icon } from './icon';
import './dialog.css';

interface DialogProps {
  readonly title: ReactNode;
  /** Before the title: a way back. */
  readonly lead?: ReactNode;
  readonly testId?: string;
  /** No wider than a few lines of text need. */
  readonly narrow?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A window over the page, on the browser's own modal dialog: open as long as it is drawn, closed by Escape, its button
 * or a click beside it; the focus stays inside and returns where it was.
 */
export function Dialog({ title, lead, testId, narrow = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  // Before it leaves the page, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  // A drag that begins inside, as to select words, and ends beside it is no click beside it.
  const pressedBeside = useRef(false);
  const onPress = (event: PointerEvent<HTMLDialogElement>) => {
    pressedBeside.current = event.target === event.currentTarget;
  };
  const onBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (pressedBeside.current && event.target === event.currentTarget) onClose();
  };
  // Whoever draws it decides whether it is open, so the browser must not close it first.
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  // It may still insist; an effect that runs twice closes and reopens.
  const closed = () => !dialog.current?.open && onClose();

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      data-testid={testId}
      data-narrow={narrow}
      onPointerDown={onPress}
      onClick={onBackdrop}
      onCancel={onCancel}
      onClose={closed}
    >
      <div className="dialog-box">
        <header>
          {lead}
          <h2 id={heading}>{title}</h2>
          <button type="button" aria-label={text.ui.close} title={text.ui.closeByKey} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
      </div>
    </dialog>
  );
}
