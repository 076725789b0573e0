import { LimelightError } from '@/domain/errors';
import type { Attack, ParamsById } from '../method';
import { diTiMi } from './di-ti-mi';
import { fgsm } from './fgsm';
import { miFgsm } from './mi-fgsm';
import { noise } from './noise';
import { pgd } from './pgd';
import { pgdL2 } from './pgd-l2';
import { square } from './square';

const all = [fgsm, pgd, pgdL2, miFgsm, diTiMi, square, noise] as const;

/** Every attack there is: forms, URLs, flags, help and contract tests are made from this list. */
export const attacks: readonly Attack[] = all;

/** The parameters of every attack, by its id: what there must be words for. */
export type AttackParams = ParamsById<typeof all>;

/** The attack of that id; throws `scene-unknown-attack`. */
export function findAttack(id: string): Attack {
  const attack = attacks.find((candidate) => candidate.id === id);
  if (attack) return attack;
  const known = attacks.map((candidate) => candidate.id);
  throw new LimelightError('scene-unknown-attack', 'no-such-attack', { attack: id, known });
}
