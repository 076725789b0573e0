import type { MethodDescriptor } from '@/domain/method';
import { resolveParams, type ParamValues } from '@/domain/params';
import type { Scene } from '@/domain/scene/schema';

/** The most letters of a picture's name. */
const MOST_LETTERS = 48;

/** What a report's file is called, without its ending: by picture, attack and ε, as "limelight-cat-pgd-8". */
export function reportName(
  { picture, attack: { on, id, params } }: Scene,
  attacks: readonly MethodDescriptor[] | undefined,
): string {
  const shown = picture.kind === 'sample' ? picture.id.replace(/^cifar-/, '') : picture.name.replace(/\.\w+$/, '');
  return ['limelight', fileSafe(shown), ...(on ? [id, ...epsilonOf(attacks, id, params)] : ['clean'])].join('-');
}

/** Small letters, digits and hyphens alone, which every file system takes; of other scripts their own letters. */
function fileSafe(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const letters = [...plain].slice(0, MOST_LETTERS).join('').replace(/^-|-$/g, '');
  return letters === '' ? 'picture' : letters;
}

/** In the attack's own unit; none where it has no ε. */
function epsilonOf(attacks: readonly MethodDescriptor[] | undefined, id: string, given: ParamValues): string[] {
  const attack = attacks?.find((known) => known.id === id);
  if (attack?.params['eps']?.kind !== 'number') return [];
  const values: ParamValues = resolveParams(attack.params, given).params;
  return [String(values['eps'])];
}
