// The inbox of a live terminal within this process: what is kept, answered and told of what comes in, over crashes.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOf } from '../../edi/answers/answers.ts';
import { readDocuments } from '../../edi/structure/read-documents.ts';
import { writeCopino } from '../../edi/writing/write-lists.ts';
import { onCrashPoint } from '../../kit/crash-point.ts';
import type { Container } from '../../terminal/container.ts';
import { takeCommand } from '../live/commands.ts';
import { announcement, boxNumber, openSmall, SENT, START, type SmallLive } from '../live/small-live.fixture.ts';
import { interchangeDetail, interchangePage } from './history.ts';
import { takeDecision } from './take-decision.ts';

let path: string;
let small: SmallLive;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hawser-inbox-'));
  small = openSmall(path);
});
afterEach(() => {
  onCrashPoint(null);
  small.store.close();
  rmSync(path, { recursive: true });
});

interface Told {
  status: number;
  file: string;
  accepted: number;
  code: string | undefined;
}

function send(bytes: Buffer | string): Told {
  const command = { bytes: Buffer.from(bytes), key: null, version: null, from: SENT };
  const { status, body } = takeCommand(small.live, command);
  const told = JSON.parse(body) as { file?: string; accepted?: number; error?: { code: string } };
  return { status, file: told.file ?? '', accepted: told.accepted ?? 0, code: told.error?.code };
}

function crash(): void {
  small.store.close();
  small = openSmall(path);
}

const idOf = (file: string): string => file.replace(/\.edi$/, '');
const outbox = (): string[] => readdirSync(join(path, 'outbox')).filter((name) => /^(CONTRL|APERAK)/.test(name));
const sent = (name: string): Buffer => readFileSync(join(path, 'outbox', name));

/** What an answer says. */
function answerIn(name: string): { type: string; outcome: string; interchange: string; codes: string[] } {
  const [document] = readDocuments(sent(name), name).interchanges.flatMap((one) => one.documents);
  const answer = document && answerOf(document)?.answer;
  if (!answer) throw new Error(`${name} is no answer`);
  const { type, outcome, interchange, errors } = answer;
  return { type, outcome, interchange, codes: errors.map(({ code }) => code) };
}

/** A box that stands in the yard of the small terminal. */
function boxInYard(): Container {
  const { containers } = small.live.run.ledger.state;
  const record = [...containers.values()].find(({ position }) => position.kind === 'yard');
  if (!record) throw new Error('the yard is empty');
  return record.container;
}

/** The announcement of a truck that says it brings a box which is here. */
function contradiction(truck: string, container: Container): string {
  const entries = [{ movement: 'deliver' as const, container, booking: '' }];
  const head = { type: 'COPINO' as const, reference: truck, truck, haulier: 'H', expected: START + 86_400_000 };
  return writeCopino([{ ...head, entries }], { sender: 'H', recipient: 'T', reference: truck, preparedAt: START });
}

describe('an interchange that came in', () => {
  it('is kept to the byte, also one that is refused', () => {
    const taken = send(announcement('TRUCK1', 1));
    const refusedOne = send("UNB+UNOA:2+ME+YOU+260105:0600+R1'UNZ+0+R1'");
    expect([taken.status, refusedOne.status]).toEqual([202, 422]);
    crash();
    const page = interchangePage(small.live, {}).interchanges;
    const bytes = page.map(({ id }) => {
      const arrival = small.live.archive.arrival(`${id}.edi`);
      return Buffer.from((arrival && small.live.archive.bytes(arrival)) ?? []).toString();
    });
    expect(bytes).toContain(announcement('TRUCK1', 1).toString());
    expect(bytes).toContain("UNB+UNOA:2+ME+YOU+260105:0600+R1'UNZ+0+R1'");
  });

  it('has a history: to be worked, then worked, with what it changed and the answer that went out', () => {
    const { file } = send(announcement('TRUCK1', 1));
    expect(interchangeDetail(small.live, idOf(file))).toMatchObject({ state: 'to-work', sender: 'H', answers: [] });
    small.turn();
    expect(interchangeDetail(small.live, idOf(file))).toMatchObject({
      ...{ state: 'worked', reference: 'TRUCK1', types: ['COPINO'], containers: 1, way: 'http' },
      messages: [
        { number: 1, state: 'worked', applied: { 'container-announced': 1, 'visit-announced': 1 }, remarks: [] },
      ],
      answers: [`CONTRL-${idOf(file)}.edi`],
    });
    expect(interchangeDetail(small.live, 'no-such-thing')).toBeNull();
    expect(interchangeDetail(small.live, '../../config')).toBeNull();
  });

  it('is listed newest first, page by page, by sender and by state', () => {
    const files = [1, 2, 3, 4, 5].map((n) => idOf(send(announcement(`TRUCK${n}`, n)).file));
    send('rubbish');
    const list = (query: Parameters<typeof interchangePage>[1]): string[] =>
      interchangePage(small.live, query).interchanges.map(({ id }) => id);
    expect(list({ sender: 'H' })).toEqual(files.toReversed());
    expect(list({ state: 'refused' })).toHaveLength(1);
    expect(list({ sender: 'nobody' })).toEqual([]);
    const pages: string[] = [];
    for (let before: string | undefined; ;) {
      const page = interchangePage(small.live, { limit: 2, ...(before !== undefined && { before }) });
      pages.push(...page.interchanges.map(({ id }) => id));
      if (page.next === null) break;
      before = page.next;
    }
    expect(pages).toEqual(list({}));
    expect(pages).toHaveLength(6);
  });

  it('of an older data folder is worked as before', () => {
    small.store.close();
    const name = '20260104T150001000Z-RECEIVED-0001.edi';
    mkdirSync(join(path, 'inbox', 'received'), { recursive: true });
    writeFileSync(join(path, 'inbox', 'received', name), announcement('OLD', 7));
    small = openSmall(path);
    small.turn();
    small.turn();
    expect([...small.live.run.ledger.state.visits.values()].map(({ truck }) => truck)).toContain('OLD');
  });
});

