import { significant } from '@/domain/format';
import { ChannelMap } from './channel-map';
import { limitOf, type DrawnChannel, type DrawnChannels, type MapRow } from './drawn-channels';
import { ScaleEnds } from './scale-ends';

export const rowNames: Readonly<Record<MapRow, string>> = { clean: 'clean', attacked: 'attacked', change: 'change' };

interface ChannelStripProps {
  readonly drawn: DrawnChannels;
  /** The channel that is enlarged. */
  readonly open: number | undefined;
  readonly onOpen: (index: number) => void;
}

/** The channels side by side, each a column of its clean map, the attacked one and the change. */
export function ChannelStrip({ drawn, open, onOpen }: ChannelStripProps) {
  const { rows, channels } = drawn;
  return (
    <div className="channel-strip" style={{ gridTemplateRows: `repeat(${rows.length}, auto) auto` }}>
      <div className="channel-strip-rows small" style={{ gridRow: `span ${rows.length + 1}` }}>
        {rows.map((row) => (
          <div key={row}>
            {rowNames[row]}
            <ScaleEnds signed={row === 'change' || drawn.signed} limit={limitOf(drawn, row)} />
          </div>
        ))}
      </div>
      {channels.map((channel) => (
        <button
          key={channel.index}
          type="button"
          className="channel"
          style={{ gridRow: `span ${rows.length + 1}` }}
          aria-pressed={channel.index === open}
          aria-label={channelWords(channel)}
          title={`${channelWords(channel)}. A click enlarges it.`}
          data-testid="activations-channel"
          data-channel={channel.index}
          data-flat={channel.flat}
          onClick={() => onOpen(channel.index)}
        >
          {rows.map((row) => {
            const map = channel.maps[row];
            return map && <ChannelMap key={row} map={map} limit={limitOf(drawn, row)} row={row} />;
          })}
          <span className="small">
            {channel.index}
            {channel.flat && <span className="quiet"> flat</span>}
          </span>
        </button>
      ))}
    </div>
  );
}

/** A channel in numbers. */
function channelWords({ index, flat, means: { clean, attacked } }: DrawnChannel): string {
  const mean = `mean ${significant(clean)}${attacked === undefined ? '' : `, attacked ${significant(attacked)}`}`;
  return `Channel ${index}${flat ? ', the same everywhere' : ''}: ${mean}`;
}
