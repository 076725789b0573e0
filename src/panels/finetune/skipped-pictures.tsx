import type { SkippedPicture } from '@/state/training/types';
import { fetchedText, skipReason } from '@/text/fetched';
import './skipped-pictures.css';

/** Names shown; a whole folder of other files need not be read through. */
const SHOWN = 100;

/** Files that could not be used, each with its reason. Nothing where all could. */
export function SkippedPictures({ skipped }: { readonly skipped: readonly SkippedPicture[] }) {
  if (skipped.length === 0) return null;
  const said = fetchedText.finetune.data;
  return (
    <details className="skipped-pictures" data-testid="train-skipped" data-count={skipped.length}>
      <summary className="small">{said.skipped(skipped.length)}</summary>
      <ul className="small">
        {skipped.slice(0, SHOWN).map(({ name, reason }, index) => (
          <li key={index}>
            {name} <span className="quiet">{skipReason(reason)}</span>
          </li>
        ))}
      </ul>
      {skipped.length > SHOWN && <p className="quiet small">{said.more(skipped.length - SHOWN)}</p>}
    </details>
  );
}
