// The other commands as a user calls them: demand, terminal, edi, journal, errors, completion, help.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/terminal/errors/index.ts';
import { hawser, hawserHere, MAIN, ROOT, thirtyBoxes, workFolder } from '../support/hawser.ts';

const work = workFolder();
const home = process.cwd();
beforeAll(() => process.chdir(work.path));
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const file = (name: string): string => join(work.path, name);
const call = (...args: string[]): ReturnType<typeof hawserHere> => hawserHere(args);
writeFileSync(file('busan.edi'), thirtyBoxes('KRPUS'));

describe('hawser', () => {
  it('prints its version and its help, also when called with nothing', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(await call('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
    const help = await call('--help');
    expect([help.status, help.err]).toEqual([0, '']);
    for (const name of ['run', 'serve', 'demand', 'terminal', 'edi', 'journal', 'errors', 'completion'])
      expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(hawser([], work.path)).toEqual(help);
  });

  it.each(['run', 'serve', 'demand', 'demand import-conflowgen', 'terminal', 'terminal check', 'terminal describe'])(
    'shows an example in the help of %s',
    async (name) => {
      const { status, out } = await call(...name.split(' '), '--help');
      expect(status).toBe(0);
      expect(out).toMatch(new RegExp(`Examples?:\\n  hawser ${name}`));
    },
  );

  it.each([
    'edi',
    'edi check',
    'edi read',
    'edi write',
    'edi convert',
    'edi show',
    'edi diff',
    'journal',
    'journal verify',
    'errors',
  ])('shows an example in the help of %s too', async (name) => {
    expect((await call(...name.split(' '), '--help')).out).toMatch(new RegExp(`Examples?:\\n  hawser ${name}`));
  });

  it('offers the nearest command for a misspelt one', async () => {
    const { status, err } = await call('rnu');
    expect([status, err]).toEqual([2, expect.stringMatching(/^HWS-CLI-002 .*'rnu'/)]);
    expect(err).toContain('Did you mean run?');
    expect((await call('terminal', 'chek', 'x')).err).toContain('Did you mean check?');
    expect((await call('terminal')).err).toMatch(/^HWS-CLI-003 /);
  });

  it('says nothing of a reader who closes the pipe', async () => {
    const script = `"${process.execPath}" "${MAIN}" errors --json | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['0\n', '']);
  });
});

describe('hawser demand', () => {
  const args = ['demand', '--terminal', 'busan-dgt', '--days', '1', '--scale', '0.2', '--seed', '3'];

  it('writes an inbox that hawser run can work, the same for the same seed', async () => {
    const first = await call(...args, '--out', 'week', '--json');
    expect(first.status).toBe(0);
    const manifest = JSON.parse(first.out) as { files: number; initialStock: number };
    const names = readdirSync(file('week'));
    expect(names).toHaveLength(manifest.files + 1);
    expect(names).toContain('manifest.json');
    expect((await call(...args, '--out', 'same')).status).toBe(0);
    for (const name of names)
      expect(readFileSync(file(`same/${name}`), 'utf8')).toBe(readFileSync(file(`week/${name}`), 'utf8'));
    const run = await call('run', '--terminal', 'busan-dgt', '--inbox', 'week', '--hours', '1', '--json');
    expect(run.status).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ port: 'KRPUS', yard: { start: manifest.initialStock } });
  });

  it('refuses a folder that is in use, and an option out of range', async () => {
    mkdirSync(file('used'));
    writeFileSync(file('used/x.txt'), '');
    expect(await call(...args, '--out', 'used')).toMatchObject({
      status: 2,
      err: expect.stringContaining('HWS-CLI-010'),
    });
    expect((await call(...args, '--out', 'd', '--days', '99')).err).toMatch(/^HWS-CLI-005 /);
    expect((await call(...args)).err).toMatch(/^HWS-CLI-003 .*--out/);
  });

  it('imports conflowgen tables, and names the one that is missing', async () => {
    const vehicle = 'id,vehicle_name,capacity_in_teu,inbound_container_volume,realized_arrival\n';
    const container = [
      ...['id,weight,length,storage_requirement,delivered_by,picked_up_by_initial,picked_up_by,delivered_by_vehicle'],
      ...['delivered_by_truck,picked_up_by_vehicle,picked_up_by_truck,emergency_pickup,destination_sequence_id'],
      'destination_name\n',
    ].join(',');
    mkdirSync(file('export'));
    const tables = {
      deep_sea_vessels: `${vehicle}1,east,14000,3,2026-01-05 10:00:00\n`,
      feeders: `${vehicle}2,north,900,2,2026-01-08 10:00:00\n`,
      barges: vehicle,
      trains: vehicle,
      trucks:
        'id,delivers_container,picks_up_container,realized_container_pickup_time,realized_container_delivery_time\n',
      containers: `${container}1,14,40,standard,deep_sea_vessel,feeder,feeder,1,,2,,False,2,JPHKT\n`,
    };
    const { trucks, ...others } = tables;
    for (const [name, text] of Object.entries(others)) writeFileSync(file(`export/${name}.csv`), text);
    const imported = [
      'demand',
      'import-conflowgen',
      'export',
      '--terminal',
      'busan-dgt',
      '--out',
      'imported',
      '--json',
    ];
    expect(await call(...imported)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-CLI-016 .*trucks\.csv/),
    });
    writeFileSync(file('export/trucks.csv'), trucks);
    const { status, out } = await call(...imported);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ origin: 'conflowgen', discharged: 1, loaded: 1, files: 6 });
  });
});

describe('the commands that look', () => {
  it('check and describe a terminal', async () => {
    expect(await call('terminal', 'check', 'busan-dgt')).toMatchObject({
      status: 0,
      out: expect.stringContaining('is good'),
    });
    const described = JSON.parse((await call('terminal', 'describe', 'lach-huyen-hhit', '--json')).out);
    expect(described).toMatchObject({ unlocode: 'VNHPH' });
    expect((await call('terminal', 'describe', 'busan-dgt')).out).toMatch(/^Quay +1,050 m/m);
  });

  it('tell every fault of a terminal', async () => {
    const model = JSON.parse(readFileSync(join(ROOT, 'terminals/busan-dgt.json'), 'utf8'));
    model.berths[0].depth = 99;
    model.timeZone = 'Mars/Olympus';
    writeFileSync(file('faulty.json'), JSON.stringify(model));
    const { status, out } = await call('terminal', 'check', 'faulty.json', '--json');
    expect(status).toBe(2);
    const { good, findings } = JSON.parse(out) as { good: boolean; findings: unknown[] };
    expect([good, findings.length]).toEqual([false, 2]);
    expect((await call('terminal', 'check', 'faulty.json')).err.match(/^HWS-MOD-\d+ /gm)).toHaveLength(2);
  });

  it('list the error codes and explain one', async () => {
    expect(Object.keys(JSON.parse((await call('errors', '--json')).out) as object)).toEqual(
      Object.keys(errorCatalogue).sort(),
    );
    expect((await call('errors')).out.trim().split('\n')).toHaveLength(Object.keys(errorCatalogue).length);
    expect((await call('errors', 'hws-cli-009')).out).toContain(errorCatalogue['HWS-CLI-009']?.cure);
    expect(await call('errors', 'HWS-XXX-001')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-CLI-015 /),
    });
  });

  it('do not make a journal where there is none', async () => {
    expect(await call('journal', 'verify', '.')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-CLI-014 /),
    });
    expect(readdirSync(work.path)).not.toContain('journal.sqlite');
  });
});

describe('hawser completion', () => {
  it('completes commands, options and files in bash', async () => {
    writeFileSync(file('completion.sh'), (await call('completion', 'bash')).out);
    const complete = (words: string[]): string[] => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const script = `. ./completion.sh; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _hawser; echo "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: work.path, encoding: 'utf8' });
      expect(stderr).toBe('');
      return stdout.trim().split(' ');
    };
    expect(complete(['hawser', 'ter'])).toEqual(['terminal']);
    expect(complete(['hawser', 'terminal', ''])).toEqual(expect.arrayContaining(['check', 'describe']));
    expect(complete(['hawser', 'demand', 'import-conflowgen', '--o'])).toEqual(['--out']);
    expect(complete(['hawser', 'run', '--baplie', 'bus'])).toEqual(['busan.edi']);
  });

  it('has a script for zsh and fish, and for no other shell', async () => {
    expect((await call('completion', 'zsh')).out).toContain('bashcompinit');
    expect((await call('completion', 'fish')).out).toContain(
      "complete -c hawser -n '__fish_seen_subcommand_from run' -l baplie -r",
    );
    expect(await call('completion', 'tcsh')).toMatchObject({ status: 2, err: expect.stringMatching(/^HWS-CLI-005 /) });
  });
});
