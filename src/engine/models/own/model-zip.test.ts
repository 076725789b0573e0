/** A fine-tuned model's way out of the page and back in. */
import { tensor, tidy, type Rank } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { tunedCard } from '@/domain/training/card';
import { defaultParams } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import { writeLayersModel } from '../../network/write-layers-model';
import { testOn } from '../../testing/backend-under-test';
import { memorySource } from '../../testing/memory-source';
import { uniform } from '../../testing/random';
import { cardFor, smallZoo, zooFiles } from '../../testing/zoo-model';
import { fitNetworkTo } from '../../training/replace-head';
import { blobSource } from '../blob-source';
import { loadModel } from '../load-model';
import { loadNetwork } from '../load-network';
import { networkClassifier } from '../network-classifier';
import { inspectOwnModel } from './inspect';
import type { BroughtFile } from './model-file';
import { modelZip } from './model-zip';
import { listFiles } from './list-files';

const classes = ['cup', 'hand', 'class 3'];

/** A small net of the zoo's architecture with the head of three classes, as files, with its card. */
async function tuned() {
  const { network, card } = await loadNetwork(memorySource(zooFiles(smallZoo, 3)));
  const fitted = fitNetworkTo(network, classes, 5, card.classes);
  const { json, weights } = writeLayersModel(fitted, 'tuned');
  const files: BroughtFile[] = [
    { name: 'model.json', blob: new Blob([json]) },
    { name: 'weights.bin', blob: new Blob([weights]) },
  ];
  const run = {
    base: card,
    dataName: 'mugs, 90 pictures',
    place: 'node' as const,
    settings: defaultParams(trainingParams),
    batch: 8,
    newClasses: 3,
    steps: [],
    checks: [],
  };
  return { network: fitted, files, card: tunedCard({ ...cardFor(16, 3), id: 'own-00000000', classes }, 'Mugs', run) };
}

describe('a model exported as a zip', () => {
  beforeAll(() => testOn('cpu'));

  it('comes back under its name, with its classes and its card, and predicts the same to the bit', async () => {
    const { network, files, card } = await tuned();
    const zip = await modelZip(card, files);
    const draft = await inspectOwnModel([{ name: 'download (1).zip', blob: zip }]);
    expect(draft.notes).toEqual([]);
    expect(draft.card).toEqual({ ...card, id: draft.card.id });
    const cardFile = { name: 'card.json', blob: new Blob([JSON.stringify(draft.card)]) };
    const { classifier } = await loadModel(blobSource([...draft.files, cardFile]));
    expect(classifier.classes).toEqual(classes);
    const pictures = tensor<Rank.R4>(uniform(4 * 768, 0, 1, 8), [4, 16, 16, 3]);
    const before = networkClassifier('before', classes, network);
    const expected = await tidy(() => before.logits(pictures)).data();
    expect(await tidy(() => classifier.logits(pictures)).data()).toEqual(expected);
  });

  it('holds what other programs read: the model’s files, and the names of its classes by themselves', async () => {
    const { files, card } = await tuned();
    const { files: inside } = await listFiles([{ name: 'mugs.zip', blob: await modelZip(card, files) }]);
    expect(inside.map(({ name }) => name)).toEqual([
      'mugs/model.json',
      'mugs/weights.bin',
      'mugs/card.json',
      'mugs/classes.json',
    ]);
    expect(JSON.parse(await (await inside[3]!.read()).text())).toEqual(classes);
    const again = await modelZip(card, files);
    const bytes = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
    expect((await bytes(again)).equals(await bytes(await modelZip(card, files)))).toBe(true);
  });

  it.each([
    ['is none', '{"version":1}'],
    ['is another model’s', JSON.stringify(cardFor(16, 10))],
  ])('is read without its card where that %s, and this is said', async (_, card) => {
    const { files } = await tuned();
    const names = { name: 'classes.json', blob: new Blob([JSON.stringify(classes)]) };
    const draft = await inspectOwnModel([...files, names, { name: 'card.json', blob: new Blob([card]) }]);
    expect(draft.notes).toEqual([{ remark: 'foreign-card' }]);
    expect(draft.card).toMatchObject({ classes, label: 'My model', measurements: [] });
  });
});
