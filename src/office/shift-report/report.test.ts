// A shift report says what the shift was: lifts and deeds out of events, figures against targets, and the same in three languages.
import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import { noSums } from '../figures.ts';
import { textOf, type ReportContent } from './content.ts';
import type { ShiftFacts } from './facts.ts';
import { shiftReport } from './report.ts';
import { beginShiftEvents, observeShift, type ShiftEvents } from './shift-events.ts';
import { REPORT_LANGUAGES, REPORT_WORDS } from './words/words.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2026, 0, 5, 11);
const TO = FROM + 12 * HOUR;

function observed(...events: object[]): ShiftEvents {
  const shift = beginShiftEvents();
  events.forEach((event, i) => observeShift(shift, event as LedgerEvent, FROM + i));
  return shift;
}

const lift = (container: string, from: object, rehandle = false): object => {
  return { kind: 'picked', container, che: 'X', from, rehandle };
};
const set = (container: string, to: object): object => ({ kind: 'placed', container, che: 'X', to });
const vessel = { kind: 'vessel', call: 'ALBA-1' };
const yard = (block: string): object => ({ kind: 'yard', block, slot: { bay: 2, row: 1, tier: 1 } });

describe('the events of a shift', () => {
  it('are lifts off and aboard a vessel, and into and out of blocks; a box that is dug out is only a rehandle', () => {
    const shift = observed(
      ...[lift('A', vessel), set('A', { kind: 'che', che: 'AGV1' }), lift('A', { kind: 'che', che: 'AGV1' })],
      ...[set('A', yard('B1')), lift('DUG', yard('B1'), true), set('DUG', yard('B1'))],
      ...[lift('C', yard('B1')), set('C', { kind: 'che', che: 'AGV2' }), set('C', vessel)],
    );
    expect(Object.fromEntries(shift.calls)).toEqual({ 'ALBA-1': { off: 1, aboard: 1 } });
    expect(Object.fromEntries(shift.blocks)).toEqual({ B1: { into: 1, outOf: 1, rehandles: 1 } });
  });

  it('are messages by type, and containers that were set aside', () => {
    const message = { file: 'f', reference: 'r', type: 'COPRAR' };
    const shift = observed(
      { kind: 'edi-received', ...message, diagnostics: 0 },
      { kind: 'message-passed-over', ...message, code: 'X', reason: '' },
      { kind: 'message-quarantined', ...message, tries: 3, reason: '' },
      { kind: 'container-set-aside', what: 'A', call: null, code: 'X', reason: '' },
    );
    expect(Object.fromEntries(shift.messages)).toEqual({ COPRAR: { worked: 1, passedOver: 1, putAside: 1 } });
    expect(shift.boxesSetAside).toBe(1);
  });

  it('are what people did, with who and why; what nobody did is no deed', () => {
    const { acts } = observed(
      { kind: 'machine-stopped', che: 'ASC-3', by: 'Kim', reason: 'noise' },
      { kind: 'reefer-alarm-acknowledged', container: 'R', by: '' },
      { kind: 'reefer-plugged', container: 'R', by: 'crew 1' },
      { kind: 'exception-acknowledged', exception: 'machine-fault~ASC-3~17', by: 'Lan' },
    );
    expect(acts).toEqual([
      { at: FROM, by: 'Kim', does: 'machine-stopped', facts: { subject: 'ASC-3', reason: 'noise' } },
      {
        at: FROM + 3,
        by: 'Lan',
        does: 'exception-acknowledged',
        facts: { subject: 'ASC-3', exception: 'machine-fault' },
      },
    ]);
  });
});

