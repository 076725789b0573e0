import { BACKENDS, type BackendName, type BackendReport } from '@/domain/backend';
import { significant } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Popover } from '@/ui/popover';
import '@/ui/data-table.css';
import './backend-badge.css';

/** What the numbers are computed with, and why that; another one can be chosen. Only its place while the engine starts. */
export function BackendBadge() {
  const backend = useLimelight((s) => s.backend);
  const failed = useLimelight((s) => s.engine === 'failed');
  if (!backend)
    return failed ? (
      <Popover testId="backend-badge" name="The engine could not start; choose a backend" label="No engine">
        <h3>The engine could not start</h3>
        <p>Choose what to compute with. CPU works everywhere, but is slow.</p>
        <Candidates tried={[]} />
      </Popover>
    ) : (
      <span className="backend-waiting" />
    );
  return (
    <Popover
      testId="backend-badge"
      data={{ 'data-backend': backend.name }}
      name={`Computing with ${text.backends.shortNames[backend.name]}; show details`}
      label={
        <>
          {text.backends.shortNames[backend.name]}
          <span className="backend-dot" data-software={backend.software} aria-hidden="true" />
        </>
      }
    >
      <h3>Computing on your device with {text.backends.shortNames[backend.name]}</h3>
      <p>{text.backends.reason(backend)}</p>
      {backend.software && <p>There is no graphics card behind it; your processor does the work, which is slower.</p>}
      <Candidates tried={backend.candidates} used={backend.name} />
    </Popover>
  );
}

interface CandidatesProps {
  readonly tried: BackendReport['candidates'];
  readonly used?: BackendName;
}

/** Every backend, what is known of it, and the way to use it: also one that was refused may have come back. */
function Candidates({ tried, used }: CandidatesProps) {
  const restart = useLimelight((s) => s.restartEngine);
  return (
    <table className="data-table backend-candidates">
      <tbody>
        {BACKENDS.map((name) => {
          const { milliseconds, refused } = tried.find((candidate) => candidate.name === name) ?? {};
          return (
            <tr key={name}>
              <th scope="row">{text.backends.shortNames[name]}</th>
              <td className="quiet">
                {refused
                  ? text.backends.refusal(refused)
                  : milliseconds !== undefined && `${significant(milliseconds)} ms for a test gradient`}
              </td>
              <td>
                {name === used ? (
                  'in use'
                ) : (
                  <button type="button" data-testid={`backend-use-${name}`} onClick={() => restart(name)}>
                    Use
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
