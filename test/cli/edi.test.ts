// hawser edi as a user calls it: check, read, write, convert, show, diff, with right and wrong input.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hawserHere, thirtyBoxes, workFolder, type Outcome } from '../support/hawser.ts';

const work = workFolder();
const home = process.cwd();
beforeAll(() => process.chdir(work.path));
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const call = (...args: string[]): Promise<Outcome> => hawserHere(['edi', ...args]);
const put = (name: string, text: string): void => writeFileSync(join(work.path, name), text);
const json = <T>({ out }: Outcome): T => JSON.parse(out) as T;

const PLAN = thirtyBoxes('KRPUS');
put('plan.edi', PLAN);
/** The second container again, and UNT one too high. */
const SPOILT = PLAN.replace(/(EQD\+CN\+)(\w{11})([\s\S]*?EQD\+CN\+)\w{11}/, '$1$2$3$2').replace(
  /UNT\+(\d+)/,
  (_, n: string) => `UNT+${Number(n) + 1}`,
);
put('spoilt.edi', SPOILT);
put('letter.txt', 'Dear Sirs,\n');
const VESSEL =
  "UNB+UNOA:2+LINE+HWS+260101:0000+R7'UNH+1+VESDEP:D:00B:UN'BGM+182+D1+9'NAD+CA+HWL'TDT+20+1N+1++HWL:172:20+++9V1:103::TEST'LOC+5+KRPUS:139:6'DTM+136:202601010400:203'UNT+7+1'UNZ+1+R7'";
put('departure.edi', VESSEL);

describe('hawser edi check', () => {
  it('says of a good file what it holds, and ends with 0', async () => {
    const { status, out } = await call('check', 'plan.edi');
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/^plan\.edi: 1 message, 30 containers, 30 accepted, 0 set aside\n {2}BAPLIE 2\.2 /),
    ]);
  });

  it('prints one JSON object a line for each file, with every finding in its place', async () => {
    const { status, out } = await call('check', 'plan.edi', 'spoilt.edi', '--json');
    expect(status).toBe(1);
    const [good, bad] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(good).toEqual({
      file: 'plan.edi',
      messages: [{ type: 'BAPLIE', version: '2.2', reference: '1', segments: expect.any(Number), containers: 30 }],
      containers: 30,
      accepted: 30,
      setAside: 0,
      diagnostics: [],
    });
    expect(bad).toMatchObject({ containers: 30, accepted: 29, setAside: 1 });
    const found = bad?.['diagnostics'] as Record<string, unknown>[];
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['HWS-EDI-027', 'error'],
      ['HWS-EDI-007', 'warning'],
    ]);
    const { segment, offset, message, fix } = found[0] as {
      segment: number;
      offset: number;
      message: string;
      fix: string;
    };
    expect(SPOILT.slice(offset, offset + 7)).toBe('EQD+CN+');
    expect(SPOILT.slice(0, offset).split("'").length).toBe(segment);
    expect([message, fix]).toEqual([expect.stringContaining('a second time'), expect.stringMatching(/\.$/)]);
  });

  it('ends with 2 where a file is no EDIFACT or cannot be read, and looks at the others all the same', async () => {
    const { status, out, err } = await call('check', 'letter.txt', 'absent.edi', 'plan.edi');
    expect([status, err]).toEqual([2, expect.stringMatching(/^HWS-CLI-006 The file does not exist\./)]);
    expect(out).toMatch(/HWS-EDI-001/);
    expect(out).toMatch(/^plan\.edi: 1 message/m);
    expect(json(await call('check', 'absent.edi', '--json'))).toMatchObject({ diagnostics: [{ code: 'HWS-CLI-006' }] });
  });

  it('reads messages that are not about containers by their structure', async () => {
    expect(json(await call('check', 'departure.edi', '--json'))).toMatchObject({
      messages: [{ type: 'VESDEP', version: 'D00B', segments: 7, containers: 0 }],
      diagnostics: [],
    });
  });

  it('takes the deviations of trading partners from a folder, and says which of them matched nothing', async () => {
    expect(await call('check', 'plan.edi', '--profiles', 'nowhere')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-CLI-006 /),
    });
  });
});

describe('hawser edi read', () => {
  it('tells what a file holds', async () => {
    const { status, out } = await call('read', 'plan.edi');
    expect(status).toBe(0);
    expect(out).toMatch(/^BAPLIE 2\.2 +TEST LANTERN 001E/m);
    expect(out).toMatch(/for +KRPUS 28, SGSIN 2$/m);
    expect(await call('read', 'letter.txt')).toMatchObject({ status: 2, err: expect.stringMatching(/^HWS-EDI-001 /) });
  });

  it('prints each message as a document and as what it means', async () => {
    const read = json<{ interchanges: { messages: Record<string, unknown>[] }[] }>(
      await call('read', 'plan.edi', '--json'),
    );
    const [message] = read.interchanges[0]?.messages ?? [];
    expect(message).toMatchObject({ type: 'BAPLIE', version: '2.2', content: { type: 'BAPLIE' } });
    expect((message?.['content'] as { entries: unknown[] }).entries).toHaveLength(30);
    expect((message?.['document'] as { body: { places: unknown[] } }).body.places).toHaveLength(30);
    expect(json(await call('read', 'departure.edi', '--json'))).toMatchObject({
      interchanges: [{ messages: [{ type: 'VESDEP', content: { type: 'VESDEP' } }] }],
    });
  });
});

