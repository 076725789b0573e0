import type { CardSentence } from '@/domain/model-card';
import { cardTerm, shippedLabel } from '.';
import { fetchedText } from './fetched';

/**
 * A sentence of a model's card, or a remark on the model: worded by its code, or as it was written, but for the models that
 * ship in the language that is spoken.
 */
export function cardSentence(sentence: CardSentence): string {
  if (typeof sentence !== 'string')
    return fetchedText.cardRemark({
      ...sentence,
      ...('base' in sentence && { base: shippedLabel(sentence.base) }),
      ...('data' in sentence && { data: cardTerm(sentence.data) }),
    });
  return (Object.hasOwn(fetchedText.cardSentences, sentence) && fetchedText.cardSentences[sentence]) || sentence;
}
