import { Fragment, useState } from 'react';
import { percent, significant } from '@/domain/format';
import { regionsOf } from '@/domain/regions';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import type { ExplainedMap } from '@/state/types';
import { displayOf } from '../shared/map-display';
import { mapName } from '../shared/map-names';
import { useColumn } from './use-column';
import '@/ui/data-table.css';
import './map-table.css';

const SHOWN = 4;

/** The maps as a table of their strongest regions, for those who cannot see them; worked out only while open. */
export function MapTable({ modelId }: { readonly modelId: string }) {
  const [open, setOpen] = useState(false);
  const on = useLimelight((s) => s.scene.attack.on);
  const maps = useColumn(modelId, (column) => column.maps) ?? [];
  return (
    <details className="map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">{text.compare.table.open}</summary>
      {open &&
        maps.map(({ clean, attacked }, index) => (
          <Fragment key={index}>
            {clean.value && <Regions title={text.compare.picture.clean} map={clean.value} />}
            {on && attacked.value && <Regions title={text.compare.picture.attacked} map={attacked.value} />}
          </Fragment>
        ))}
    </details>
  );
}

function Regions({ title: picture, map }: { readonly title: string; readonly map: ExplainedMap }) {
  const name = useLimelight((s) => (s.scene.maps.length > 1 ? mapName(s, map) : undefined));
  const view = useLimelight((s) => s.scene.view);
  const title = name === undefined ? picture : `${picture}, ${name}`;
  const words = text.compare.table;
  const regions = regionsOf(displayOf(map, view)).slice(0, SHOWN);
  if (regions.length === 0) return <p className="small">{words.flat(title)}</p>;
  return (
    <table className="data-table small">
      <caption>{words.title(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.region}</th>
          <th scope="col">{words.share}</th>
          <th scope="col">{words.strongest}</th>
        </tr>
      </thead>
      <tbody>
        {regions.map(({ name, share, peak }) => (
          <tr key={name}>
            <th scope="row">{text.pictures.regions[name]}</th>
            <td>{percent(share)}</td>
            <td>{words.peak(significant(peak.value), peak.x, peak.y)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
