import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { useCurtain } from './curtain';

/** Shows the clean picture and maps in place of the attacked for as long as it is held. */
export function BlinkButton() {
  const blink = useCurtain((s) => s.blink);
  const show = () => blink(true);
  const hide = () => blink(false);
  return (
    <button
      type="button"
      className="frame-button"
      aria-label={text.compare.curtain.blink}
      title={text.compare.curtain.blinkByKey}
      data-testid="blink"
      onPointerDown={show}
      onPointerUp={hide}
      onPointerCancel={hide}
      onPointerLeave={hide}
      onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && show()}
      onKeyUp={hide}
      onBlur={hide}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Icon name="eye" />
    </button>
  );
}
