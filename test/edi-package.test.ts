// hawser/edi as someone has it who only wants that: packed, unpacked into an empty project, and used as its README says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownTypes, versionsOf } from '../src/edi/structure/catalogue.ts';
import { ROOT, thirtyBoxes, workFolder } from './support/hawser.ts';

const README = readFileSync(join(ROOT, 'src/edi/README.md'), 'utf8');
/** The examples in JavaScript, in their order. */
const EXAMPLES = [...README.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code as string);

const work = workFolder();
afterAll(() => work.remove());

function run(command: string, args: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

describe('the package', () => {
  beforeAll(() => {
    run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], ROOT);
    run('npm', ['pack', '--ignore-scripts', '--pack-destination', work.path], ROOT);
    const archive = readdirSync(work.path).find((name) => name.endsWith('.tgz')) as string;
    run('tar', ['xf', archive], work.path);
    mkdirSync(join(work.path, 'node_modules'));
    renameSync(join(work.path, 'package'), join(work.path, 'node_modules/hawser'));
    writeFileSync(join(work.path, 'arrival.edi'), thirtyBoxes('KRPUS'));
    writeFileSync(join(work.path, 'fleet.edi'), thirtyBoxes('VNHPH'));
  }, 120_000);

  const example = (n: number): string => {
    writeFileSync(join(work.path, `example-${n}.mjs`), EXAMPLES[n] as string);
    return run(process.execPath, [`example-${n}.mjs`], work.path);
  };

  it('has as many examples as are tried here', () => expect(EXAMPLES).toHaveLength(4));

  it('reads a bay plan and draws it', () => {
    const out = example(0);
    expect(out).toMatch(/^BAPLIE from \S+ 30 containers, 0 set aside$/m);
    expect(out).toMatch(/^Bay 02 \(40'\): 10 boxes/m);
  });

  it('brings it into another version', () => {
    expect(example(1)).toMatch(/^2\.2 \d{7}$/m);
    expect(readFileSync(join(work.path, 'arrival-31.edi'), 'utf8')).toContain("+BAPLIE:D:13B:UN:SMDG31'");
  });

  it('reads a file piece by piece', () => expect(example(2)).toBe('30\n'));

  it('answers an interchange', () => expect(example(3)).toMatch(/UCI\+/));

  it('holds no test and nothing but what was built', () => {
    const files = readdirSync(join(work.path, 'node_modules/hawser'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /\.test\.|\.fixture\./.test(name))).toEqual([]);
    expect(files.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))).toEqual([]);
  });
});

describe('the table of messages in its README', () => {
  it('lists every type with the versions that have a structure', () => {
    const rows = [...README.matchAll(/^\| ([A-Z]{6}) +\| ([^|]+?) +\|/gm)].map(([, type, versions]) => [
      type,
      (versions as string).split(/[,;] /),
    ]);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(
        knownTypes().map((type) => {
          const versions = versionsOf(type);
          // D95B of the bay plan is its guides 2.x.
          return [type, type === 'BAPLIE' ? versions.filter((version) => version !== 'D95B') : versions];
        }),
      ),
    );
  });
});