/** A night shift with something in every part. */
function facts(): ShiftFacts {
  const call = { vessel: 'ALBA', voyage: '12E', eta: FROM, from: 100, to: 400.4, cranes: ['QC1', 'QC2'] };
  return {
    terminal: { name: 'Small Port', unlocode: 'KRPUS', timeZone: 'Asia/Seoul' },
    shift: { name: 'night', from: FROM, to: TO },
    ...{ printedAt: TO + HOUR, version: '1.2.3', frame: 12_345 },
    figures: { ...noSums(), craneMoves: 600, craneMs: 20 * HOUR, waitMs: 4 * HOUR, yardFill: 0.5 },
    calls: [
      {
        ...{ ...call, state: 'working', off: 300, aboard: 299, done: 1599, listed: 2000 },
        ...{ leaves: TO + 5 * HOUR, hasLeft: false, promised: TO + 3.5 * HOUR },
      },
      {
        ...{ ...call, vessel: 'NOVA', state: 'expected', from: null, to: null, cranes: [], off: 0, aboard: 0 },
        ...{ done: 0, listed: 40, leaves: null, hasLeft: false, promised: null },
      },
    ],
    cranes: [
      { crane: 'QC1', boxes: 330, ms: { work: 9 * HOUR, moving: HOUR / 2, dig: HOUR / 2 } },
      { crane: 'QC2', boxes: 270, ms: { work: 8 * HOUR, drive: HOUR, dig: HOUR } },
      { crane: 'QC3', boxes: 0, ms: {} },
    ],
    blocks: [{ block: 'B1', boxes: 1234, fill: 0.85, into: 20, outOf: 30, rehandles: 4 }],
    gate: { trucks: 80, mean: 21.04, median: 20, p95: 44, announced: 90, came: 86, missed: 3, there: 7 },
    acts: [{ at: FROM + HOUR, by: 'Kim', does: 'machine-stopped', facts: { subject: 'ASC-3', reason: 'noise' } }],
    exceptions: [
      {
        ...{ kind: 'vessel-late', rank: 'vessel', since: FROM, subject: 'ALBA', notedBy: null },
        facts: { promisedAt: TO + 3.5 * HOUR, expectedAt: TO + 5 * HOUR, minutes: 90 },
      },
      {
        kind: 'machine-fault',
        rank: 'machine',
        since: FROM,
        subject: 'ASC-3',
        facts: { fault: 'stop' },
        notedBy: 'Lan',
      },
    ],
    messages: [{ type: 'COPRAR', worked: 3, passedOver: 0, putAside: 1, sent: 0 }],
    ...{ boxesSetAside: 2, refused: 1 },
  };
}

const section = (report: ReportContent, title: string) => report.sections.find((one) => one.title === title)!;
const rows = (report: ReportContent, title: string): string[] =>
  (section(report, title).table?.rows ?? []).map((row) => row.map(textOf).join(' | '));

