import { useId, useRef, type ReactNode, type ToggleEvent } from 'react';
import './popover.css';

interface PopoverProps {
  /** What the button shows. */
  readonly label: ReactNode;
  /** The button's name where `label` alone does not say it. */
  readonly name?: string | undefined;
  /** A word or two beside the pointer. */
  readonly title?: string;
  readonly className?: string;
  readonly testId?: string;
  /** Further `data-` attributes of the button. */
  readonly data?: Readonly<Record<`data-${string}`, string>>;
  readonly width?: number;
  /** It opens, or closes. */
  readonly onToggle?: (open: boolean) => void;
  readonly children: ReactNode;
}

const MARGIN = 12;

/**
 * A button and what it explains, on the browser's own popover: above everything, closed by Escape or a click
 * elsewhere, focus returned.
 */
export function Popover({
  label,
  name,
  title,
  className,
  testId,
  data,
  width = 360,
  onToggle,
  children,
}: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);

  const place = (event: ToggleEvent<HTMLDivElement>) => {
    // React passes on what a dialog within it does.
    if (event.target !== event.currentTarget || event.newState !== 'open') return;
    onToggle?.(true);
    if (!button.current) return;
    const anchor = button.current.getBoundingClientRect();
    // What is presented is enlarged: rectangles count pixels of the screen, styles those of the enlarged page. What is
    // not drawn yet has no enlargement that could be read, so the button is asked.
    const zoom = 'currentCSSZoom' in button.current ? button.current.currentCSSZoom : 1;
    const shown = Math.min(width * zoom, window.innerWidth - 2 * MARGIN);
    const px = (pixels: number) => `${pixels / zoom}px`;
    const left = Math.max(MARGIN, Math.min(anchor.left, window.innerWidth - shown - MARGIN));
    const below = window.innerHeight - anchor.bottom;
    const { style } = event.currentTarget;
    style.width = px(shown);
    style.left = px(left);
    const upwards = below < 280 && anchor.top > below;
    style.top = upwards ? 'auto' : px(anchor.bottom + 4);
    style.bottom = upwards ? px(below + anchor.height + 4) : 'auto';
    style.maxHeight = px((upwards ? anchor.top : below) - MARGIN);
  };

  // Not before it is closed: what has the focus must still be there for the browser to give it back.
  const closed = (event: ToggleEvent<HTMLDivElement>) =>
    event.target === event.currentTarget && event.newState === 'closed' && onToggle?.(false);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={name}
        title={title}
        data-testid={testId}
        {...data}
      >
        {label}
      </button>
      <div id={id} popover="auto" className="popover" onBeforeToggle={place} onToggle={closed}>
        {children}
      </div>
    </>
  );
}
