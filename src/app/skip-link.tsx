import { text } from '@/text';

/** For those who come by keyboard: past the controls, to the pictures. The address keeps the scene, so it is not an anchor. */
export function SkipLink() {
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => document.querySelector<HTMLElement>('.compare-grid')?.focus()}
    >
      {text.app.skip}
    </button>
  );
}
