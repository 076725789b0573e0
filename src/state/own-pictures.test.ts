import { beforeEach, describe, expect, it } from 'vitest';
import { LimelightError, type Failure } from '@/domain/errors';
import type { OwnPicture, OwnPictureStorage, PictureChange } from './own-picture-storage';
import { OwnPictures } from './own-pictures';

const blob = new Blob(['x']);
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A device that keeps pictures, or refuses to. */
class Device implements OwnPictureStorage {
  readonly kept = new Map<string, OwnPicture>();
  full = false;
  list = async () => [...this.kept.values()].sort((a, b) => b.opened - a.opened);
  put = async (picture: OwnPicture) => {
    if (this.full) throw new LimelightError('storage-full', 'no-room');
    this.kept.set(picture.hash, picture);
  };
  remove = async (hash: string) => {
    this.kept.delete(hash);
    this.tellOthers({ removed: hash });
  };
  clear = async () => this.kept.clear();
  onElsewhere = (listener: (change: PictureChange) => void) => void (this.tellOthers = listener);
  tellOthers: (change: PictureChange) => void = () => undefined;
}

describe('a person’s own pictures', () => {
  let device: Device;
  let shown: readonly OwnPicture[];
  let failures: Failure[];
  let time = 0;
  const visit = () =>
    new OwnPictures(
      device,
      { onPictures: (pictures) => void (shown = pictures), onFailure: (failure) => failures.push(failure) },
      () => ++time,
    );
  beforeEach(() => {
    device = new Device();
    failures = [];
    shown = [];
  });

  it('are found again after a reload, the last opened first', async () => {
    const first = visit();
    first.keep('aa', 'a.png', blob);
    first.keep('bb', 'b.png', blob);
    await settled();
    const second = visit();
    expect((await second.find('aa', 'a.png')).name).toBe('a.png');
    expect(shown.map(({ hash }) => hash)).toEqual(['bb', 'aa']);
  });

  it('are gone once deleted, and whoever asks for one is told its name', async () => {
    const pictures = visit();
    pictures.keep('aa', 'a.png', blob);
    await settled();
    pictures.remove('aa');
    await settled();
    expect([shown, device.kept.size]).toEqual([[], 0]);
    await expect(pictures.find('aa', 'a.png')).rejects.toMatchObject({ code: 'picture-not-on-device' });
    await expect(visit().find('aa', 'a.png')).rejects.toThrow('a.png');
  });

  it('are the same in every tab: one deleted in another does not come back from this one', async () => {
    const pictures = visit();
    pictures.keep('aa', 'a.png', blob);
    await settled();
    await device.remove('aa');
    await settled();
    await expect(pictures.find('aa', 'a.png')).rejects.toMatchObject({ code: 'picture-not-on-device' });
    expect(shown).toEqual([]);
    device.tellOthers({ kept: { hash: 'bb', name: 'b.png', blob, opened: 1, isKept: true } });
    await settled();
    expect(shown.map(({ hash }) => hash)).toEqual(['bb']);
  });

  it('work without room on the device, which is said once', async () => {
    device.full = true;
    const pictures = visit();
    pictures.keep('aa', 'a.png', blob);
    pictures.keep('bb', 'b.png', blob);
    await settled();
    expect(failures.map(({ code }) => code)).toEqual(['storage-full']);
    expect(shown.map(({ isKept }) => isKept)).toEqual([false, false]);
    expect((await pictures.find('aa', 'a.png')).hash).toBe('aa');
  });

  it('make room for new ones: the 24 opened last stay', async () => {
    const pictures = visit();
    for (let index = 0; index < 30; index++) pictures.keep(`h${index}`, 'p.png', blob);
    await settled();
    expect([shown.length, device.kept.size]).toEqual([24, 24]);
    expect(shown[0]?.hash).toBe('h29');
  });
});
