import { describe, expect, it } from 'vitest';
import { saying } from '@/text/testing/saying';
import { loadModel } from '../models/load-model';
import { testOn } from '../testing/backend-under-test';
import { LayersModelBuilder } from '../testing/layers-model-builder';
import { memorySource } from '../testing/memory-source';
import { cardFor, smallZoo, zooFiles } from '../testing/zoo-model';

type Files = Map<string, Uint8Array>;

const shard = 'group1-shard1of1.bin';

/** The zoo's files with one thing wrong. */
function damaged(change: (files: Files) => void): Files {
  const files = zooFiles(smallZoo, 1);
  change(files);
  return files;
}

/** The zoo's files with another text in one of them. */
function rewritten(file: string, text: string): Files {
  return damaged((files) => files.set(file, new TextEncoder().encode(text)));
}

/** The zoo's files with one passage of a file replaced by another. */
function edited(file: string, from: string, to: string): Files {
  const text = new TextDecoder().decode(zooFiles(smallZoo, 1).get(file));
  expect(text).toContain(from);
  return rewritten(file, text.replace(from, to));
}

/** A whole model around one layer on pictures [4, 4, channels]. */
function around(inputShape: readonly number[], build: (model: LayersModelBuilder) => string, classes = 10): Files {
  const model = new LayersModelBuilder(1, inputShape);
  const card = { ...cardFor(4, classes), inputShape: inputShape.length === 3 ? inputShape : [4, 4, 3] };
  return model.files(build(model)).set('card.json', new TextEncoder().encode(JSON.stringify(card)));
}

/** A model that begins with an operation on its picture, called as Keras 2 writes it. */
function operation(kind: string, named: object): Files {
  const files = around([4, 4, 3], (m) =>
    m.dense('scores', m.layer('Flatten', 'flat', m.layer(kind, 'odd', 'input')), [48, 10]),
  );
  const json = new TextDecoder().decode(files.get('model.json'));
  const [plain, called] = [[['input', 0, 0, {}]], ['input', 0, 0, named]].map(
    (call) => `{"name":"odd","trainable":true},"inbound_nodes":[${JSON.stringify(call)}]`,
  );
  expect(json).toContain(plain);
  return files.set('model.json', new TextEncoder().encode(json.replace(plain!, called!)));
}

