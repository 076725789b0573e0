import { significant } from '@/domain/format';
import { fetchedText } from '@/text/fetched';
import { ChannelMap } from './channel-map';
import { limitOf, type DrawnChannel, type DrawnChannels } from './drawn-channels';
import { ScaleEnds } from './scale-ends';

interface ChannelStripProps {
  readonly drawn: DrawnChannels;
  /** The channel that is enlarged. */
  readonly open: number | undefined;
  readonly onOpen: (index: number) => void;
}

/** The channels side by side, each a column of its clean map, the attacked one and the change. */
export function ChannelStrip({ drawn, open, onOpen }: ChannelStripProps) {
  const { rows, channels } = drawn;
  const said = fetchedText.activations;
  return (
    <div className="channel-strip" style={{ gridTemplateRows: `repeat(${rows.length}, auto) auto` }}>
      <div className="channel-strip-rows small" style={{ gridRow: `span ${rows.length + 1}` }}>
        {rows.map((row) => (
          <div key={row}>
            {said.rows[row]}
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
          title={said.enlarge(channelWords(channel))}
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
            {channel.flat && <span className="quiet"> {said.flat}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}

/** A channel in numbers. */
function channelWords({ index, flat, means: { clean, attacked } }: DrawnChannel): string {
  const change = attacked === undefined ? undefined : significant(attacked);
  return fetchedText.activations.channel(index, flat, significant(clean), change);
}
