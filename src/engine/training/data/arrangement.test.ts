import { describe, expect, it } from 'vitest';
import { arrange, roleOf } from './arrangement';

/** Each path's class, with its set before it; `test` alone for a test set; nothing where it belongs nowhere. */
function placed(...paths: string[]) {
  return arrange(paths).places.map((place) => {
    if ('skip' in place) return '';
    return 'className' in place ? [...(place.set ? [place.set.role] : []), place.className].join('/') : place.set.role;
  });
}

describe('classes', () => {
  // The labels that torchvision.datasets.ImageFolder gives the same tree.
  it('are the topmost folders below the common one, whatever lies within them', () => {
    expect(placed('pets/cat/1.jpg', 'pets/cat/indoor/2.jpg', 'pets/dog/a/b/3.jpg')).toEqual(['cat', 'cat', 'dog']);
    expect(placed('cat/1.jpg', 'dog/2.jpg')).toEqual(['cat', 'dog']);
    expect(placed('a/b/cat/1.jpg', 'a/b/dog/tag/2.jpg')).toEqual(['cat', 'dog']);
    expect(arrange(['cat/indoor/1.jpg', 'cat/outdoor/2.jpg', 'dog/3.jpg']).notes).toEqual([
      { note: 'folders-joined', folders: ['indoor', 'outdoor'] },
    ]);
  });

  it('do not come from a loose file beside their folders', () => {
    expect(placed('pets/loose.jpg', 'pets/cat/1.jpg', 'pets/dog/2.jpg')).toEqual(['', 'cat', 'dog']);
    expect(placed('list.csv', 'pets/cat/1.jpg', 'pets/dog/2.jpg')).toEqual(['', 'cat', 'dog']);
    expect(placed('1.jpg', '2.jpg')).toEqual(['', '']);
  });

  it('may be one alone, of the folder that holds most', () => {
    expect(placed('pets/cat/1.jpg', 'pets/cat/2.jpg')).toEqual(['cat', 'cat']);
    expect(placed('cat/1.jpg', 'cat/2.jpg', 'cat/kitten/3.jpg')).toEqual(['cat', 'cat', 'cat']);
    expect(placed('pets/loose.jpg', 'pets/cat/1.jpg', 'pets/cat/2.jpg')).toEqual(['', 'cat', 'cat']);
  });
});

describe('sets', () => {
  it.each([
    ['training', ['train', 'Training', 'TRAIN', 'trainset', 'training_set', 'train images', 'train2017']],
    ['validation', ['val', 'valid', 'Validation', 'dev', 'val2017', 'validation-data', 'eval']],
    ['test', ['test', 'Testing', 'test_set', 'holdout', 'hold-out', 'held out', 'tests']],
    [undefined, ['trains', 'training wheels', 'data', 'dataset', 'testament', 'valley', 'set', '', 'constructor']],
  ])('%s: folders called so', (role, names) => {
    expect(names.map((name) => [name, roleOf(name)])).toEqual(names.map((name) => [name, role]));
  });

  it('lie above the classes', () => {
    const paths = ['pets/train/cat/1.jpg', 'pets/train/dog/x/2.jpg', 'pets/val/cat/3.jpg', 'pets/test/9.jpg'];
    expect(placed(...paths)).toEqual(['training/cat', 'training/dog', 'validation/cat', 'test']);
    expect(placed('training/cat/1.jpg', 'holdout/cat/2.jpg')).toEqual(['training/cat', 'test']);
    expect(placed('data/train/images/cat/1.jpg', 'data/train/images/dog/2.jpg', 'data/readme.txt')).toEqual([
      'training/cat',
      'training/dog',
      '',
    ]);
    expect(placed('test/cat/1.jpg', 'test/dog/2.jpg')).toEqual(['test', 'test']);
  });

  it('or within each class', () => {
    expect(placed('cat/train/1.jpg', 'cat/test/2.jpg', 'dog/train/3.jpg', 'dog/valid/4.jpg')).toEqual([
      'training/cat',
      'test',
      'training/dog',
      'validation/dog',
    ]);
    expect(placed('cat/train/1.jpg', 'dog/train/2.jpg')).toEqual(['training/cat', 'training/dog']);
  });

  it('leave out what lies beside them, with the reason', () => {
    const { places } = arrange(['p/train/cat/1.jpg', 'p/test/cat/2.jpg', 'p/more/cat/3.jpg', 'p/4.jpg']);
    expect(places.slice(2)).toEqual([
      { skip: 'outside-sets', sets: ['train', 'test'] },
      { skip: 'outside-sets', sets: ['train', 'test'] },
    ]);
  });

  it('are not made of classes that are called so, which is said', () => {
    expect(placed('vehicles/train/1.jpg', 'vehicles/car/2.jpg')).toEqual(['train', 'car']);
    expect(arrange(['train/1.jpg', 'car/2.jpg']).notes).toEqual([{ note: 'read-as-class', folder: 'train' }]);
    expect(placed('cat/test/1.jpg', 'cat/2.jpg', 'dog/3.jpg')).toEqual(['cat', 'cat', 'dog']);
    expect(arrange(['cat/test/1.jpg', 'cat/2.jpg', 'dog/3.jpg']).notes[0]).toEqual({
      note: 'read-as-part',
      folder: 'test',
    });
  });
});
