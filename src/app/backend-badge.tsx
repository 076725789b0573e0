import { BACKENDS, type BackendName, type BackendReport } from '@/domain/backend';
import { significant } from '@/domain/format';
import { plainHttp } from '@/state/plain-http';
import { useLimelight } from '@/state/store';
import { text, words as failureWords } from '@/text';
import { Popover } from '@/ui/popover';
import '@/ui/data-table.css';
import './backend-badge.css';

/** What the numbers are computed with, and why that; another one can be chosen. Only its place while the engine starts. */
export function BackendBadge() {
  const backend = useLimelight((s) => s.backend);
  const insecure = plainHttp();
  const failed = useLimelight((s) => s.engine === 'failed');
  const words = text.app.backend;
  if (!backend)
    return failed ? (
      <Popover testId="backend-badge" name={words.noneChoose} label={words.none}>
        <h2>{words.noneTitle}</h2>
        <p>{words.noneHint}</p>
        <Candidates tried={[]} />
      </Popover>
    ) : (
      <span className="backend-waiting" />
    );
  return (
    <Popover
      testId="backend-badge"
      data={{ 'data-backend': backend.name }}
      name={words.name(backend.name)}
      label={
        <>
          {text.backends.shortNames[backend.name]}
          <span className="backend-dot" data-software={backend.software} aria-hidden="true" />
        </>
      }
    >
      <h2>{words.title(backend.name)}</h2>
      <p>{text.backends.reason(backend)}</p>
      {backend.software && <p>{words.software}</p>}
      {insecure && <p>{failureWords(insecure).message}</p>}
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
                  : milliseconds !== undefined && text.app.backend.took(significant(milliseconds))}
              </td>
              <td>
                {name === used ? (
                  text.app.backend.inUse
                ) : (
                  <button type="button" data-testid={`backend-use-${name}`} onClick={() => restart(name)}>
                    {text.app.backend.use}
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
