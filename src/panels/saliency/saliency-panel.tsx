import { schemaIn, type MethodDescriptor } from '@/domain/method';
import type { ParamValues } from '@/domain/params';
import { changeSaliency, chooseExplained, chooseVersus } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import type { LimelightState } from '@/state/types';
import { text } from '@/text';
import { classNames } from '../shared/class-name';
import { mapHandle, mapName } from '../shared/map-names';
import { ClassField } from '../shared/param-form/class-field';
import { ParamForm } from '../shared/param-form/param-form';
import { useClasses } from '../shared/param-form/use-classes';
import { RailSection } from '../shared/rail-section';
import { AddMap, MapChoice } from './map-choice';
import { Differences } from './differences';
import { ViewOptions } from './view-options';
import './saliency-panel.css';

/** The classes, what the first model sees on top. */
function classOptions(classes: readonly string[], first: number | undefined) {
  const options = classNames(classes).map((name, index) => ({ value: String(index), label: name }));
  const seen = first === undefined ? undefined : options[first];
  return seen ? [seen, ...options.filter((option) => option !== seen)] : options;
}

/** Shorter side of what every model on the screen takes; undefined where they differ. */
function commonSide({ columns }: LimelightState): number | undefined {
  const sides = new Set(columns.flatMap(({ outline }) => (outline ? Math.min(...outline.inputShape.slice(0, 2)) : [])));
  return sides.size === 1 ? [...sides][0] : undefined;
}

/** Which explanations, of which class, and how their maps are drawn. */
export function SaliencyPanel() {
  const maps = useLimelight((s) => s.scene.maps);
  const explained = useLimelight((s) => s.scene.explained);
  const versus = useLimelight((s) => s.scene.versus);
  const methods = useLimelight((s) => s.catalogue?.saliency);
  const dispatch = useLimelight((s) => s.dispatch);
  const classes = useClasses();
  const side = useLimelight(commonSide);
  const chosen = useLimelight((s) => s.scene.maps.map((map) => mapName(s, map)).join(', '));
  const first = useLimelight((s) => s.columns[0]?.clean.value?.label);
  const words = text.saliency;
  const targets = [
    { value: 'clean', label: words.explained.clean },
    { value: 'predicted', label: words.explained.predicted },
    ...classOptions(classes, first),
  ];

  return (
    <RailSection name="explain" title={words.title} chosen={chosen} aside={<AddMap />}>
      {maps.map((_, index) => (
        <MapChoice key={index} index={index} />
      ))}
      <div className="saliency-fields" data-maps={maps.length}>
        <ClassField
          label={words.explained.label}
          summary={words.explained.summary}
          value={String(explained)}
          options={targets}
          testId="saliency-target"
          onChange={(value) =>
            dispatch(chooseExplained(value === 'clean' || value === 'predicted' ? value : Number(value)))
          }
        />
        <ClassField
          label={words.versus.label}
          summary={words.versus.summary}
          value={versus === undefined ? 'none' : String(versus)}
          options={[{ value: 'none', label: words.versus.none }, ...classOptions(classes, undefined)]}
          testId="saliency-versus"
          onChange={(value) => dispatch(chooseVersus(value === 'none' ? undefined : Number(value)))}
        />
        {maps.map(({ method, params }, index) => (
          <MapForm key={`${index} ${method}`} {...{ index, method, params, methods, classes, side }} />
        ))}
        <ViewOptions />
        <Differences />
      </div>
    </RailSection>
  );
}

interface MapFormProps {
  readonly index: number;
  readonly method: string;
  readonly params: ParamValues;
  readonly methods: readonly MethodDescriptor[] | undefined;
  readonly classes: readonly string[];
  readonly side: number | undefined;
}

/** The parameters of one explanation; where there are several, folded away behind its name. */
function MapForm({ index, method, params, methods, classes, side }: MapFormProps) {
  const dispatch = useLimelight((s) => s.dispatch);
  const name = useLimelight((s) => (s.scene.maps.length > 1 ? mapName(s, { method, params }) : undefined));
  const schema = schemaIn(methods, method);
  if (Object.keys(schema).length === 0) return null;
  const form = (
    <ParamForm
      method={method}
      unfolded={name !== undefined}
      schema={schema}
      given={params}
      classes={classes}
      side={side}
      prefix={mapHandle('saliency-param', index)}
      onChange={(parameter, value) => dispatch(changeSaliency(index, parameter, value, schema))}
    />
  );
  if (name === undefined) return form;
  return (
    <details data-testid={mapHandle('map-settings', index)} data-map={index}>
      <summary>{name}</summary>
      {form}
    </details>
  );
}