const corpus: [string, () => Files, string, RegExp][] = [
  ['no model.json', () => damaged((f) => f.delete('model.json')), 'model-missing', /model\.json/],
  ['no card', () => damaged((f) => f.delete('card.json')), 'model-missing', /card\.json/],
  ['no shard', () => damaged((f) => f.delete(shard)), 'model-missing', /shard1of1/],
  [
    'a shard cut short',
    () => damaged((f) => f.set(shard, f.get(shard)!.slice(0, -4))),
    'model-corrupt',
    /should hold \d+ bytes/,
  ],
  [
    'a shard too long',
    () => damaged((f) => f.set(shard, new Uint8Array([...f.get(shard)!, 0]))),
    'model-corrupt',
    /should hold/,
  ],
  [
    'a NaN among the weights',
    () => damaged((f) => f.get(shard)!.set([0, 0, 192, 127], 40)),
    'model-corrupt',
    /"stem\/kernel" is not a finite/,
  ],
  [
    'an infinity among the weights',
    () => damaged((f) => f.get(shard)!.set([0, 0, 128, 127], 0)),
    'model-corrupt',
    /value 0 of the weight/,
  ],
  ['model.json that is HTML', () => rewritten('model.json', '<!doctype html>'), 'model-corrupt', /not JSON/],
  ['model.json that is something else', () => rewritten('model.json', '{"a":1}'), 'model-corrupt', /modelTopology/],
  [
    'a graph model without a graph',
    () => rewritten('model.json', '{"format":"graph-model"}'),
    'model-corrupt',
    /graph model/,
  ],
  ['a card that is not one', () => rewritten('card.json', '{}'), 'model-corrupt', /card\.json/],
  [
    'a card of another size',
    () => rewritten('card.json', JSON.stringify(cardFor(8, 10))),
    'model-corrupt',
    /card\.json says/,
  ],
  [
    'a card of other classes',
    () => rewritten('card.json', JSON.stringify(cardFor(16, 9))),
    'model-unsupported',
    /9 class names/,
  ],
  [
    'a shard outside the folder',
    () => edited('model.json', shard, '../secret.bin'),
    'model-corrupt',
    /plain file name/,
  ],
  [
    'a weight of another shape',
    () => edited('model.json', '"shape":[3,3,3,6]', '"shape":[3,3,6,3]'),
    'model-corrupt',
    /"stem\/kernel" has shape/,
  ],
  [
    'a weight of another name',
    () => edited('model.json', '"name":"stem/kernel"', '"name":"stem/weights"'),
    'model-unsupported',
    /"stem" needs the weight "kernel".*"stem\/weights"/,
  ],
  [
    'an unknown layer',
    () => edited('model.json', '"class_name":"GlobalAveragePooling2D"', '"class_name":"Attention"'),
    'model-unsupported',
    /"pool".*Attention/,
  ],
  [
    'an unknown activation',
    () => edited('model.json', '"activation":"gelu"', '"activation":"mish"'),
    'model-unsupported',
    /"mish".*"stem_gelu"/,
  ],
  [
    'a Lambda',
    () => edited('model.json', '"class_name":"GlobalAveragePooling2D"', '"class_name":"Lambda"'),
    'model-unsupported',
    /"pool" is a Lambda, whose Python code/,
  ],
  [
    'a constant of every pixel its own',
    () =>
      operation('Multiply', {
        y: [
          [[1], [2]],
          [[3], [4]],
        ],
      }),
    'model-unsupported',
    /"odd" computes with a constant that is not one number/,
  ],
  [
    'as many constants as rows that are no channels',
    () => operation('Add', { y: [[1], [2], [3]] }),
    'model-unsupported',
    /"odd" computes with a constant/,
  ],
  [
    'a value subtracted of another',
    () => operation('Subtract', { y: ['input', 0, 0] }),
    'model-unsupported',
    /"odd" subtracts/,
  ],
  [
    'a part of a picture',
    () => operation('GetItem', { slice_spec: [{ start: 1 }] }),
    'model-unsupported',
    /"odd" takes a part/,
  ],
  ['whole numbers', () => operation('Cast', { dtype: 'uint8' }), 'model-unsupported', /"odd" makes whole numbers/],
  [
    'values joined that do not fit',
    () => around([4, 4, 3], (m) => m.layer('Multiply', 'odd', ['input', m.convolution('c', 'input', [3, 3, 3, 2])])),
    'model-corrupt',
    /"odd" joins values of different shapes/,
  ],
  [
    'a layer that reads from nowhere',
    () => edited('model.json', '[["stem",0,0,{}]]', '[["gone",0,0,{}]]'),
    'model-corrupt',
    /"gone" is used and missing/,
  ],
  [
    'a layer that reads from itself',
    () => edited('model.json', '[["stem",0,0,{}]]', '[["stem_gelu",0,0,{}]]'),
    'model-corrupt',
    /depends on itself/,
  ],
  [
    'an input of rank 2',
    () => around([12], (m) => m.dense('scores', 'input', [12, 10])),
    'model-unsupported',
    /a picture is \[height, width, 3\]/,
  ],
  [
    'a grey picture',
    () => around([4, 4, 1], (m) => m.dense('scores', m.layer('Flatten', 'flat', 'input'), [16, 10])),
    'model-corrupt',
    /card\.json/,
  ],
  [
    'an output that is a picture',
    () => around([4, 4, 3], (m) => m.convolution('c', 'input', [3, 3, 3, 10])),
    'model-unsupported',
    /output has shape/,
  ],
  [
    'pictures of different sizes side by side',
    () =>
      around([4, 4, 3], (m) =>
        m.layer('Concatenate', 'join', ['input', m.layer('MaxPooling2D', 'half', 'input', { pool_size: [2, 2] })]),
      ),
    'model-corrupt',
    /"join" joins pictures of different sizes/,
  ],
  [
    'a shape that does not fit',
    () => around([4, 4, 3], (m) => m.layer('Reshape', 'shape', 'input', { target_shape: [5, -1] })),
    'model-corrupt',
    /"shape" cannot give its 48 values/,
  ],
  [
    'channels first',
    () => around([4, 4, 3], (m) => m.convolution('c', 'input', [3, 3, 3, 10], { data_format: 'channels_first' })),
    'model-unsupported',
    /channels last/,
  ],
];

describe('a model that cannot be used', () => {
  it.each(corpus)('%s', async (_, files, code, message) => {
    await testOn('cpu');
    const refusal: unknown = await loadModel(memorySource(files())).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ name: 'LimelightError', code });
    expect(refusal).toEqual(saying(message));
  });

  it('is refused for its size before its weights are asked for', async () => {
    const files = edited('model.json', '"shape":[3,3,3,6]', '"shape":[3000,3000,3,6]');
    files.delete(shard);
    await expect(loadModel(memorySource(files))).rejects.toMatchObject({
      code: 'model-too-large',
      reason: 'bytes',
      details: { most: 200e6 },
    });
  });
});
