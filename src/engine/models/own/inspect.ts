import { dispose, linspace, reshape, stack, tidy, zeros, type Rank } from '@tensorflow/tfjs-core';
import type { CardRemark } from '@/domain/card-remark';
import { digestOf } from '@/domain/digest';
import type { ModelCard, PixelRange, ScoreKind } from '@/domain/model-card';
import { manifestBytes } from '../../network/weights';
import { unsupported } from '../../network/refusal';
import { blobSource } from '../blob-source';
import { buildClassifier } from '../build-classifier';
import { readModel } from '../build-network';
import type { Classifier } from '../classifier';
import { parseCard } from '../load-model';
import { loadWeights, type LoadedGroup } from '../load-weights';
import { declaredInputOf, parseModelJson, type ModelJson } from '../model-json';
import { gather, type Gathered } from './gather';
import { guessPixels } from './guess-pixels';
import type { BroughtFile } from './model-file';
import { maximumHintBytes, readHints, type Hints } from './read-class-names';

/** A model that a person brought, found sound, with what is still theirs to say. */
export interface Inspected {
  /** A draft: label, classes and pixel range may be changed, and the size where `anySize` says so. */
  readonly card: ModelCard;
  /** True where the model takes pictures of any size. */
  readonly anySize: boolean;
  /** What the person should know. */
  readonly notes: readonly CardRemark[];
  /** `model.json` and its shards. */
  readonly files: readonly BroughtFile[];
}

/** Size of pictures for a model that takes any, unless something says otherwise. */
const usualSize = 224;

/**
 * Checks what a person dropped, from the archive to a first prediction, and drafts its card. Throws `model-missing`,
 * `model-corrupt`, `model-unsupported` or `model-too-large`. Nothing of it stays on the backend.
 */
export async function inspectOwnModel(brought: readonly BroughtFile[]): Promise<Inspected> {
  const gathered = await gather(brought);
  const hints = await readHints(gathered.extras);
  const source = blobSource(gathered.files);
  const modelJson = await source.read('model.json');
  const json = parseModelJson(modelJson);
  const groups = await loadWeights(source, json.model.weightsManifest, () => undefined, undefined);
  const id = `own-${await digestOf([modelJson, ...groups.flatMap(({ shards }) => shards)])}`;
  const declared = declaredInputOf(json);
  const size = hints.imageSize ?? usualSize;
  const description = { id, inputShape: [size, size, 3] } as const;
  const read = readModel(description, json, groups);
  const classifier = await buildClassifier(description, json, groups, read);
  try {
    await refuseProbabilities(classifier);
    const guess = 'operations' in read ? guessPixels(read) : 'unit';
    const { card, notes } = await draft(gathered, hints, json, classifier, groups, guess);
    return {
      card: { ...card, id },
      anySize: declared.slice(0, 2).includes(null),
      notes,
      files: inMemory(modelJson, groups),
    };
  } finally {
    classifier.dispose();
  }
}

/**
 * Attacks and maps need logits. A softmax that could not be found shows in rows of shares that sum to one, for
 * pictures as different as black and a ramp.
 */
async function refuseProbabilities(model: Classifier): Promise<void> {
  const length = model.inputShape.reduce((product, side) => product * side, 1);
  const pictures = tidy(() =>
    reshape<Rank.R4>(stack([zeros([length]), linspace(0, 1, length)]), [2, ...model.inputShape]),
  );
  const logits = tidy(() => model.logits(pictures));
  try {
    const rows = await logits.array();
    if (!rows.flat().every(Number.isFinite)) throw unsupported('scores-not-finite');
    if (rows.every(isShares)) throw unsupported('softmax-inside');
  } finally {
    dispose([pictures, logits]);
  }
}

function isShares(row: readonly number[]): boolean {
  const total = row.reduce((sum, value) => sum + value, 0);
  return row.every((value) => value >= 0) && Math.abs(total - 1) < 1e-4;
}

