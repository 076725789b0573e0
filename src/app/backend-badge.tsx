import type { BackendName, BackendReport } from '@/worker/protocol';
import { significant } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { Popover } from '@/ui/popover';
import './backend-badge.css';

const NAMES: Record<BackendName, string> = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' };

function outcomeOf({ milliseconds, refused }: BackendReport['candidates'][number]): string {
  if (refused !== undefined) return refused;
  return milliseconds === undefined ? 'not needed' : `${significant(milliseconds)} ms for a test gradient`;
}

/** What the numbers are computed with, and why that; another one can be chosen. */
export function BackendBadge() {
  const backend = useLimelight((s) => s.backend);
  const restart = useLimelight((s) => s.restartEngine);
  if (!backend) return null;
  return (
    <Popover
      testId="backend-badge"
      data={{ 'data-backend': backend.name }}
      name={`Computed with ${NAMES[backend.name]}; why?`}
      label={
        <>
          {NAMES[backend.name]}
          <span className="backend-dot" data-software={backend.software} aria-hidden="true" />
        </>
      }
    >
      <h3>Computed on your device, with {NAMES[backend.name]}</h3>
      <p>{backend.reason}</p>
      {backend.software && <p>There is no graphics card behind it: your processor does the work, so it is slower.</p>}
      <table className="backend-candidates">
        <tbody>
          {backend.candidates.map((candidate) => (
            <tr key={candidate.name}>
              <th scope="row">{NAMES[candidate.name]}</th>
              <td className="quiet">{outcomeOf(candidate)}</td>
              <td>
                {candidate.name === backend.name ? (
                  'in use'
                ) : candidate.refused === undefined ? (
                  <button type="button" onClick={() => restart(candidate.name)}>
                    Use
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  );
}
