import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parseSamples } from '../src/domain/samples.ts';

const indexModule = 'virtual:samples-index';
const indexFile = fileURLToPath(new URL('../public/samples/index.json', import.meta.url));

/** The list of sample pictures as the module `virtual:samples-index`, so that no link depends on fetching it. */
export function samplesIndex(): Plugin {
  return {
    name: 'limelight-samples-index',
    resolveId: (id) => (id === indexModule ? `\0${indexModule}` : undefined),
    load(id) {
      if (id !== `\0${indexModule}`) return undefined;
      this.addWatchFile(indexFile);
      return `export default ${JSON.stringify(parseSamples(JSON.parse(readFileSync(indexFile, 'utf8'))))};`;
    },
  };
}