describe('the sender of an interchange', () => {
  it('gets CONTRL for it, once, whatever crashes', () => {
    const points = ['command-kept', 'message-worked', 'turn-committed', 'outbox-unnamed', 'outbox-named'] as const;
    for (const [n, point] of points.entries()) {
      onCrashPoint((at) => {
        if (at === point) throw new Error('the power is gone');
      });
      try {
        send(announcement(`T-${n}`, n + 1));
        small.turn();
      } catch {
        // It died at the point; what was begun is found when it starts again.
      }
      onCrashPoint(null);
      crash();
      send(announcement(`T-${n}`, n + 1));
      small.turn();
    }
    const references = outbox().map((name) => answerIn(name));
    expect(references.map(({ interchange }) => interchange).sort()).toEqual(points.map((_, n) => `T-${n}`));
    expect(references.every(({ type, outcome }) => type === 'CONTRL' && outcome === 'accepted')).toBe(true);
    crash();
    small.turn();
    expect(outbox()).toHaveLength(points.length);
  });

  it('gets APERAK for what of it was not worked, with its own code and what to do', () => {
    const bad = announcement('TRUCK1', 1).toString().replace(boxNumber(1), 'NOT A BOX');
    const { file } = send(bad);
    small.turn();
    expect(outbox().sort()).toEqual([`APERAK-${idOf(file)}-1.edi`, `CONTRL-${idOf(file)}.edi`]);
    const aperak = answerIn(`APERAK-${idOf(file)}-1.edi`);
    expect([aperak.type, aperak.outcome, aperak.interchange]).toEqual(['APERAK', 'rejected', 'TRUCK1']);
    expect(aperak.codes).toEqual(['HWS-EDI-026']);
    expect(interchangeDetail(small.live, idOf(file))?.state).toBe('partly');
  });

  it('is told that an interchange was refused, once for the same one', () => {
    const other = announcement('TRUCK1', 1).toString().replaceAll('TRUCK1+9', 'TRUCK9+9');
    send(announcement('TRUCK1', 1));
    for (let n = 0; n < 3; n++) expect(send(other)).toMatchObject({ status: 409, code: 'HWS-RUN-068' });
    expect(outbox().map(answerIn)).toMatchObject([{ type: 'CONTRL', outcome: 'rejected', codes: ['26'] }]);
  });

  it('is not answered when it answers us', () => {
    const { file } = send(announcement('TRUCK1', 1));
    small.turn();
    const contrl = sent(`CONTRL-${idOf(file)}.edi`).toString('latin1');
    expect(send(contrl)).toMatchObject({ status: 202, accepted: 0 });
    small.turn();
    expect(outbox()).toHaveLength(1);
  });

  it('may send several interchanges in a file, and each is answered and known', () => {
    const file = `${announcement('TRUCK1', 1).toString()}${announcement('TRUCK2', 2).toString()}`;
    const told = send(file);
    expect(told).toMatchObject({ status: 202, accepted: 2 });
    small.turn();
    expect(
      outbox()
        .map((name) => answerIn(name).interchange)
        .sort(),
    ).toEqual(['TRUCK1', 'TRUCK2']);
    expect(send(announcement('TRUCK2', 2))).toMatchObject({ status: 409, code: 'HWS-RUN-068' });
  });
});

describe('a claim against the record', () => {
  it('is told to its sender, held against the box, and decided by a person, over a crash', () => {
    const container = boxInYard();
    const { file } = send(contradiction('LIAR', container));
    small.turn();
    const { state } = small.live.run.ledger;
    expect([...state.discrepancies.keys()]).toEqual([container.id]);
    expect(answerIn(`APERAK-${idOf(file)}-1.edi`).codes).toEqual(['HWS-RUN-067']);
    const decision = {
      type: 'DECISION',
      reference: 'Ada',
      container: container.id,
      accept: 'record',
      found: null,
    } as const;
    expect(takeDecision(small.live, decision, START)).toBeNull();
    expect(takeDecision(small.live, decision, START)).toMatch('is about to be worked');
    crash();
    small.turn();
    expect(small.live.run.ledger.state.discrepancies.size).toBe(0);
    expect(small.live.run.ledger.state.containers.get(container.id)?.holds.size).toBe(0);
    expect(takeDecision(small.live, decision, START)).toMatch('no open discrepancy');
    crash();
    expect(small.live.run.ledger.state.discrepancies.size).toBe(0);
  });
});