describe('hawser edi write and convert', () => {
  it('write what was read, and it is the same plan', async () => {
    put('plan.json', (await call('read', 'plan.edi', '--json')).out);
    expect(await call('write', 'plan.json', '--to', 'BAPLIE:2.2', '--out', 'again.edi')).toEqual({
      status: 0,
      out: '',
      err: '',
    });
    expect(readFileSync('again.edi', 'utf8')).toMatch(/^UNB\+UNOA:2\+/);
    expect(await call('diff', 'plan.edi', 'again.edi')).toMatchObject({ status: 0, out: 'The plans are the same.\n' });
  });

  it('bring a plan into another version and back without a difference', async () => {
    for (const version of ['1.5', '3.1']) {
      await call('convert', 'plan.edi', '--to', `BAPLIE:${version}`, '--out', 'other.edi');
      expect(json(await call('check', 'other.edi', '--json'))).toMatchObject({
        messages: [{ version }],
        containers: 30,
        accepted: 30,
      });
      await call('convert', 'other.edi', '--to', '2.2', '--out', 'back.edi');
      expect((await call('diff', 'plan.edi', 'back.edi')).out).toBe('The plans are the same.\n');
    }
  });

  it('say what is wrong with JSON by its path, with a version by those there are, and with a time', async () => {
    put('wrong.json', JSON.stringify({ type: 'BAPLIE', version: '2.2', body: { places: [{ cell: '1' }] } }));
    expect((await call('write', 'wrong.json')).err).toMatch(
      /^HWS-EDI-079 [\s\S]*wrong\.json, \$\.body\.places\[0\]\.cell/,
    );
    expect((await call('convert', 'plan.edi', '--to', 'BAPLIE:7.7')).err).toMatch(
      /^HWS-EDI-164 [\s\S]*known: 1\.5, 2\.0/,
    );
    expect((await call('convert', 'plan.edi', '--to', 'COPRAR:D95B')).err).toMatch(/^HWS-CLI-005 /);
    expect((await call('convert', 'plan.edi', '--to', '2.2', '--at', 'noon')).err).toMatch(/^HWS-CLI-005 "noon"/);
    expect((await call('convert', 'letter.txt', '--to', '2.2')).err).toMatch(/^HWS-CLI-006 /);
    for (const args of [
      ['write', 'wrong.json'],
      ['convert', 'plan.edi', '--to', '7'],
    ])
      expect((await call(...args)).status).toBe(2);
  });
});

describe('hawser edi show and diff', () => {
  it('draw the bays of a plan', async () => {
    const { status, out } = await call('show', 'plan.edi', '--bay', '2');
    expect(status).toBe(0);
    expect(out).toMatch(/TEST LANTERN 001E/);
    expect(out).toMatch(/^Bay 02 \(40'\): 10 boxes/m);
    expect(out).toMatch(/^84( +[A-Z].?){5}/m);
    expect(out).not.toMatch(/Bay 05/);
  });

  it('say which bays there are when another one is asked for, and what else a file is', async () => {
    expect(await call('show', 'plan.edi', '--bay', '99')).toMatchObject({
      status: 2,
      err: expect.stringContaining('Bays with containers: 2, 5, 7.'),
    });
    expect((await call('show', 'departure.edi')).err).toMatch(/^HWS-CLI-006 The file holds no bay plan/);
  });

  it('tell containers moved, added, gone and changed, and end with 1', async () => {
    const [first = '', second = ''] = [...PLAN.matchAll(/LOC\+147\+(\d{7})/g)].map((match) => match[1] as string);
    const swapped = PLAN.replace(first, 'X').replace(second, first).replace('X', second).replace('KGM:', 'KGM:9');
    put('moved.edi', swapped);
    const { status, out } = await call('diff', 'plan.edi', 'moved.edi');
    expect([status, out]).toEqual([1, expect.stringMatching(/^2 moved, 0 added, 0 gone, 1 changed\n/)]);
    const diff = json<{ moved: unknown[]; changed: { fields: { field: string }[] }[] }>(
      await call('diff', 'plan.edi', 'moved.edi', '--json'),
    );
    expect([diff.moved.length, diff.changed[0]?.fields[0]?.field]).toEqual([2, 'grossKg']);
  });
});
