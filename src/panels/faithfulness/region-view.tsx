import { useCallback, useRef, type PointerEvent } from 'react';
import { paintPicture } from '@/domain/display';
import { percent } from '@/domain/format';
import {
  boxRegion,
  brushed,
  emptyRegion,
  localisation,
  REGION_SIDE,
  type Box,
  type Place,
  type Region,
} from '@/domain/localisation';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { NumberField } from '@/ui/number-field';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { SelectField } from '@/ui/select-field';
import { Term } from '@/ui/term';
import { useKept } from '@/ui/use-kept';
import { asMeasured, displayOf } from '../shared/map-display';
import { mapName } from '../shared/map-names';
import { modelName } from '../shared/model-name';
import '@/ui/data-table.css';

type Tool = 'box' | 'brush';

const BRUSH = 0.06;
const WHOLE: Box = { left: 0.25, top: 0.25, right: 0.75, bottom: 0.75 };

/** A person points at the object, and each map on the screen is held against it. */
export function RegionView() {
  const pixels = useLimelight((s) => s.columns.find((column) => column.pixels)?.pixels);
  const [tool, setTool] = useKept<Tool>('region-tool', 'box');
  const [box, setBox] = useKept('region-box', WHOLE);
  const [painted, setPainted] = useKept('region-painted', emptyRegion());
  const region = tool === 'box' ? boxRegion(box) : painted;
  if (!pixels) return <p className="quiet">{fetchedText.faithfulness.region.none}</p>;
  const said = fetchedText.faithfulness.region;
  const side = (name: keyof Box) => (
    <NumberField
      label={said.sides[name]}
      summary={name === 'left' || name === 'right' ? said.fromLeft : said.fromTop}
      value={Math.round(100 * box[name])}
      initial={100 * WHOLE[name]}
      min={0}
      max={100}
      step={1}
      unit=" %"
      testId={`region-${name}`}
      onChange={(value) => setBox({ ...box, [name]: value / 100 })}
    />
  );
  return (
    <div className="region">
      <RegionPicture pixels={pixels} {...{ tool, region }} onBox={setBox} onPaint={setPainted} />
      <div className="region-tools">
        <p className="small">{said.what}</p>
        <SelectField
          label={said.draw}
          value={tool}
          testId="region-tool"
          options={[
            { value: 'box', label: said.box },
            { value: 'brush', label: said.brush },
          ]}
          onChange={(value) => setTool(value as Tool)}
        />
        {tool === 'box' ? (
          <>
            {side('left')}
            {side('right')}
            {side('top')}
            {side('bottom')}
          </>
        ) : (
          <button type="button" onClick={() => setPainted(emptyRegion())}>
            {said.wipe}
          </button>
        )}
      </div>
      <RegionTable region={region} />
    </div>
  );
}

interface RegionPictureProps {
  readonly pixels: Parameters<typeof paintPicture>[0];
  readonly tool: Tool;
  readonly region: Region;
  readonly onBox: (box: Box) => void;
  readonly onPaint: (add: (painted: Region) => Region) => void;
}

function RegionPicture({ pixels, tool, region, onBox, onPaint }: RegionPictureProps) {
  const from = useRef<Place>({ x: 0, y: 0 });
  const paint = useCallback((rgba: Uint8ClampedArray) => paintPicture(pixels, rgba), [pixels]);
  const shade = useCallback(
    (rgba: Uint8ClampedArray) =>
      region.forEach((inside, i) => rgba.set(inside === 1 ? [0, 0, 0, 0] : [0, 0, 0, 150], i * 4)),
    [region],
  );
  const placeOf = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const share = (value: number) => Math.min(1, Math.max(0, value));
    return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) };
  };
  const paintTo = (to: Place) => {
    const start = from.current;
    from.current = to;
    onPaint((painted) => brushed(painted, start, to, BRUSH));
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = placeOf(event);
    if (tool === 'brush') paintTo(from.current);
  };
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { x, y } = placeOf(event);
    if (tool === 'brush') paintTo({ x, y });
    else
      onBox({
        left: Math.min(x, from.current.x),
        right: Math.max(x, from.current.x),
        top: Math.min(y, from.current.y),
        bottom: Math.max(y, from.current.y),
      });
  };
  return (
    <div className="region-picture" data-testid="region-picture" onPointerDown={begin} onPointerMove={draw}>
      <PixelCanvas
        width={pixels.width}
        height={pixels.height}
        paint={paint}
        role="img"
        aria-label={fetchedText.faithfulness.region.picture}
      />
      <PixelCanvas width={REGION_SIDE} height={REGION_SIDE} paint={shade} aria-hidden="true" />
    </div>
  );
}

function RegionTable({ region }: { readonly region: Region }) {
  const scene = useLimelight((s) => s.scene);
  const catalogue = useLimelight((s) => s.catalogue);
  const columns = useLimelight((s) => s.columns);
  const { region: said, table } = fetchedText.faithfulness;
  const lines = columns.flatMap((column) =>
    scene.maps.flatMap((map, index) => {
      const cells = column.maps[index];
      const pictures = [
        { of: 'clean' as const, value: cells?.clean.value },
        { of: 'attacked' as const, value: scene.attack.on ? cells?.attacked.value : undefined },
      ];
      return pictures.flatMap(({ of, value }) =>
        value
          ? [
              {
                key: `${column.modelId} ${index} ${of}`,
                name: `${mapName({ scene, ...(catalogue && { catalogue }) }, map)}${scene.attack.on ? `, ${said[of]}` : ''}`,
                model: modelName({ columns }, column.modelId),
                found: localisation(displayOf(value, asMeasured), region),
              },
            ]
          : [],
      );
    }),
  );
  const anywhere = lines.find(({ found }) => found)?.found;
  return (
    <div className="league-scroll">
      <table className="data-table small" data-testid="region-table">
        <caption>{anywhere ? said.drawn(percent(anywhere.share)) : said.nothing}</caption>
        <thead>
          <tr>
            <th scope="col">{said.map}</th>
            <th scope="col">
              <Term {...said.hit} value="" />
            </th>
            <th scope="col">
              <Term {...said.mass} value="" />
            </th>
            <th scope="col">
              <Term {...said.overlap} value="" />
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, model, found }) => (
            <tr
              key={key}
              data-testid="region-line"
              data-mass={found?.mass}
              data-overlap={found?.overlap}
              data-hit={found?.hit}
            >
              <th scope="row">
                {name}
                <span className="quiet league-model">{model}</span>
              </th>
              <td>{found ? (found.hit ? said.inside : said.outside) : '–'}</td>
              <td>
                {found ? percent(found.mass) : '–'}
                {found && <span className="quiet league-chance">{table.chance(percent(found.share))}</span>}
              </td>
              <td>
                {found ? percent(found.overlap) : '–'}
                {found && <span className="quiet league-chance">{table.chance(percent(found.chanceOverlap))}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
