// The profiles of trading partners at work in a live terminal, over restarts with other ones.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf } from '../../edi/answers/answers.ts';
import { readDocuments } from '../../edi/structure/read-documents.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { takeCommand } from '../live/commands.ts';
import { announcement, boxNumber, openSmall, SENT, type SmallLive } from '../live/small-live.fixture.ts';
import { interchangeDetail, interchangePage } from './history.ts';
import { partnerProfiles } from './partner-profiles.ts';

let path: string;
let small: SmallLive;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hawser-profiles-'));
  small = openSmall(path);
});
afterEach(() => {
  small.store.close();
  rmSync(path, { recursive: true });
});

/** The haulier of the announcements, and what it deviates in. */
function haulier(more: object): void {
  small.live.partners = partnerProfiles([
    { file: 'haulier.json', value: { name: 'haulier', matches: { sender: ['H'] }, ...more } },
  ]);
}

interface Told {
  status: number;
  file: string;
  code: string | undefined;
}

function send(bytes: Buffer | string): Told {
  const command = { bytes: Buffer.from(bytes), key: null, version: null, from: SENT };
  const { status, body } = takeCommand(small.live, command);
  const told = JSON.parse(body) as { file?: string; error?: { code: string } };
  return { status, file: told.file ?? '', code: told.error?.code };
}

function restart(): void {
  small.store.close();
  small = openSmall(path);
}

const outbox = (): string[] => readdirSync(join(path, 'outbox')).filter((name) => /^(CONTRL|APERAK)/.test(name));
/** Where box `n` is to be discharged, as the record has it. */
const portOf = (n: number): string | undefined =>
  small.live.run.ledger.state.containers.get(boxNumber(n) as ContainerId)?.container.portOfDischarge;
/** An announcement whose port of discharge is written in a code of the haulier's own. */
const withOwnCode = (n: number): string => announcement(`TRUCK${n}`, n).toString().replaceAll('JPTYO', 'EDO');

describe('what a partner means by its profile', () => {
  it('is what the terminal works', () => {
    haulier({ places: { EDO: 'JPTYO' } });
    expect(send(withOwnCode(1)).status).toBe(202);
    small.turn();
    expect(portOf(1)).toBe('JPTYO');
  });

  it('stays what it was when the profile has changed since, also of what was not worked before the end', () => {
    haulier({ places: { EDO: 'JPTYO' } });
    send(withOwnCode(1));
    small.turn();
    send(withOwnCode(2));
    restart();
    haulier({ places: { EDO: 'KRINC' } });
    small.turn();
    send(withOwnCode(3));
    small.turn();
    restart();
    small.turn();
    expect([portOf(1), portOf(2), portOf(3)]).toEqual(['JPTYO', 'JPTYO', 'KRINC']);
    // One file for each set of profiles, not for each arrival.
    expect(readdirSync(join(path, 'inbox', 'profiles'))).toHaveLength(2);
  });

  it('stops the start where a profile has a fault, with its file and the place in it', () => {
    const wrong = { name: 'x', matches: { sender: ['X'] }, timeZone: 'Mars' };
    const start = (): unknown => partnerProfiles([{ file: 'x.json', value: wrong }]);
    expect(start).toThrow(InputError);
    expect(start).toThrow(/HWS-EDI-145 .*x\.json \$\.timeZone/);
  });
});

describe('what a partner wants to be answered', () => {
  it('is what it gets: no CONTRL where all is well', () => {
    haulier({ answers: { contrl: 'faults' } });
    send(announcement('TRUCK1', 1));
    small.turn();
    expect(outbox()).toEqual([]);
  });

  it('is APERAK of the directory that it takes, or none', () => {
    const bad = (truck: string, n: number): string =>
      announcement(truck, n).toString().replace(boxNumber(n), 'NOT A BOX');
    haulier({ answers: { contrl: 'never', aperak: 'D99B' } });
    send(bad('TRUCK1', 1));
    small.turn();
    const names = outbox();
    expect(names).toHaveLength(1);
    const [{ documents } = { documents: [] }] = readDocuments(
      readFileSync(join(path, 'outbox', names[0] as string)),
      'a',
    ).interchanges;
    expect(documents.map(({ type, version }) => [type, version])).toEqual([['APERAK', 'D99B']]);
    haulier({ answers: { contrl: 'never', aperak: 'never' } });
    send(bad('TRUCK2', 2));
    small.turn();
    expect(outbox()).toEqual(names);
  });

  it('holds for refusals, too', () => {
    haulier({ answers: { contrl: 'never' } });
    expect(send("UNB+UNOA:2+H+T+260105:0600+R1'UNZ+0+R1'").status).toBe(422);
    expect(outbox()).toEqual([]);
    haulier({});
    expect(send("UNB+UNOA:2+H+T+260105:0600+R2'UNZ+0+R2'").status).toBe(422);
    expect(outbox()).toHaveLength(1);
  });
});

describe('a partner who gives all its interchanges one reference', () => {
  /** An announcement under the one reference. */
  const always = (n: number): string =>
    announcement(`TRUCK${n}`, n)
      .toString()
      .replace(/(UNB[^']*|UNZ[^']*)TRUCK\d/g, '$1SAME');

  it('has the second refused as long as nothing is declared', () => {
    expect([send(always(1)).status, send(always(2))]).toMatchObject([202, { status: 409, code: 'HWS-RUN-068' }]);
  });

  it('has each worked once where its profile says so, also when the profile comes later, changes, and goes', () => {
    const first = send(always(1));
    haulier({ reusesReferences: true });
    const second = send(always(2));
    restart();
    haulier({ reusesReferences: true });
    const third = send(always(3));
    expect([first.status, second.status, third.status]).toEqual([202, 202, 202]);
    const again = [send(always(1)), send(always(2)), send(always(3))];
    expect(again.map(({ file }) => file)).toEqual([first.file, second.file, third.file]);
    restart();
    expect([send(always(1)).file, send(always(2)).file, send(always(3)).file]).toEqual([
      ...[first.file, second.file, third.file],
    ]);
    expect(send(always(4))).toMatchObject({ status: 409 });
    small.turn();
    expect([1, 2, 3, 4].map((n) => small.live.run.ledger.state.containers.has(boxNumber(n) as ContainerId))).toEqual([
      ...[true, true, true, false],
    ]);
  });

  it('finds each of them in the history, with its own answer', () => {
    haulier({ reusesReferences: true });
    const files = [1, 2].map((n) => send(always(n)).file.replace(/\.edi$/, ''));
    small.turn();
    expect(interchangePage(small.live, { sender: 'H' }).interchanges.map(({ id }) => id)).toEqual(files.toReversed());
    for (const id of files) {
      expect(interchangeDetail(small.live, id)).toMatchObject({ state: 'worked', answers: [`CONTRL-${id}.edi`] });
      const [{ documents } = { documents: [] }] = readDocuments(
        readFileSync(join(path, 'outbox', `CONTRL-${id}.edi`)),
        'a',
      ).interchanges;
      expect(documents.map((document) => answerOf(document)?.answer.interchange)).toEqual(['SAME']);
    }
  });
});
