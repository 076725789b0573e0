/** What models that ship are called, by their own labels, where these are words: in English, as their cards say. */
export const modelLabels: Readonly<Record<string, string>> = {};

/** What the model under training is called, by what it started from. */
export const labelInTraining = (base: string) => `${base}, in training`;
