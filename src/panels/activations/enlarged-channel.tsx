import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { significant } from '@/domain/format';
import { fetchedText } from '@/text/fetched';
import { ChannelMap } from './channel-map';
import { limitOf, type DrawnChannel, type DrawnChannels, type MapRow } from './drawn-channels';

interface EnlargedChannelProps {
  readonly modelId: string;
  readonly drawn: DrawnChannels;
  readonly channel: DrawnChannel;
  readonly onClose: () => void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const steps: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One channel's maps, large, with the numbers at a place that the pointer or the arrow keys choose. */
export function EnlargedChannel({ modelId, drawn, channel, onClose }: EnlargedChannelProps) {
  const { width, height } = channel.maps.clean;
  const [place, setPlace] = useState<Place>({ x: Math.floor(width / 2), y: Math.floor(height / 2) });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [channel.index]);
  const at = { x: Math.min(place.x, width - 1), y: Math.min(place.y, height - 1) };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    setPlace({ x: within(at.x + step[0], width), y: within(at.y + step[1], height) });
  };
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (from: number, start: number, length: number) => (from - start) / length;
    setPlace({
      x: within(Math.floor(share(event.clientX, box.left, box.width) * width), width),
      y: within(Math.floor(share(event.clientY, box.top, box.height) * height), height),
    });
  };
  const said = fetchedText.activations;
  const valueIn = (row: MapRow) => significant(channel.maps[row]?.values[at.y * width + at.x] ?? NaN, 4);
  return (
    <div ref={box} className="enlarged-channel" data-testid="activations-enlarged" data-model-id={modelId}>
      <div
        className="enlarged-channel-maps"
        role="group"
        aria-label={said.enlarged(channel.index)}
        // One stop for all three: the arrow keys move the place in each.
        tabIndex={0}
        onKeyDown={move}
      >
        {drawn.rows.map((row) => {
          const map = channel.maps[row];
          return (
            map && (
              <figure key={row}>
                <figcaption className="small">{said.rows[row]}</figcaption>
                <div className="enlarged-channel-map" onPointerMove={point} onPointerDown={point}>
                  <ChannelMap map={map} limit={limitOf(drawn, row)} row={row} />
                  <i
                    style={{
                      left: `${(100 * at.x) / width}%`,
                      top: `${(100 * at.y) / height}%`,
                      width: `${100 / width}%`,
                      height: `${100 / height}%`,
                    }}
                  />
                </div>
              </figure>
            )
          );
        })}
      </div>
      <p className="small">
        <output data-testid="activations-value">
          {said.at(
            channel.index,
            at.x,
            at.y,
            drawn.rows.map((row) => [said.rows[row], valueIn(row)]),
          )}
        </output>{' '}
        <button type="button" onClick={onClose}>
          {said.close}
        </button>
      </p>
    </div>
  );
}

function within(place: number, length: number): number {
  return Math.min(Math.max(place, 0), length - 1);
}
