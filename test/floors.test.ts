// Proves that the rules of .dependency-cruiser.cjs bite: a small house with one fault of each kind, and a sound one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = dirname(import.meta.dirname);
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

let house: string;
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'hawser-floors-'));
  mkdirSync(join(house, 'test'));
  mkdirSync(join(house, 'bench'));
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

/** Builds the files of a house; each value is the source text of a file. */
function build(files: Record<string, string>): void {
  for (const [path, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
}

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** What the rules find, as "rule: from -> to". */
function findings(): string[] {
  const args = [
    cruiser,
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'src',
    'bench',
    'test',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8', maxBuffer: 1e8 });
  expect(stderr).toBe('');
  const { violations } = (JSON.parse(stdout) as Report).summary;
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
}

const value = (path: string): string => `import { x } from '${path}';\nexport const y = x;\n`;
const type = (path: string): string => `import type { X } from '${path}';\nexport type Y = X;\n`;
const leaf = 'export const x = 1;\nexport type X = number;\n';

describe('the floors', () => {
  test('let stand a house whose rooms import only what lies below them', () => {
    build({
      'src/kit/random.ts': leaf,
      'src/terminal/container.ts': value('../kit/random.ts'),
      'src/edi/baplie.ts': leaf + type('../terminal/container.ts').replace('X }', 'Y as Z }').replace('= X', '= Z'),
      'src/demand/calls.ts': value('../edi/baplie.ts'),
      'src/server/api.ts': leaf + "export type { Y as Calls } from '../demand/calls.ts';\n",
      'src/web/main.tsx': type('../server/api.ts'),
      'src/web/main.test.tsx': type('./main.tsx').replace('{ X }', '{ Y as X }'),
      'src/cli/main.ts': value('../server/api.ts'),
      'test/day.test.ts': value('../src/cli/main.ts').replace('{ x }', '{ y as x }').replace('y = x', 'z = x'),
    });
    expect(findings()).toEqual([]);
  });

  test('forbid to look up, sideways, or from a room without a floor', () => {
    build({
      'src/kit/random.ts': type('../terminal/container.ts'),
      'src/terminal/container.ts': leaf,
      'src/yard/decking.ts': value('../quay/cranes.ts'),
      'src/quay/cranes.ts': leaf,
      'src/twin/crane.ts': value('../ledger/state.ts'),
      'src/ledger/state.ts': leaf,
      'src/operation/loop.ts': value('../store/journal.ts'),
      'src/store/journal.ts': leaf,
      'src/attic/chest.ts': value('../quay/cranes.ts'),
    });
    expect(findings()).toEqual([
      'every-room-is-on-a-floor: src/attic/chest.ts -> src/quay/cranes.ts',
      'floor-kit: src/kit/random.ts -> src/terminal/container.ts',
      'floor-operation: src/operation/loop.ts -> src/store/journal.ts',
      'floor-twin: src/twin/crane.ts -> src/ledger/state.ts',
      'floor-yard: src/yard/decking.ts -> src/quay/cranes.ts',
    ]);
  });

  test('let the page see types of the API, but no code and no other file of the server', () => {
    build({
      'src/server/api.ts': leaf,
      'src/server/live.ts': leaf,
      'src/web/code.ts': value('../server/api.ts'),
      'src/web/inside.ts': type('../server/live.ts'),
      'src/web/types.ts': type('../server/api.ts'),
    });
    expect(findings()).toEqual([
      'floor-web: src/web/inside.ts -> src/server/live.ts',
      'web-imports-types-only: src/web/code.ts -> src/server/api.ts',
    ]);
  });

  test('forbid circles, dead files, missing files, and tests in the sources', () => {
    build({
      'src/quay/a.ts': "import { y } from './b.ts';\nexport const x = (): unknown => y;\n",
      'src/quay/b.ts': value('./a.ts'),
      'src/fleet/dead.ts': leaf,
      'src/gate/lost.ts': value('./gone.ts'),
      'src/yard/measured.ts': value('../../bench/yard.ts'),
      'bench/yard.ts': leaf,
      'src/edi/tested.ts': value('./token.test.ts'),
      'src/edi/token.test.ts': leaf,
    });
    const found = findings();
    expect(found.filter((line) => line.startsWith('no-circles'))).not.toEqual([]);
    expect(found.filter((line) => !line.startsWith('no-circles'))).toEqual([
      'no-orphans: src/fleet/dead.ts -> src/fleet/dead.ts',
      'only-tests-import-tests: src/edi/tested.ts -> src/edi/token.test.ts',
      'resolvable: src/gate/lost.ts -> ./gone.ts',
      'sources-do-not-import-tests: src/yard/measured.ts -> bench/yard.ts',
    ]);
  });
});
