import { significant } from '@/domain/format';
import type { Pixels } from '@/domain/picture';
import type { Scene } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import type { ExplainedMap } from '@/state/types';
import { text } from '@/text';
import { displayOf } from '../shared/map-display';
import { mapName } from '../shared/map-names';
import { pixelAt, useProbe, type ProbePlace } from './probe';
import { useColumn } from './use-column';
import './probe-line.css';

function colourAt(picture: Pixels, place: ProbePlace): string {
  const { x, y } = pixelAt(place, picture.width, picture.height);
  const start = (y * picture.width + x) * 3;
  return [...picture.data.slice(start, start + 3)].map((value) => Math.round(value * 255)).join(' ');
}

function valueAt(map: ExplainedMap, place: ProbePlace, view: Scene['view']): string {
  const display = displayOf(map, view);
  const { x, y } = pixelAt(place, display.width, display.height);
  return significant(display.values[y * display.width + x]!);
}

interface MapValueProps {
  readonly clean: ExplainedMap | undefined;
  readonly attacked: ExplainedMap | undefined;
  readonly place: ProbePlace;
}

/** What an explanation says of the pixel, with its name where there are several. */
function MapValue({ clean, attacked, place }: MapValueProps) {
  const name = useLimelight((s) => (clean && s.scene.maps.length > 1 ? mapName(s, clean) : text.compare.probe.map));
  const view = useLimelight((s) => s.scene.view);
  if (!clean) return null;
  return (
    <span>
      <span className="quiet">{name}</span> {valueAt(clean, place, view)}
      {attacked && ` → ${valueAt(attacked, place, view)}`}
    </span>
  );
}

/** The probed pixel in numbers: its colour from 0 to 255 and its raw saliency, clean and attacked. */
export function ProbeLine({ modelId }: { readonly modelId: string }) {
  const place = useProbe((s) => s.place);
  const on = useLimelight((s) => s.scene.attack.on);
  const clean = useColumn(modelId, (column) => column.pixels);
  const attacked = useColumn(modelId, (column) => column.attacked.value?.pixels);
  const maps = useColumn(modelId, (column) => column.maps);
  const words = text.compare.probe;
  if (!place || !clean) return <p className="probe-line quiet small">{words.hint}</p>;
  const { x, y } = pixelAt(place, clean.width, clean.height);
  return (
    <p className="probe-line small" data-testid="probe-line">
      <span>
        <span className="quiet">{words.pixel}</span> {x}, {y}
      </span>
      <span>
        <span className="quiet">{words.colour}</span> {colourAt(clean, place)}
        {on && attacked && ` → ${colourAt(attacked, place)}`}
      </span>
      {maps?.map((map, index) => (
        <MapValue key={index} clean={map.clean.value} attacked={on ? map.attacked.value : undefined} place={place} />
      ))}
    </p>
  );
}
