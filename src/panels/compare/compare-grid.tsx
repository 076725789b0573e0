import type { KeyboardEvent, PointerEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { AttackInvitation } from './attack-invitation';
import { ModelColumn } from './model-column';
import { stepFrom, useProbe } from './probe';
import { SharedLegend } from './shared-legend';
import './compare-grid.css';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Models side by side, what happened to the picture from top to bottom. */
export function CompareGrid() {
  const modelIds = useLimelight(useShallow((s) => s.columns.map((column) => column.modelId)));
  const size = useLimelight((s) => s.columns.find((column) => column.pixels)?.pixels);
  const attackOn = useLimelight((s) => s.scene.attack.on);
  const point = useProbe((s) => s.point);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const arrow = ARROWS[event.key];
    if (!arrow || !size || event.target !== event.currentTarget) return;
    event.preventDefault();
    point(stepFrom(useProbe.getState().place, ...arrow, size.width, size.height));
  };
  const leave = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === 'mouse') point(undefined);
  };

  return (
    <section className="compare" aria-label="Comparison">
      <SharedLegend />
      <div
        className="compare-grid"
        data-columns={modelIds.length}
        data-attack={attackOn}
        role="group"
        aria-label="Pictures and maps; the arrow keys move the pixel probe"
        tabIndex={0}
        onKeyDown={move}
        onPointerLeave={leave}
      >
        {modelIds.map((modelId) => (
          <ModelColumn key={modelId} modelId={modelId} />
        ))}
      </div>
      {!attackOn && <AttackInvitation />}
    </section>
  );
}
