/** What models that ship are called, by id, where their labels are words: in English, as their cards say. */
export const modelLabels: Readonly<Record<string, string>> = {};
