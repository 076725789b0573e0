import { describe, expect, it } from 'vitest';
import type { MethodDescriptor } from '@/domain/method';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { reportName } from './report-name';

const attacks: readonly MethodDescriptor[] = [
  { id: 'pgd', params: { eps: { kind: 'number', default: 8, min: 0, max: 255, step: 1 } } },
  { id: 'none-such', params: {} },
];
const own = (name: string): Scene => ({ ...defaultScene, picture: { kind: 'own', name, hash: 'a' } });

describe('reportName', () => {
  it('names the sample, the attack and its ε, given or not; without an attack the picture is clean', () => {
    const attack = { ...defaultScene.attack, on: true };
    expect(reportName(defaultScene, attacks)).toBe('limelight-cat-clean');
    expect(reportName({ ...defaultScene, attack }, attacks)).toBe('limelight-cat-pgd-8');
    expect(reportName({ ...defaultScene, attack: { ...attack, params: { eps: 0.5 } } }, attacks)).toBe(
      'limelight-cat-pgd-0.5',
    );
    expect(reportName({ ...defaultScene, attack: { ...attack, id: 'none-such' } }, attacks)).toBe(
      'limelight-cat-none-such',
    );
  });

  it('makes any own name one that every file system takes', () => {
    expect(reportName(own('My dog: "Zoë" <1>.JPEG'), attacks)).toBe('limelight-my-dog-zoe-1-clean');
    expect(reportName(own('../../etc/passwd'), attacks)).toBe('limelight-etc-passwd-clean');
    expect(reportName(own('猫 写真.png'), attacks)).toBe('limelight-猫-写真-clean');
    expect(reportName(own('???.png'), attacks)).toBe('limelight-picture-clean');
    expect(reportName(own('x'.repeat(200)), attacks).length).toBeLessThan(70);
  });
});
