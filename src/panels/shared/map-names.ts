import { schemaIn } from '@/domain/method';
import { valueWords, type ParamValues } from '@/domain/params';
import type { LimelightState } from '@/state/types';

/** The test id of a part of an explanation: the first one's is the bare name. */
export function mapHandle(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

/**
 * What a map is called: by its method, and where the scene has several of that, also by the parameters in which those
 * differ: "SmoothGrad, samples 50".
 */
export function mapName(
  { scene, catalogue }: Pick<LimelightState, 'scene' | 'catalogue'>,
  { method, params }: { readonly method: string; readonly params: ParamValues },
): string {
  const label = catalogue?.saliency.find(({ id }) => id === method)?.label ?? method;
  const schema = schemaIn(catalogue?.saliency, method);
  const siblings = scene.maps.filter((map) => map.method === method);
  const valueIn = (given: ParamValues, name: string) => given[name] ?? schema[name]?.default;
  const telling = Object.entries(schema).filter(
    ([name]) => new Set(siblings.map((map) => valueIn(map.params, name))).size > 1,
  );
  const words = telling.map(([name, spec]) => {
    const value = valueIn(params, name) ?? spec.default;
    return `${spec.label.toLowerCase()} ${valueWords(spec, value)}`;
  });
  return [label, ...words].join(', ');
}