describe('a shift report', () => {
  const report = shiftReport(facts(), 'en');

  it('names terminal, shift in the port’s own time, when it was printed, build and journal', () => {
    expect(report.head.map(([, value]) => value)).toEqual([
      'Small Port (KRPUS)',
      'Night shift: Mon, 5 Jan 2026, 20:00 to Tue, 6 Jan 2026, 08:00',
      'Tue, 6 Jan 2026, 09:00, Asia/Seoul',
      '12,345 · Build 1.2.3',
    ]);
  });

  it('holds figures against their targets', () => {
    const figures = rows(report, 'KPIs');
    expect(figures).toContain('Crane rate (moves per crane hour) | 30.0 | at least 35.0 | missed');
    expect(figures).toContain('Yard filled, at the end | 50.0% | at most 80.0% | met');
    expect(figures).toContain('Truck turn time, mean (min) | – | at most 22.6 | ');
  });

  it('tells of vessels what was done, and by how much the promise is missed', () => {
    const title = 'Vessels in port and next to come';
    expect(rows(report, title)).toEqual([
      'ALBA\n12E | At work | 100–400 | 300 / 299 | 1,599 / 2,000 | QC1, QC2 | 06/01, 13:00 | 06/01, 11:30\n1 h 30 min late',
      'NOVA\n12E | Expected\n05/01, 20:00 | – | – | 0 / 40 | – | – | –',
    ]);
  });

  it('tells of cranes at work boxes, rate and what they waited for; moving is no waiting', () => {
    const { table } = section(report, 'Quay cranes');
    expect(rows(report, 'Quay cranes')).toEqual([
      'QC1 | 330 | 33.0 | 10.0 | 90.0% | 5.0% | Box under others 30\u00a0min',
      'QC2 | 270 | 27.0 | 10.0 | 80.0% | 0.0% | Box under others 60\u00a0min, Vehicle on its way 60\u00a0min',
    ]);
    expect(table?.total?.map(textOf)).toEqual(['Total', '600', '30.0', '20.0', '85.0%', '2.5%', '']);
    expect(rows(report, 'Waiting by root cause')).toEqual([
      'Box under others |  | 90 | 7.5%',
      'Vehicle on its way |  | 60 | 5.0%',
    ]);
  });

  it('tells of yard and gate', () => {
    expect(rows(report, 'Yard')).toEqual(['B1 | 85.0% | 1,234 | 20 | 30 | 4']);
    expect(rows(report, 'Gate')).toContain('Turn time: mean / median / 95th percentile (min) | 21.0 / 20.0 / 44.0');
    expect(rows(report, 'Gate')).toContain('of them missed: window over, not come | 3');
  });

  it('hands over what is open, worst first, and says who has taken note', () => {
    expect(report.sections[0]?.lines).toEqual([
      'Open exceptions: 2; nobody has taken note of 1',
      '· ALBA: Late by 90 min: 06/01, 13:00 instead of 06/01, 11:30',
      '· ASC-3: Out of order: stands',
    ]);
    expect(rows(report, 'Machines out or with a fault at the end')).toEqual([
      'ASC-3 | 05/01, 20:00 | Out of order: stands',
    ]);
    expect(rows(report, 'Open exceptions at the end')[1]).toBe(
      'Machine | 05/01, 20:00 | ASC-3 | Out of order: stands | Lan',
    );
  });

  it('tells what people did, and what came of messages', () => {
    expect(rows(report, 'What people did')).toEqual(['05/01, 21:00 | Kim | Stopped ASC-3. Reason: noise']);
    expect(rows(report, 'Messages')).toEqual(['COPRAR | 3 | 0 | 1 | 0']);
    expect(section(report, 'Messages').lines).toEqual([
      'Containers in messages that were set aside: 2. Interchanges that were refused: 1.',
    ]);
  });

  it('says so where there was nothing', () => {
    const empty = { calls: [], cranes: [], acts: [], exceptions: [], messages: [] };
    const { sections } = shiftReport({ ...facts(), ...empty }, 'en');
    const said = sections.filter(({ table }) => table === null).flatMap(({ lines }) => lines);
    expect(said).toContain('Nothing is open: no exception, no machine out.');
    expect(said).toContain('Nobody changed anything by hand.');
    expect(sections.every(({ table, lines }) => table !== null || lines.length > 0)).toBe(true);
  });

  it.each(['vi', 'ko'] as const)('says the same in %s, with no English and no blank left', (language) => {
    const other = shiftReport(facts(), language);
    const all = (one: ReportContent): string =>
      [
        one.title,
        ...one.sections.flatMap((s) => [s.title, ...s.lines, ...(s.table?.rows.flat().map(textOf) ?? [])]),
      ].join('\n');
    expect(other.sections.map((s) => s.table?.rows.length)).toEqual(report.sections.map((s) => s.table?.rows.length));
    expect(all(other)).not.toMatch(/\{\{|undefined|\b(the|of|crane|waiting)\b/i);
  });
});

describe('the words', () => {
  const blanks = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] as string).sort();
  const { en } = REPORT_WORDS;

  it.each(REPORT_LANGUAGES)('of %s fill in the same blanks, and none is empty', (language) => {
    for (const [part, words] of Object.entries(en))
      for (const [name, text] of Object.entries(words)) {
        const other = (REPORT_WORDS[language] as unknown as Record<string, Record<string, string>>)[part]?.[name] ?? '';
        expect([part, name, blanks(other)]).toEqual([part, name, blanks(text)]);
        expect(other.trim(), `${part}.${name}`).not.toBe('');
      }
  });
});
