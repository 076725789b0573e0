import { readdirSync } from 'node:fs';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Who may import whom, besides itself; the reasons are in docs/developer.md, "How the house is built". */
const arrows = {
  ui: ['text'],
  domain: [],
  text: ['domain'],
  engine: ['domain'],
  worker: ['engine', 'domain'],
  offline: ['domain'],
  state: ['offline', 'domain'],
  panels: ['state', 'ui', 'text', 'domain'],
  app: ['panels', 'state', 'ui', 'text', 'domain'],
  cli: ['engine', 'text', 'domain'],
};

/** The same within the engine, room by room; tests may look into every room, and what lies in none is anyone's. */
const rooms = {
  backends: [],
  archive: [],
  image: [],
  autodiff: ['backends'],
  'self-test': ['backends', 'autodiff'],
  network: ['autodiff'],
  models: ['archive', 'backends', 'autodiff', 'network'],
  attacks: ['autodiff', 'image', 'models'],
  saliency: ['image', 'models'],
  synthesis: ['autodiff', 'image', 'models', 'attacks', 'saliency'],
  evaluation: ['image', 'models', 'network', 'attacks', 'saliency'],
  metrics: ['image', 'models', 'saliency'],
  training: ['archive', 'autodiff', 'image', 'models', 'network', 'attacks', 'saliency', 'evaluation'],
};

const panels = readdirSync(new URL('src/panels/', import.meta.url)).filter((name) => name !== 'shared');

/** No panel imports another; what several use is in `shared`, which uses none of them. */
const walls = [
  ...Object.entries(rooms).map(([room, open]) =>
    wall(
      `engine/${room}`,
      ['testing', ...Object.keys(rooms)]
        .filter((other) => other !== room && !open.includes(other))
        .map((other) => `engine/${other}`),
    ),
  ),
  ...['shared', ...panels].map((panel) =>
    wall(
      `panels/${panel}`,
      panels.filter((other) => other !== panel).map((other) => `panels/${other}`),
    ),
  ),
];

function wall(from, closed) {
  return {
    from: { file: { categories: { anyOf: [from], noneOf: ['test'] } } },
    disallow: [{ to: { file: { categories: { anyOf: closed } } } }],
    message: `${from} may not import this: see the arrows in eslint.config.js.`,
  };
}

/** The one door between page and workers: what is said, and who says it. */
const workerDoor = { from: { element: { type: 'state' } }, allow: [{ to: { file: { categories: 'worker-door' } } }] };

/** Tests of what talks to workers answer by hand. */
const workersByHand = {
  from: { element: { type: 'state' }, file: { categories: 'test' } },
  allow: [{ to: { element: { type: 'worker' } } }],
};

/** A test may read what a person would. */
const wordsInTests = { from: { file: { categories: 'test' } }, allow: [{ to: { element: { type: 'text' } } }] };

/** What there must be words for, the engine knows; only the compiler looks there, and tests. */
const methodsInText = {
  from: { element: { type: 'text' } },
  allow: [{ to: { element: { type: 'engine' } }, dependency: { kind: 'type' } }],
};
const methodsInTextTests = {
  from: { element: { type: 'text' }, file: { categories: 'test' } },
  allow: [{ to: { element: { type: 'engine' } } }],
};

/** Of a word; a name of capitals alone, as SSIM or PNG, is one in every language. */
const letters = '/[A-Z][a-z]|[a-z]{2}/';
const readProps =
  '/^(alt|aria-label|aria-valuetext|confirm|definition|detail|empty|heading|hint|label|loses|placeholder|summary|title|unit|words)$/';

/** Text that stands in a component itself. What a person reads is worded in src/text, in every language. */
const strayWords = [
  `JSXText[value=${letters}]`,
  ...[':matches(JSXElement, JSXFragment)', `JSXAttribute[name.name=${readProps}]`].flatMap((place) => [
    `${place} > Literal[value=${letters}]`,
    `${place} > JSXExpressionContainer > Literal[value=${letters}]`,
    `${place} > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=${letters}]`,
    `${place} > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
  ]),
  `Property[key.name=${readProps}] > Literal.value[value=${letters}]`,
  ':not(JSXAttribute, NewExpression) > Literal[value=/[A-Za-z,]+ [a-z]+ [a-z]+/]',
].map((selector) => ({ selector, message: 'What a person reads belongs in src/text, in every language.' }));

/** An effect runs some time after what it belongs to is on the screen; a key pressed in between would be lost. */
const lateListener = {
  selector: 'CallExpression[callee.name="useEffect"] CallExpression[callee.property.name="addEventListener"]',
  message: 'What is on the screen listens already: useLayoutEffect.',
};

/** The parts of the page whose words are all there; the other panels follow. */
const worded = [
  'src/app',
  'src/ui',
  ...['attack', 'compare', 'picture', 'saliency', 'shared'].map((panel) => `src/panels/${panel}`),
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'data', 'models', 'test-results', 'playwright-report', '**/*.py'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.cjs', '*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_+$', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'max-lines': ['error', 400],
      'no-console': 'error',
    },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['src/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { [`${import.meta.dirname}/eslint.resolver.cjs`]: {} },
      'boundaries/elements': Object.keys(arrows).map((type) => ({ type, pattern: `src/${type}` })),
      'boundaries/files': [
        { category: 'test', pattern: 'src/**/*.test.{ts,tsx}' },
        { category: 'test', pattern: 'src/state/**/testing/*.ts' },
        { category: 'worker-door', pattern: 'src/worker/**/{client,protocol,supervisor}.ts' },
        ...Object.keys({ ...rooms, testing: [] }).map((room) => ({
          category: `engine/${room}`,
          pattern: `src/engine/${room}/**/*`,
        })),
        ...['shared', ...panels].map((panel) => ({ category: `panels/${panel}`, pattern: `src/panels/${panel}/**/*` })),
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkInternals: true,
          policies: [
            ...Object.entries(arrows).map(([from, allowed]) => ({
              from: { element: { type: from } },
              allow: [from, ...allowed].map((type) => ({ to: { element: { type } } })),
            })),
            workerDoor,
            workersByHand,
            wordsInTests,
            methodsInText,
            methodsInTextTests,
            ...walls,
          ],
        },
      ],
    },
  },
  { files: ['src/{app,panels}/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', lateListener] } },
  {
    files: worded.map((folder) => `${folder}/**/*.{ts,tsx}`),
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', lateListener, ...strayWords] },
  },
  { files: ['src/cli/**', 'e2e/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
