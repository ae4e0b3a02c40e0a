// The floors of the house (ARCHITECTURE.md): which room may import which. Also: no circles, no orphans, and nothing in src
// imports tests or measurements. test/floors.test.ts proves that the rules bite.

const FLOOR_2 = ['edi', 'quay', 'yard', 'fleet', 'gate', 'ledger', 'equipment'];

/** For each room the rooms it may import from, beside itself. */
const MAY_IMPORT = {
  kit: [],
  terminal: ['kit'],
  ...Object.fromEntries(FLOOR_2.map((room) => [room, ['kit', 'terminal']])),
  twin: ['kit', 'terminal', 'equipment'],
  store: ['kit', 'terminal', 'ledger'],
  office: ['kit', 'terminal', 'ledger'],
  demand: ['kit', 'terminal', 'edi'],
  operation: ['kit', 'terminal', ...FLOOR_2, 'office'],
  server: ['kit', 'terminal', ...FLOOR_2, 'twin', 'store', 'office', 'demand', 'operation'],
  cli: ['kit', 'terminal', ...FLOOR_2, 'twin', 'store', 'office', 'demand', 'operation', 'server'],
  web: ['kit', 'terminal', 'equipment'], // and the server's api.ts; types only but for kit and terminal
};

const TEST = '[.]test[.](ts|tsx|mjs)$';
const FIXTURE = '[.]fixture[.]ts$';
const inRoom = (rooms) => `^src/(${rooms.join('|')})/`;

/** One rule for each room: what lies in src and outside the allowed rooms is out of bounds. */
const floors = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `floor-${room}`,
  comment: `${room} imports from ${allowed.join(', ') || 'no other room'} only.`,
  severity: 'error',
  from: { path: inRoom([room]) },
  to: { path: '^src/', pathNot: [inRoom([room, ...allowed]), ...(room === 'web' ? ['^src/server/api[.]ts$'] : [])] },
}));

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'web-imports-types-only',
      comment:
        'The page is built on its own: of the server it knows types, and of code only floors 0 and 1, which do no I/O.',
      severity: 'error',
      from: { path: inRoom(['web']), pathNot: TEST },
      to: { path: '^src/', pathNot: inRoom(['web', 'kit', 'terminal']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-room-is-on-a-floor',
      comment: 'A file in src stands in a room that has a floor (see MAY_IMPORT).',
      severity: 'error',
      from: { path: '^src/', pathNot: inRoom(Object.keys(MAY_IMPORT)) },
      to: {},
    },
    {
      name: 'no-imports-of-unknown-rooms',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: inRoom(Object.keys(MAY_IMPORT)) },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [TEST, '[.]d[.]ts$', '^src/cli/main[.]ts$', '^src/web/vite[.]config[.]ts$'] },
      to: {},
    },
    {
      name: 'sources-do-not-import-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: ['^test/', '^bench/'] },
    },
    {
      name: 'only-tests-import-tests',
      severity: 'error',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-test-tools-in-the-product',
      comment:
        'What is run without the page being built uses run-time dependencies only; the EDI benchmark runs its peers, that of the page opens screens.',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: [TEST, FIXTURE, '^src/web/', '^bench/(edi|web)/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'Every import is found, and every package is named in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/web/dist/' },
    tsPreCompilationDeps: true,
    // Type stripping and the bundler both leave the file ending as written.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
