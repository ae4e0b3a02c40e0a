// Inputs become a run: inbox files with their times, boxes that must be in the yard, bay plans that arrive one after another.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateDemand } from '../../demand/generate.ts';
import { writeInbox } from '../../demand/inbox.ts';
import type { Bayplan } from '../../edi/messages.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { parseTerminal } from '../../terminal/check.ts';
import type { Container, LengthFeet } from '../../terminal/container.ts';
import { id } from '../../terminal/ids.ts';
import {
  inboxFromFolder,
  parseReceivedName,
  portWithMost,
  receivedName,
  scenarioFromBayplans,
  type EdiFile,
} from './scenario.ts';
import { TerminalRun } from './terminal-run.ts';

const TERMINAL = fileURLToPath(new URL('../../../terminals/busan-dgt.json', import.meta.url));
const model = parseTerminal(readFileSync(TERMINAL, 'utf8'), TERMINAL);
const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function box(number: number, portOfDischarge: string, lengthFeet: LengthFeet = 40): Container {
  return {
    id: id(`TSTU${String(1_000_000 + number)}`),
    isoType: lengthFeet === 20 ? '22G1' : '45G1',
    ...{ lengthFeet, heightMm: 2896, grossKg: 12_000, full: true, reeferC: null, dangerous: [], outOfGauge: null },
    ...{ operator: 'TST', portOfLoading: 'CNSHA', portOfDischarge, finalPort: portOfDischarge },
  };
}

/** A vessel with 40' boxes in hold stacks of four: `here` for KRPUS at the bottom … top of bays 2, 6 …, the rest for JPTYO. */
function plan(first: number, here: number, rest: number): Bayplan {
  const entries = Array.from({ length: here + rest }, (_, n) => ({
    slot: { bay: 2 + 4 * Math.floor(n / 16), row: Math.floor(n / 4) % 4, tier: 2 + 2 * (n % 4) },
    container: box(first + n, n < here ? 'KRPUS' : 'JPTYO'),
  }));
  const voyage = { vesselName: 'PLUM', callSign: '', imo: '', voyage: '7', carrier: 'TST', eta: 1, etd: 2 };
  return { type: 'BAPLIE', reference: 'R', voyage, departurePort: 'CNSHA', nextPort: 'JPTYO', entries, setAside: [] };
}

describe('inboxFromFolder', () => {
  const demand = generateDemand(model, { days: 3, seed: 4, start: START, scale: 0.05, around: true });
  const files = writeInbox(demand).files.map(({ name, text }): EdiFile => ({ name, bytes: Buffer.from(text) }));
  const { items, stock, diagnostics } = inboxFromFolder(files, model.unlocode);

  it('reads every message, in order of the times in the names, each with an id of its own', () => {
    expect(items.length).toBe(3 * demand.calls.length + demand.trucks.length);
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => a - b));
    expect(new Set(items.map(({ commandId }) => commandId)).size).toBe(items.length);
    expect(items.every(({ commandId, file }) => commandId.startsWith(`${file}#`))).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  it('stocks what is loaded or collected and brought by nobody', () => {
    const brought = new Set<string>();
    const wanted = new Set<string>();
    for (const { arrival, load } of demand.calls) {
      for (const { container } of arrival.entries)
        if (container.portOfDischarge === model.unlocode) brought.add(container.id);
      for (const { container } of load.entries) wanted.add(container.id);
    }
    for (const { announcement } of demand.trucks)
      for (const { movement, container } of announcement.entries)
        (movement === 'deliver' ? brought : wanted).add(container.id);
    const needed = [...wanted].filter((number) => !brought.has(number));
    expect(stock.map(({ container }) => container.id as string).sort()).toEqual(needed.sort());
    expect(needed.length).toBeGreaterThan(50);
  });

  it('tells with what a stocked box leaves: the call that loads it, or a truck', () => {
    const outbound = new Map(stock.map((one) => [one.container.id, one.outbound]));
    const load = demand.calls.at(-1)?.load;
    const loaded = load?.entries.find(({ container }) => outbound.has(container.id));
    const name = load?.voyage.vesselName.replaceAll(' ', '-') ?? '';
    expect(outbound.get(loaded?.container.id as never)).toBe(`${name}-${load?.voyage.voyage ?? ''}`);
    expect([...outbound.values()]).toContain('truck');
  });

  it('passes over a file whose name tells no time, and says so', () => {
    const odd = inboxFromFolder([{ name: 'notes.edi', bytes: Buffer.from('x') }], 'KRPUS');
    expect(odd.items).toEqual([]);
    expect(odd.diagnostics.map(({ code }) => code)).toEqual(['HWS-RUN-030']);
  });
});

