/** What the cards of the models that ship say, by the English of the card: in English, nothing else. */
export const cardSentences: Readonly<Record<string, string>> = {};
