import { useTraining } from '@/state/training/store';
import { FilmStrip } from './film-strip';
import { LiveCharts } from './live-charts';
import { RunMessages } from './run-messages';
import { RunSummary } from './run-summary';
import { SavedOffer } from './saved-offer';
import { Setup } from './setup';
import { SettingsUsed } from './settings-used';

/** The unfolded section: before a training its set-up, from then on what it does, at the end what came of it. */
export default function FinetuneBody() {
  const phase = useTraining((s) => s.phase);
  const hasRun = useTraining((s) => s.steps.length > 0 || s.checks.length > 0);
  const hasResult = useTraining((s) => s.phase === 'finished' || (s.phase === 'failed' && s.modelId !== undefined));
  const isSetUp = phase === 'idle' || phase === 'failed';
  return (
    <>
      <RunMessages />
      {isSetUp && <SavedOffer />}
      {hasResult && <RunSummary />}
      {isSetUp ? <Setup /> : <SettingsUsed />}
      {(!isSetUp || hasRun) && <LiveCharts />}
      <FilmStrip />
    </>
  );
}
