import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import wabt from 'wabt';

// `npx vitest run src/engine/backends/gelu-module.test.ts -u` writes it anew.
it('the module is what its source assembles to', async () => {
  const source = (await wabt()).parseWat('gelu.wat', readFileSync(new URL('gelu.wat', import.meta.url)));
  const bytes = Buffer.from(source.toBinary({}).buffer).toString('base64');
  source.destroy();
  await expect(`/** \`gelu.wat\`, assembled by its test, in base64. */
export const geluModule =
  '${bytes}';
`).toMatchFileSnapshot('gelu-module.ts');
});
