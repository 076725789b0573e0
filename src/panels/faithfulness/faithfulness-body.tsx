import { useState } from 'react';
import { CascadeView } from './cascade-view';
import { MeasuresView } from './measures-view';
import { RegionView } from './region-view';
import './faithfulness-body.css';

const views = {
  measures: { label: 'Measures', View: MeasuresView },
  region: { label: 'Point at the object', View: RegionView },
  cascade: { label: 'Forgetting', View: CascadeView },
};

type ViewName = keyof typeof views;

/** The ways to ask whether a map explains anything, one at a time. */
export default function FaithfulnessBody() {
  const [open, setOpen] = useState<ViewName>('measures');
  const { View } = views[open];
  return (
    <div className="faithfulness">
      <div className="faithfulness-views" role="group" aria-label="Ways to judge a map">
        {(Object.keys(views) as ViewName[]).map((name) => (
          <button
            key={name}
            type="button"
            data-testid={`faithfulness-${name}`}
            aria-pressed={name === open}
            onClick={() => setOpen(name)}
          >
            {views[name].label}
          </button>
        ))}
      </div>
      <View />
    </div>
  );
}
