import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import wabt from 'wabt';

/** Each module's name, its source, and whether it may multiply and add in one instruction. */
const modules = [
  { name: 'gelu', file: 'gelu.wat' },
  { name: 'rectifier', file: 'rectifier.wat' },
  { name: 'convolution', file: 'convolution.wat' },
  { name: 'convolutionPlain', file: 'convolution.wat', plain: true },
];

// `npx vitest run src/engine/backends/modules.test.ts -u` writes them anew.
it.each(modules)('the module $name is what its source assembles to', async ({ name, file, plain = false }) => {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const source = (await wabt()).parseWat(file, plain ? withoutRelaxed(text) : text, { relaxed_simd: !plain });
  const bytes = Buffer.from(source.toBinary({}).buffer).toString('base64');
  source.destroy();
  await expect(`/** \`${file}\`, assembled by its test${plain ? ' without relaxed instructions' : ''}, in base64. */
export const ${name}Module =
  '${bytes}';
`).toMatchFileSnapshot(`${name.replace('P', '-p')}-module.ts`);
});

/** A product and a sum for each of both in one. */
function withoutRelaxed(text: string): string {
  const operand = String.raw`(\(local\.get \S+\))`;
  const both = new RegExp(String.raw`\(f32x4\.relaxed_madd ${operand} ${operand} ${operand}\)`, 'g');
  return text.replaceAll(both, '(f32x4.add (f32x4.mul $1 $2) $3)');
}
