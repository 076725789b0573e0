import { moment } from '@/domain/format';
import { schemaIn, type MethodDescriptor } from '@/domain/method';
import { resolveParams, type ParamValues } from '@/domain/params';
import type { Report } from '@/domain/scene-file/report';
import { EACH } from '@/domain/scene/schema';
import type { LimelightState } from '@/state/types';
import { fetchedText } from '@/text/fetched';
import { methodName, paramWords, valueWords } from '@/text/methods';
import { className } from '../shared/class-name';
import { modelName } from '../shared/model-name';

/** A line of a report: what, and which. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** How the scene came about, in a few lines. */
export function factsOf(state: LimelightState, report: Report): readonly Fact[] {
  const { scene, catalogue } = state;
  const { attack, explained } = scene;
  const words = fetchedText.sharing.facts;
  const source = attack.source === EACH ? words.eachItself : modelName(state, attack.source);
  const settings = methodWords(catalogue?.attacks, attack.id, attack.params);
  const classes = state.columns[0]?.card?.classes ?? [];
  const nameOf = (label: number) => className(classes, label);
  const versus = scene.versus === undefined ? undefined : nameOf(scene.versus);
  const { picture, backend } = report;
  return [
    ...(picture ? [{ label: words.picture, value: words.ofPicture(picture) }] : []),
    { label: words.attack, value: attack.on ? `${settings}; ${words.madeOn(source)}` : words.off },
    {
      label: words.maps,
      value: scene.maps.map(({ method, params }) => methodWords(catalogue?.saliency, method, params)).join(' · '),
    },
    {
      label: words.explained,
      value: words.explains(typeof explained === 'number' ? nameOf(explained) : explained, versus),
    },
    { label: words.seed, value: String(scene.seed) },
    {
      label: words.made,
      value: [
        moment(Date.parse(report.made)),
        `Limelight ${report.app}`,
        ...(backend ? [fetchedText.sharing.backend(backend.name, backend.software)] : []),
      ].join(' · '),
    },
  ];
}

/** "PGD (ε 8/255, steps 10)": a method and all its parameters. */
function methodWords(methods: readonly MethodDescriptor[] | undefined, id: string, given: ParamValues): string {
  const schema = schemaIn(methods, id);
  const { params } = resolveParams(schema, given);
  const values = Object.entries(schema).map(([name, spec]) => {
    const words = paramWords(id, name);
    return `${words.label} ${valueWords(spec, (params as ParamValues)[name] ?? spec.default, words)}`;
  });
  return values.length > 0 ? `${methodName(id)} (${values.join(', ')})` : methodName(id);
}
