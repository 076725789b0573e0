import { describe, expect, it } from 'vitest';
import type { ModelCard } from '@/domain/model-card';
import { ownCard } from '@/domain/testing/own-card';
import { withAnswers, type Answers } from './own-model-answers';

const card: ModelCard = { ...ownCard, classes: ['class 0', 'class 1'], inputShape: [224, 200, 3] };
const answers: Answers = { label: ' Pets ', classes: 'cat\r\n dog \n\n', pixels: 'signed', size: '224' };

describe('what a person says of their model', () => {
  it('goes into its card; a size left alone keeps the shape it had', () => {
    expect(withAnswers(card, answers)).toEqual({
      card: { ...card, label: 'Pets', classes: ['cat', 'dog'], pixels: 'signed' },
    });
    expect(withAnswers(card, { ...answers, size: '96' })).toMatchObject({ card: { inputShape: [96, 96, 3] } });
  });

  it.each([
    [{ label: '  ' }, /needs a name/],
    [{ classes: 'cat' }, /has 2 classes, but there are 1/],
    [{ classes: '\ndog' }, /Class 0 has no name/],
    [{ size: '7' }, /between 8 and 1024/],
    [{ size: '' }, /between 8 and 1024/],
    [{ size: '64.5' }, /between 8 and 1024/],
  ])('is refused where it cannot be: %j', (wrong, problem) => {
    expect(withAnswers(card, { ...answers, ...wrong })).toMatchObject({
      problem: expect.stringMatching(problem) as string,
    });
  });
});
