import type { CardRemark } from '@/domain/card-remark';
import { percent } from '@/domain/format';

type Tuned = Extract<CardRemark, { remark: 'tuned' }>;

/** What there is to say of a model that a person brought or trained, in a sentence. */
export function cardRemark(remark: CardRemark): string {
  switch (remark.remark) {
    case 'brought-graph':
      return 'A frozen graph of your own.';
    case 'brought-layers':
      return 'A Layers model of your own.';
    case 'added-by-person':
      return 'Added by you; kept on this device only.';
    case 'not-evaluated-here':
      return 'It has not been evaluated here.';
    case 'one-score':
      return 'It gives one score, which is read as a yes-or-no answer: yes above 50 % (above zero, before a sigmoid). A model that estimates a quantity cannot be read like that.';
    case 'independent-labels':
      return 'Its labels are independent: each has a probability of its own, and they need not add up to 100 %.';
    case 'names-left-out':
      return `The file of class names has ${remark.names}, and the model ${remark.scores} classes; the names are left out.`;
    case 'no-gradient':
      return `No gradient can be taken through its operation "${remark.name}" (${remark.op}): predictions and methods without gradients work, others do not.`;
    case 'files-left-out':
      return filesLeftOut(remark.paths);
    case 'foreign-card':
      return 'The card.json beside it is not a card of this model; it is left out.';
    case 'in-training':
      return `Being fine-tuned from “${remark.base}” on ${remark.data || 'pictures of your own'}; it is lost when this page is closed, unless you keep it.`;
    case 'changing':
      return 'It changes while it is being trained.';
    case 'made-just-now':
      return 'Made on this device just now.';
    case 'tuned':
      return `“${remark.base}”, fine-tuned in ${{ browser: 'the browser', node: 'Node' }[remark.place]} on ${remark.data || 'pictures of your own'}${outcome(remark)}.`;
    case 'tuned-here':
      return 'Fine-tuned on a person’s own device with Limelight.';
    case 'checked-on':
      return `Its accuracies are counted on ${remark.pictures} validation pictures, and under one attack, PGD with ${remark.steps.join(' steps and, of what that leaves, with ')} steps: an indication, not a benchmark.`;
    case 'same-source':
      return 'The validation pictures come from the same source as the training pictures; on others it may do worse.';
    case 'never-checked':
      return 'It was not evaluated after its training.';
    case 'few-pictures':
      return `${remark.pictures} pictures are few: another ${remark.pictures} could give quite other figures.`;
    case 'new-head':
      return 'Its last layer was new: before training, its answers were guesses.';
    case 'checked-before-end':
      return `It was last checked after ${remark.step} steps, and trained for ${remark.more} more.`;
    case 'stopped-early':
      return `Its training was stopped after ${remark.steps} of ${remark.planned} steps.`;
    case 'flat-maps':
      return `Of the pictures that the selective term was to see, ${remark.flat} of ${remark.pictures} have a flat perturbation map: it had no part in them.`;
    default:
      return remark satisfies never;
  }
}

/** "5 other files came with it and were left out: a.png, b.png, …" */
function filesLeftOut(paths: readonly string[]): string {
  const some = paths.slice(0, 3).join(', ') + (paths.length > 3 ? ', …' : '.');
  return paths.length === 1
    ? `Another file came with the model and was left out: ${some}`
    : `${paths.length} other files came with the model and were left out: ${some}`;
}

function outcome({ before, after }: Tuned): string {
  if (!after) return '';
  const from = (share: number | undefined) => (share === undefined ? '' : `${percent(share)} before, `);
  return (
    `: ${from(before?.clean)}${percent(after.clean)} after on clean pictures, and ${from(before?.attacked)}` +
    `${percent(after.attacked)} after under attack (ε ${after.epsilon255}/255)`
  );
}
