// The shift report of a small live terminal over its program interface: what it says is what the terminal’s other answers say.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShiftFacts } from '../../office/shift-report/facts.ts';
import { REPORT_WORDS } from '../../office/shift-report/words/words.ts';
import type { CallView, ExceptionKind, ExceptionView, FiguresView, GateView, WaitRoot, WorkShift } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';
import { sentAt } from '../inbox/sent.ts';
import { shiftFacts } from './make-report.ts';
import { MOST_REPORTS } from './report-desk.ts';
import { readPdf } from './pdf-reader.fixture.ts';

/** Hours after which the demand with seed 1 has had a vessel at the quay. */
const WARM_UP_HOURS = 22;
const HOUR_MS = 3_600_000;

let folder: string;
let server: Serving;
let shifts: WorkShift[];
/** Begin of the record, ms UTC. */
let begin: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-report-'));
  server = await serveSmall(folder, { speed: 0, warmUpHours: WARM_UP_HOURS, demandScale: 0.1 });
  shifts = await json<WorkShift[]>('/api/v1/shifts');
  begin = shifts.at(-1)?.from ?? 0;
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string): Promise<Response> => fetch(`${server.url}${path}`);
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
const report = async (query: string): Promise<Buffer> => {
  const answer = await get(`/api/v1/shift-report.pdf${query}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return Buffer.from(await answer.arrayBuffer());
};

describe('the shifts', () => {
  it('are those of the terminal file as far as they are recorded, the one that goes on first', () => {
    expect(shifts.map(({ name, over, from, to }) => [name, over, (to - from) / HOUR_MS])).toEqual([
      ['night', false, 2],
      ['day', true, 12],
      ['night', true, 8],
    ]);
  });
});

describe('a shift report', () => {
  it('is of the last whole shift unless a time is named, with the vessels, cranes and blocks of the terminal', async () => {
    const text = readPdf(await report('')).pages.join('\n');
    expect(text).toMatch(/Day shift: .*08:00 to .*20:00/);
    for (const block of ['A01', 'A23']) expect(text).toContain(block);
    expect(text).not.toContain('\ufffd');
  });

  it.each(['vi', 'ko'] as const)('speaks %s throughout', async (language) => {
    // A short time soon after the begin: it is done again quickly.
    const query = `?language=${language}&from=${begin}&to=${begin + HOUR_MS}`;
    const pdf = await report(query);
    const { pages, objects } = readPdf(pdf);
    const { text } = REPORT_WORDS[language];
    const all = pages.join('\n').normalize('NFC');
    for (const title of [text.title, text.handover, text.vessels, text.cranes, text.yard, text.gate, text.messages])
      expect(all).toContain(title);
    expect(all).not.toContain('\ufffd');
    expect(objects.join('\n')).toContain(`/Lang (${language})`);
    // The same to the byte when it is asked for again.
    if (language === 'ko') expect(Buffer.compare(await report(query), pdf)).toBe(0);
  });

  it('comes to the figures, calls, gate and exceptions that the terminal tells now', async () => {
    const { figures } = await json<FiguresView>('/api/v1/figures');
    const calls = await json<CallView[]>('/api/calls');
    const gate = await json<GateView>('/api/v1/gate');
    const open = await json<ExceptionView[]>('/api/v1/exceptions');
    const [{ to }] = shifts as [WorkShift];
    const from = begin;
    const facts = shiftFacts({ record: folder, version: '', language: 'en', name: '', from, to, printedAt: to });
    const day = (id: string): number | null | undefined => figures.find((one) => one.id === id)?.day;
    expect(facts.figures.craneMoves).toBe(day('craneMoves'));
    expect(facts.figures.trucks).toBe(day('trucksServed'));
    expect(facts.figures.yardBoxes).toBe(day('yardBoxes'));
    expect(facts.blocks.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(day('yardBoxes'));
    expect(facts.gate.trucks).toBe(gate.turns.trucks);
    expect(facts.gate.there).toBe(gate.trucks.length);
    expect(facts.gate.median).toBeCloseTo(gate.turns.median ?? -1, 6);
    expect(facts.exceptions.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(
      open.map(({ kind, subject }) => `${kind} ${subject}`),
    );
    const busy = calls.find(({ discharged, loaded }) => discharged + loaded > 0)!;
    const told = facts.calls.find(({ vessel }) => vessel === busy.vessel)!;
    // Restows come on top of what is discharged and loaded.
    expect(told.done).toBeGreaterThanOrEqual(busy.discharged + busy.loaded);
    expect(told.off).toBeGreaterThanOrEqual(busy.discharged);
    expect(facts.cranes.reduce((sum, { boxes }) => sum + boxes, 0)).toBeGreaterThan(0);
  });

  it('knows how things stood at the end of a time that is over: two halves come to the whole', () => {
    const order = { record: folder, version: '', language: 'en' as const, name: '', printedAt: begin };
    const [half, end] = [begin + 8 * HOUR_MS, begin + 16 * HOUR_MS];
    const whole = shiftFacts({ ...order, from: begin, to: end });
    const first = shiftFacts({ ...order, from: begin, to: half });
    const second = shiftFacts({ ...order, from: half, to: end });
    for (const sum of ['trucks', 'craneMoves', 'yardMoves', 'rehandles'] as const)
      expect(first.figures[sum] + second.figures[sum]).toBe(whole.figures[sum]);
    expect(whole.figures.yardMoves).toBeGreaterThan(0);
    expect(first.gate.trucks + second.gate.trucks).toBe(whole.gate.trucks);
    expect(whole.gate.trucks).toBe(whole.figures.trucks);
    const into = ({ blocks }: ShiftFacts): number => blocks.reduce((sum, one) => sum + one.into, 0);
    expect(into(first) + into(second)).toBe(into(whole));
    expect(first.frame).toBeLessThan(second.frame);
    expect(second.frame).toBe(whole.frame);
  });

  it.each([
    ['a time that ends before it begins', '?from=2000&to=1000', 400, 'HWS-TAB-003'],
    ['more than a day', `?from=0&to=${30 * HOUR_MS}`, 400, 'HWS-TAB-003'],
    ['a time that is not recorded', `?from=${HOUR_MS}&to=${2 * HOUR_MS}`, 404, 'HWS-RUN-050'],
    ['a language that it does not speak', '?language=fr', 400, 'HWS-RUN-031'],
  ])('is refused for %s with its code', async (_, query, status, code) => {
    const answer = await get(`/api/v1/shift-report.pdf${query}`);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([status, code]);
  });

  it('is made one after the other, and refused when too many wait', async () => {
    // A time that is not recorded: each is done with soon.
    const answers = await Promise.all(
      Array.from({ length: MOST_REPORTS + 1 }, () => get(`/api/v1/shift-report.pdf?from=1&to=${HOUR_MS}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([404, 404, 404, 404, 503]);
    const busy = answers.find(({ status }) => status === 503)!;
    expect(busy.headers.get('retry-after')).toBe('10');
    expect(((await busy.json()) as { error: { code: string } }).error.code).toBe('HWS-TAB-004');
    expect((await get('/api/v1/shift-report.pdf?from=2&to=1')).status).toBe(400);
  }, 60_000);
});

describe('files that were sent', () => {
  const state = { calls: new Map([['ALBA-1', { times: { unberthing: 5, sailed: 7 } }]]) } as never;
  it.each([
    ['CODECO-20260105T0600Z-in.edi', Date.UTC(2026, 0, 5, 6)],
    ['APERAK-20260105T060708009Z-RECEIVED-0001-2.edi', Date.UTC(2026, 0, 5, 6, 7, 8, 9)],
    ['COARRI-ALBA-1-discharge.edi', 7],
    ['BAPLIE-ALBA-1-departure.edi', 7],
    ['COARRI-NOVA-1-load-2.edi', null],
    ['note.txt', null],
  ])('%s tell their time', (name, at) => {
    expect(sentAt(name, state)).toBe(at);
  });
});

describe('the words', () => {
  it('know every root of waiting and every kind of exception', () => {
    // Where one is missing, this does not compile.
    const { roots, kinds, kindNames } = REPORT_WORDS.en;
    const all: [Record<WaitRoot | 'work', string>, Record<ExceptionKind, string>, Record<ExceptionKind, string>] = [
      roots,
      kinds,
      kindNames,
    ];
    expect(all.every((words) => Object.values(words).every((word) => word !== ''))).toBe(true);
  });
});
