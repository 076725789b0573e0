import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import wabt from 'wabt';

// `npx vitest run src/engine/backends/modules.test.ts -u` writes them anew.
it.each(['gelu', 'rectifier'])('the module %s is what its source assembles to', async (name) => {
  const file = `${name}.wat`;
  const source = (await wabt()).parseWat(file, readFileSync(new URL(file, import.meta.url), 'utf8'));
  const bytes = Buffer.from(source.toBinary({}).buffer).toString('base64');
  source.destroy();
  await expect(`/** \`${file}\`, assembled by its test, in base64. */
export const ${name}Module =
  '${bytes}';
`).toMatchFileSnapshot(`${name}-module.ts`);
});
