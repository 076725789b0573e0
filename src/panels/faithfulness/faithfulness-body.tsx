import { fetchedText } from '@/text/fetched';
import { useKept } from '@/ui/use-kept';
import { CascadeView } from './cascade-view';
import { MeasuresView } from './measures-view';
import { RegionView } from './region-view';
import './faithfulness-body.css';

const views = { measures: MeasuresView, region: RegionView, cascade: CascadeView };

type ViewName = keyof typeof views;

/** The ways to ask whether a map explains anything, one at a time. */
export default function FaithfulnessBody() {
  const [open, setOpen] = useKept<ViewName>('faithfulness', 'measures');
  const View = views[open];
  return (
    <div className="faithfulness">
      <div className="faithfulness-views" role="group" aria-label={fetchedText.faithfulness.ways}>
        {(Object.keys(views) as ViewName[]).map((name) => (
          <button
            key={name}
            type="button"
            data-testid={`faithfulness-${name}`}
            aria-pressed={name === open}
            onClick={() => setOpen(name)}
          >
            {fetchedText.faithfulness.views[name]}
          </button>
        ))}
      </div>
      <View />
    </div>
  );
}
