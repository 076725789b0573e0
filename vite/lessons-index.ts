import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parseLesson } from '../src/domain/lesson/parse.ts';

const indexModule = 'virtual:lessons-index';
const folder = fileURLToPath(new URL('../public/lessons', import.meta.url));

/** What the list of lessons says of each, by language, in the order of their file names. */
function lessons() {
  return Object.fromEntries(
    readdirSync(folder).map((language) => [
      language,
      readdirSync(join(folder, language))
        .filter((file) => /^\d.*\.md$/.test(file))
        .sort()
        .map((file) => {
          const { title, minutes, goal, teacher, steps } = parseLesson(
            readFileSync(join(folder, language, file), 'utf8'),
            `${language}/${file}`,
          );
          return { id: file.replace(/\.md$/, ''), title, minutes, goal, teacher, steps: steps.length };
        }),
    ]),
  );
}

/** The list of lessons as the module `virtual:lessons-index`; a lesson that cannot be read fails the build. */
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
