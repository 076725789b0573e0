import { Popover } from './popover';
import './term.css';

interface TermProps {
  readonly label: string;
  readonly value: string;
  /** What the number means and its unit, in one or two sentences. */
  readonly definition: string;
}

/** A number with its name; the definition shows on hover, and on click or Enter. */
export function Term({ label, value, definition }: TermProps) {
  return (
    <Popover
      className="term"
      title={definition}
      width={280}
      label={
        <>
          <span className="term-label">{label}</span> <span className="term-value">{value}</span>
        </>
      }
    >
      <p>{definition}</p>
    </Popover>
  );
}
