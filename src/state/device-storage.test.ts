import { beforeEach, describe, expect, it } from 'vitest';
import { LimelightError } from '@/domain/errors';
import { defaultScene } from '@/domain/scene/schema';
import { ownCard } from '@/domain/testing/own-card';
import { useStorage } from './device-storage';
import { createLimelight } from './limelight';
import type { OwnModel } from './own-model-storage';
import { useLimelight } from './store';
import { handPlatform, settled } from './testing/hand-platform';

const model: OwnModel = { card: ownCard, files: [{ name: 'model.json', blob: new Blob(['12345']) }] };

describe('the storage of this device', () => {
  let hand: ReturnType<typeof handPlatform>;
  let settings: number;
  const listed = () => useStorage.getState().items?.map(({ kind, name, bytes }) => [kind, name, bytes]);

  async function visit(change: Parameters<typeof handPlatform>[0] = {}): Promise<void> {
    settings = 12;
    hand = handPlatform({ settings: { bytes: () => settings, clear: () => void (settings = 0) }, ...change });
    await hand.platform.ownModels.put(model);
    await hand.platform.ownPictures.put({
      hash: 'aa',
      name: 'cat.png',
      blob: new Blob(['123']),
      opened: 1,
      isKept: true,
    });
    const { page } = createLimelight(hand.platform);
    page.open({ scene: defaultScene, failures: [] }, []);
    await settled();
    useStorage.getState().refresh();
    await settled();
  }
  beforeEach(() => visit());

  it('is listed by kind, with sizes, what is the person’s own first', () => {
    expect(listed()).toEqual([
      ['own-pictures', 'cat.png', 3],
      ['own-models', ownCard.label, 5],
      ['settings', undefined, 12],
    ]);
  });

  it('is deleted one by one, from the screen’s lists too (fails if either keeps it)', async () => {
    const { items = [], remove } = useStorage.getState();
    remove(items.filter(({ kind }) => kind === 'own-pictures'));
    await settled();
    expect(listed()?.map(([kind]) => kind)).toEqual(['own-models', 'settings']);
    expect(useLimelight.getState().ownPictures).toEqual([]);
    expect(await hand.platform.ownPictures.list()).toEqual([]);
    expect(await hand.platform.ownModels.list()).toHaveLength(1);
  });

  it('is deleted as a whole, what this release cannot list too (fails if only what is listed goes)', async () => {
    await hand.platform.ownModels.put({ ...model, card: { ...ownCard, id: 'own-of-another-tab' } });
    useStorage.getState().removeAll();
    await settled();
    await settled();
    expect(listed()).toEqual([]);
    expect(await hand.platform.ownModels.list()).toEqual([]);
    expect(settings).toBe(0);
  });

  it('where the browser refuses a part, says so and lists the rest', async () => {
    const refused = () => Promise.reject(new LimelightError('storage-unavailable', 'nothing-kept'));
    const { trainings } = handPlatform().platform;
    await visit({ trainings: { ...trainings, load: refused } });
    expect(useStorage.getState().failure?.code).toBe('storage-unavailable');
    expect(listed()?.map(([kind]) => kind)).toEqual(['own-pictures', 'own-models', 'settings']);
  });
});