describe('names of files that came in while the terminal ran', () => {
  it('tell their time to the millisecond', () => {
    const at = Date.UTC(2026, 10, 15, 15, 4, 5, 678);
    expect(receivedName(at, 2)).toBe('20261115T150405678Z-RECEIVED-0002.edi');
    expect(parseReceivedName(receivedName(at, 2))).toBe(at);
    expect(parseReceivedName('20261115T1504Z-BAPLIE-X.edi')).toBeNull();
  });
});

describe('portWithMost', () => {
  it('is the port of discharge of most containers', () => {
    expect(portWithMost(plan(0, 10, 20))).toBe('JPTYO');
    expect(portWithMost(plan(0, 20, 10))).toBe('KRPUS');
    expect(portWithMost({ ...plan(0, 0, 0) })).toBe('');
  });
});

describe('scenarioFromBayplans', () => {
  const plans = [
    { file: 'a.edi', plan: plan(0, 20, 12) },
    { file: 'b.edi', plan: plan(100, 24, 8) },
  ];

  it('lets the vessels arrive one after another, whatever the dates in the files', () => {
    const { items } = scenarioFromBayplans(plans, { start: START, seed: 1, intervalHours: 3 });
    expect(items.map(({ message }) => message.type === 'BAPLIE' && message.voyage.eta)).toEqual([
      START + HOUR,
      START + 4 * HOUR,
    ]);
    expect(items.map(({ port }) => port)).toEqual(['KRPUS', 'KRPUS']);
  });

  it('gives the same voyage twice two names, so that lists find their call', () => {
    const { items } = scenarioFromBayplans(plans, { start: START, seed: 1 });
    expect(items.map(({ message }) => 'voyage' in message && message.voyage.voyage)).toEqual(['7', '7-2']);
  });

  it('makes as many export boxes as are asked for, the same for the same seed', () => {
    const options = { start: START, seed: 1, load: 5, port: 'KRPUS' };
    const made = scenarioFromBayplans(plans, options);
    expect(made.items).toHaveLength(4);
    expect(made.stock).toHaveLength(10);
    expect(made.stock.every(({ container }) => container.portOfDischarge === 'JPTYO')).toBe(true);
    expect(scenarioFromBayplans(plans, options)).toEqual(made);
    expect(scenarioFromBayplans(plans, { ...options, seed: 2 })).not.toEqual(made);
  });

  it('is worked to the end: everything discharged, and the export boxes loaded', { timeout: 60_000 }, () => {
    const { items, stock } = scenarioFromBayplans(plans, { start: START, seed: 1, load: 5 });
    const run = TerminalRun.begin(model, new MemoryJournal(), () => undefined, START);
    expect(run.stock(stock)).toEqual([]);
    run.addInbox(items);
    run.advance(START + 24 * HOUR, () => run.finished);
    const done = [...run.ledger.state.calls.values()].map((call) => [call.call, call.done.discharge, call.done.load]);
    expect(done).toEqual([
      ['PLUM-7', 20, 5],
      ['PLUM-7-2', 24, 5],
    ]);
  });
});
