import { useRef, type PointerEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { AddKnowingModel } from './add-knowing-model';
import { AddModel } from './add-model';
import { AttackInvitation } from './attack-invitation';
import { onGridKey } from './grid-keys';
import { ModelColumn } from './model-column';
import { ModelTabs } from './model-tabs';
import { useProbe } from './probe';
import { SharedLegend } from './shared-legend';
import { useBlinkKey } from './use-blink-key';
import { usePinchZoom } from './use-pinch-zoom';
import { ZoomNote } from './zoom-note';
import './compare-grid.css';

/** Models side by side (one at a time on a small screen), what happened to the picture from top to bottom. */
export function CompareGrid() {
  const modelIds = useLimelight(useShallow((s) => s.columns.map((column) => column.modelId)));
  const size = useLimelight((s) => s.columns.find((column) => column.pixels)?.pixels);
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const point = useProbe((s) => s.point);

  const grid = useRef<HTMLDivElement>(null);
  usePinchZoom(grid);
  useBlinkKey();

  const leave = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === 'mouse') point(undefined);
  };

  return (
    <section className="compare" aria-label={text.compare.name}>
      <div className="compare-tools">
        <AddKnowingModel />
        <ZoomNote />
        <SharedLegend />
      </div>
      <div className="compare-bar">
        <ModelTabs grid={grid} />
        <AddModel />
      </div>
      <div
        ref={grid}
        className="compare-grid"
        data-columns={modelIds.length}
        data-attack={attackOn}
        role="group"
        aria-label={text.compare.grid}
        tabIndex={0}
        onKeyDown={size && ((event) => onGridKey(event, size))}
        onPointerLeave={leave}
      >
        {modelIds.map((modelId) => (
          <ModelColumn key={modelId} modelId={modelId} />
        ))}
      </div>
      {!attackOn && modelIds.length > 0 && <AttackInvitation />}
    </section>
  );
}
