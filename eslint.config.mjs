// Lint rules. Beside the usual ones: the laws of the house that a machine can hold (no clock, no chance and no I/O in the
// rooms below, files and functions that fit the eye).
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

/** Rooms in which time, chance and ids come in as parameters, and which do no I/O. */
const PURE = 'src/{kit,terminal,edi,quay,yard,fleet,gate,ledger,equipment,twin,operation}/**/*.ts';
const TESTS = ['**/*.test.{ts,tsx,mjs}', 'test/**'];

/** The rules that ESLint itself recommends. */
const recommended = Object.fromEntries(
  [...builtinRules].filter(([, rule]) => rule.meta.docs.recommended).map(([name]) => [name, 'error']),
);

const comesIn = 'Time, chance and I/O come in as parameters in this room.';
const banGlobals = (...names) => names.map((name) => ({ name, message: comesIn }));
const chance = { object: 'Math', property: 'random', message: 'Use Random of src/kit/random.ts with a seed.' };

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', 'coverage/', 'out/', 'hawser-data/', 'bench-results/'] },
  { rules: recommended },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-var': 'error' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'performance', 'URL', 'module', 'require', 'setTimeout'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'src/web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Hot paths read typed arrays, whose elements the types call "number | undefined" in other settings.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Asserting at run time what the types promise is the custom here (kit/invariant.ts); input is not always as typed.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/dot-notation': 'off',
      // EDI and ids are plain Latin letters; a promise may be made without waiting where an interface asks for one.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/class-literal-property-style': 'off',
    },
  },
  {
    files: ['{src,bench,scripts}/**/*.{ts,tsx,mjs}'],
    ignores: TESTS,
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [PURE],
    rules: { 'no-restricted-properties': ['error', chance] },
  },
  {
    files: [PURE],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...banGlobals('setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance'),
        ...banGlobals('process', 'console', 'fetch', 'WebSocket', 'crypto'),
      ],
      'no-restricted-properties': [
        'error',
        chance,
        { object: 'Date', property: 'now', message: comesIn },
        { object: 'globalThis', message: comesIn },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: comesIn },
        { selector: "CallExpression[callee.name='Date']", message: comesIn },
        { selector: 'ImportExpression', message: 'No loading at run time in this room.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:crypto',
              allowImportNames: ['createHash'],
              message: 'Of node:crypto only createHash is pure; the rest is chance.',
            },
          ],
          patterns: [
            { regex: '^node:(?!crypto$)', message: comesIn },
            { regex: '^(fs|net|http|https|crypto|timers|worker_threads|child_process|os)(/|$)', message: comesIn },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // Settings at the root belong to no tsconfig.
    files: ['*.{ts,mjs,cjs}', 'src/web/vite.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
  },
);
