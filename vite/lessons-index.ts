import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const indexModule = 'virtual:lessons-index';
const folder = fileURLToPath(new URL('../public/lessons', import.meta.url));

/** A lesson's front matter, as `parseLesson` checks it; the lessons that ship are held to that by a test. */
interface FrontMatter {
  readonly title: string;
  readonly minutes: number;
  readonly goal: string;
  readonly teacher?: string;
  readonly steps: readonly unknown[];
}

function frontMatterOf(file: string): FrontMatter {
  const [, text = ''] = readFileSync(file, 'utf8').split(/^---$/m);
  return parse(text) as FrontMatter;
}

/** What the list of lessons says of each, by language, in the order of their file names. */
function lessons() {
  return Object.fromEntries(
    readdirSync(folder).map((language) => [
      language,
      readdirSync(join(folder, language))
        .filter((file) => /^\d.*\.md$/.test(file))
        .sort()
        .map((file) => {
          const { steps, ...head } = frontMatterOf(join(folder, language, file));
          return { id: file.replace(/\.md$/, ''), ...head, steps: steps.length };
        }),
    ]),
  );
}

/** The list of lessons as the module `virtual:lessons-index`. */
export function lessonsIndex(): Plugin {
  return {
    name: 'limelight-lessons-index',
    resolveId: (id) => (id === indexModule ? `\0${indexModule}` : undefined),
    load(id) {
      if (id !== `\0${indexModule}`) return undefined;
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.md'),
      ))
        this.addWatchFile(join(folder, file));
      return `export default ${JSON.stringify(lessons())};`;
    },
  };
}
