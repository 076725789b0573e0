import { Popover } from './popover';
import './term.css';

interface TermProps {
  readonly label: string;
  readonly value: string;
  /** What the number means and its unit, in one or two sentences. */
  readonly definition: string;
  /** Its label stands elsewhere, as at the head of a table's row: only the value is shown. */
  readonly bare?: boolean;
}

/** A number with its name; the definition shows on hover, and on click or Enter. */
export function Term({ label, value, definition, bare = false }: TermProps) {
  return (
    <Popover
      className="term"
      title={definition}
      name={bare ? `${label} ${value}` : undefined}
      width={280}
      label={
        <>
          {!bare && (
            <>
              <span className="term-label">{label}</span>{' '}
            </>
          )}
          <span className="term-value">{value}</span>
        </>
      }
    >
      <p>{definition}</p>
    </Popover>
  );
}
