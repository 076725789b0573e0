import { text } from '@/text';
import './wordmark.css';

/** The name, with its spot of light. */
export function Wordmark() {
  return (
    <h1 className="wordmark">
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
        <path className="wordmark-beam" d="M6 3 L13 3 L28 22 A11 5.5 0 0 1 6 22 Z" />
        <ellipse className="wordmark-spot" cx="17" cy="22.500" rx="11" ry="5.500" />
      </svg>
      {text.app.name}
    </h1>
  );
}
