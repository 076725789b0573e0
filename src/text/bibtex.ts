/** How to cite the page in a bibliography, whatever the language. */
export function bibtex(version: string, date: Date, address: string): string {
  return [
    '@software{limelight,',
    '  title = {Limelight: an explainability playground in the browser},',
    '  author = {{The Limelight authors}},',
    `  version = {${version}},`,
    `  year = {${date.getUTCFullYear()}},`,
    `  url = {${address}}`,
    '}',
  ].join('\n');
}
