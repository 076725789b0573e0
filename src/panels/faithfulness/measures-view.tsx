import { useLeague } from '@/state/faithfulness/store';
import { useKept } from '@/ui/use-kept';
import { LeagueForm } from './league-form';
import { LeagueProgress } from './league-progress';
import { LeagueTable } from './league-table';
import { RemovalView } from './removal-view';

/** The form that starts a comparison of maps, its table, and what lies behind a line of it. */
export function MeasuresView() {
  const run = useLeague((s) => s.run);
  const [chosen, setChosen] = useKept('league-line', 0);
  return (
    <>
      <LeagueForm onStart={() => setChosen(0)} />
      {run && <LeagueProgress run={run} />}
      {run && run.assessed.length > 0 && (
        <div className="faithfulness-results">
          <LeagueTable run={run} chosen={chosen} onChoose={setChosen} />
          <RemovalView run={run} chosen={chosen} />
        </div>
      )}
    </>
  );
}
