import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseLesson } from '@/domain/lesson/parse';
import { attacks } from '@/engine/attacks/registry';
import { saliencyMethods } from '@/engine/saliency/registry';
import { parseSamples } from '@/domain/samples';
import { hideParts } from '@/panels/shared/hidden-parts';

const root = new URL('../', import.meta.url);

const pages = [
  'README.md',
  ...['models', 'public/samples', 'public/data'].map((folder) => `${folder}/README.md`),
  'models/measurements.md',
  ...readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
];

function read(page: string | URL): string {
  return readFileSync(new URL(page, root), 'utf8');
}

/** Without blocks of code, in which nothing is a link or a heading. */
function prose(page: string | URL): string {
  return read(page).replace(/^```.*?^```/gms, '');
}

/** Where links to a page's headings lead: small letters, hyphens for spaces, other signs left out. */
function anchors(page: URL): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it.each(pages)('%s: every link and picture leads somewhere, to its heading too', (page) => {
  const from = new URL(page, root);
  const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const to = new URL(link, from);
    const anchor = decodeURIComponent(to.hash.slice(1));
    to.hash = '';
    if (!existsSync(fileURLToPath(to))) return true;
    return anchor !== '' && (statSync(fileURLToPath(to)).isDirectory() || !anchors(to).includes(anchor));
  });
  expect(broken).toEqual([]);
});

it('docs/README.md leads to every page, and README.md to every reader’s', () => {
  const guides = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(guides.filter((page) => !read('docs/README.md').includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
  const readers = guides.filter((page) => /^docs\/(student|teacher|researcher|developer)\.md$/.test(page));
  expect(readers).toHaveLength(4);
  expect(readers.filter((page) => !read('README.md').includes(`(${page})`))).toEqual([]);
});

it('README.md counts attacks, explanations and sample pictures as they are', () => {
  const samples = parseSamples(JSON.parse(read('public/samples/index.json')));
  const words = ['Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];
  const many = ['Seventeen', 'Eighteen', 'Nineteen', 'Twenty'];
  const text = read('README.md');
  expect(text).toContain(`**${words[attacks.length - 6]} attacks**`);
  expect(text).toContain(`**${many[saliencyMethods.length - 17]} explanations**`);
  expect(text).toContain(`**${samples.length} sample pictures**`);
});

it('docs/researcher.md lists every attack by what it says of itself', () => {
  const norms: Readonly<Record<string, string>> = { linf: 'L∞', l2: 'L2' };
  const lines = read('docs/researcher.md').split('\n');
  for (const { id, norm, access } of attacks) {
    const asks = access === 'gradient' ? 'gradients' : access;
    expect(
      lines.some((line) => line.startsWith(`- \`${id}\` (${norms[norm]}, ${asks}): `)),
      id,
    ).toBe(true);
  }
});

it('docs/teacher.md lists the lessons as they are, with their minutes', () => {
  const files = readdirSync(new URL('public/lessons/en', root)).filter((file) => /^\d/.test(file));
  const rows = files.sort().map((file, index) => {
    const { title, minutes } = parseLesson(read(`public/lessons/en/${file}`), file);
    return `| ${index + 1}. ${title} | ${minutes} |`;
  });
  const listed = read('docs/teacher.md')
    .split('\n')
    .filter((line) => /^\| \d+\. /.test(line));
  expect(listed).toEqual(rows);
});

it('docs/teacher.md names every part that can be hidden', () => {
  const [failure] = hideParts('no such part');
  const known = failure?.code === 'scene-unknown-part' ? failure.details.known : [];
  expect(known.length).toBeGreaterThan(10);
  expect(known.filter((part) => !read('docs/teacher.md').includes(`\`${part}\``))).toEqual([]);
});
