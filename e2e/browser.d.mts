/** Path of an installed browser, or undefined; throws where a variable names a file that is not there. */
export function findBrowser(): string | undefined;
/** Path of a browser, installed first where that is possible; throws one sentence of advice where there is none. */
export function ensureBrowser(): string;
