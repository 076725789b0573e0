import type { MouseEvent } from 'react';
import { text } from '@/text';
import { Popover } from './popover';
import './confirm-button.css';

interface ConfirmButtonProps {
  readonly label: string;
  /** The button's name where `label` alone does not say what it acts on. */
  readonly name?: string;
  /** What would be lost, in a sentence; where there is nothing to lose the button acts at once. */
  readonly loses: string | undefined;
  /** The button that does it, once asked. */
  readonly confirm: string;
  readonly className?: string;
  readonly disabled?: boolean;
  /** A word or two beside the pointer. */
  readonly title?: string;
  /** The second button has it with "-confirm" behind. */
  readonly testId: string;
  readonly onConfirm: () => void;
}

const close = (event: MouseEvent<HTMLElement>) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();

/** A button that asks before it throws something away; Escape or a click elsewhere means no. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, name, loses, confirm, testId, onConfirm, disabled, ...look } = props;
  if (loses === undefined || disabled)
    return (
      <button type="button" aria-label={name} data-testid={testId} disabled={disabled} onClick={onConfirm} {...look}>
        {label}
      </button>
    );
  return (
    <Popover label={label} name={name} testId={testId} width={288} {...look}>
      <p>{loses}</p>
      <p className="confirm-ways">
        <button type="button" onClick={close}>
          {text.ui.no}
        </button>
        <button
          type="button"
          data-testid={`${testId}-confirm`}
          onClick={(event) => {
            close(event);
            onConfirm();
          }}
        >
          {confirm}
        </button>
      </p>
    </Popover>
  );
}
