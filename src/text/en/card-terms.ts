/**
 * The terms and facts of cards and of the sources of pictures, by the English of these, with # for a number that stands
 * alone: in English, nothing else.
 */
export const cardTerms: Readonly<Record<string, string>> = {};
