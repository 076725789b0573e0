import { useState } from 'react';
import { percent, significant } from '@/domain/format';
import { regionsOf } from '@/domain/regions';
import { useLimelight } from '@/state/store';
import type { ExplainedMap } from '@/state/types';
import { displayOf } from '../shared/map-display';
import { useColumn } from './use-column';
import '@/ui/data-table.css';
import './map-table.css';

const SHOWN = 4;

/** The maps as a table of their strongest regions, for those who cannot see them; worked out only while open. */
export function MapTable({ modelId }: { readonly modelId: string }) {
  const [open, setOpen] = useState(false);
  const on = useLimelight((s) => s.scene.attack.on);
  const clean = useColumn(modelId, (column) => column.saliencyClean.value);
  const attacked = useColumn(modelId, (column) => column.saliencyAttacked.value);
  return (
    <details className="map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small">the maps in words</summary>
      {open && clean && <Regions title="Clean" map={clean} />}
      {open && on && attacked && <Regions title="Attacked" map={attacked} />}
    </details>
  );
}

function Regions({ title, map }: { readonly title: string; readonly map: ExplainedMap }) {
  const regions = regionsOf(displayOf(map)).slice(0, SHOWN);
  if (regions.length === 0) return <p className="small">{title}: the map is flat.</p>;
  return (
    <table className="data-table small">
      <caption>{title}: where the evidence lies</caption>
      <thead>
        <tr>
          <th scope="col">region</th>
          <th scope="col">share</th>
          <th scope="col">strongest pixel</th>
        </tr>
      </thead>
      <tbody>
        {regions.map(({ name, share, peak }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{percent(share)}</td>
            <td>
              {significant(peak.value)} at {peak.x}, {peak.y}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