async function draft(
  { extras, name, leftOut }: Gathered,
  hints: Hints,
  json: ModelJson,
  classifier: Classifier,
  groups: readonly LoadedGroup[],
  guess: PixelRange,
): Promise<{ card: ModelCard; notes: CardRemark[] }> {
  const scores = classifier.classes.length;
  const names = hints.lists.map((list) => namesOf(list, classifier)).find((fitting) => fitting !== undefined);
  const notes: CardRemark[] = [...notesOn[classifier.scores]];
  if (hints.promised && !names) notes.push({ remark: 'names-left-out', names: hints.promised.length, scores });
  const { gradients } = classifier.lacks;
  if (gradients?.lack === 'no-gradient') notes.push({ remark: 'no-gradient', name: gradients.name, op: gradients.op });
  const limits = [...notes];
  if (leftOut.length > 0) notes.push({ remark: 'files-left-out', paths: [...leftOut] });
  const own = await cardBeside(extras.get('card.json'), scores);
  if (own === 'unfit') notes.push({ remark: 'foreign-card' });
  const entries = groups.flatMap(({ group }) => group.weights);
  const card: ModelCard = {
    version: 1,
    id: classifier.id,
    family: 'own',
    label: (hints.label ?? name ?? 'My model').slice(0, 60),
    summary: { remark: json.kind === 'graph' ? 'brought-graph' : 'brought-layers' },
    classes: [...(names ?? classifier.classes)],
    scores: classifier.scores,
    inputShape: [classifier.inputShape[0], classifier.inputShape[1], 3],
    pixels: hints.teachableMachine ? 'signed' : guess,
    parameters: Math.max(
      1,
      entries.reduce((sum, { shape }) => sum + shape.reduce((n, length) => n * length, 1), 0),
    ),
    weightBytes: Math.max(1, manifestBytes(json.model.weightsManifest)),
    provenance: { remark: 'added-by-person' },
    measurements: [],
    saliency: [],
    limits: [{ remark: 'not-evaluated-here' }, ...limits],
    licence: 'the licence you have it under',
  };
  const kept = typeof own === 'object' ? { ...own, inputShape: card.inputShape, family: 'own' } : card;
  return { card: kept, notes };
}

/** What a person should know of how the answers are to be read. */
const notesOn: Readonly<Record<ScoreKind, readonly CardRemark[]>> = {
  exclusive: [],
  'yes-no': [{ remark: 'one-score' }],
  independent: [{ remark: 'independent-labels' }],
};

/** The names that fit the model's classes; one name for a yes-or-no model is what its "yes" means. */
function namesOf(given: readonly string[], { classes, scores }: Classifier): readonly string[] | undefined {
  if (given.length === 1 && scores === 'yes-no') return [`not ${given[0]}`, given[0]!];
  return given.length === classes.length ? given : undefined;
}

/** The card that came with a model of so many scores; `unfit` where it is none, or another model's. */
async function cardBeside(blob: Blob | undefined, scores: number): Promise<ModelCard | 'unfit' | undefined> {
  if (!blob) return undefined;
  if (blob.size > maximumHintBytes) return 'unfit';
  try {
    const card = parseCard(new Uint8Array(await blob.arrayBuffer()));
    return card.classes.length === scores ? card : 'unfit';
  } catch {
    return 'unfit';
  }
}

/** Copies that stay readable when what was dropped is moved or deleted. */
function inMemory(modelJson: Uint8Array, groups: readonly LoadedGroup[]): BroughtFile[] {
  const shards = groups.flatMap(({ group, shards }) => group.paths.map((name, i) => ({ name, bytes: shards[i]! })));
  return [{ name: 'model.json', bytes: modelJson }, ...shards].map(({ name, bytes }) => ({
    name,
    blob: new Blob([bytes as Uint8Array<ArrayBuffer>]),
  }));
}
