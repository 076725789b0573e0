import { schemaIn } from '@/domain/method';
import type { ParamValues } from '@/domain/params';
import type { LimelightState } from '@/state/types';
import { text } from '@/text';
import { methodName, paramWords, valueWords } from '@/text/methods';

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
  const schema = schemaIn(catalogue?.saliency, method);
  const siblings = scene.maps.filter((map) => map.method === method);
  const valueIn = (given: ParamValues, name: string) => given[name] ?? schema[name]?.default;
  const telling = Object.entries(schema).filter(
    ([name]) => new Set(siblings.map((map) => valueIn(map.params, name))).size > 1,
  );
  const settings = telling.map(([name, spec]) => {
    const words = paramWords(method, name);
    return { label: words.label, value: valueWords(spec, valueIn(params, name) ?? spec.default, words) };
  });
  return text.shared.mapName(methodName(method), settings);
}
