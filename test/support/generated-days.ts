// Days of generated traffic on the designed terminals, watched: for the torture tests and the measurements.
import { readFileSync } from 'node:fs';
import { generateDemand, type DemandOptions } from '../../src/demand/generate.ts';
import type { Demand } from '../../src/demand/demand.ts';
import { violationsOf } from '../../src/server/run/run-report.ts';
import { TerminalRun } from '../../src/server/run/terminal-run.ts';
import type { InboxItem } from '../../src/server/run/inbox-item.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import { parseTerminal } from '../../src/terminal/check.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';

const HOUR = 3_600_000;
/** A Monday, 0 h UTC. */
export const MONDAY = Date.UTC(2026, 0, 5);

/** Names of the designed terminals' files. */
export type DesignedTerminal = 'busan-dgt' | 'busan-dgt-lift' | 'lach-huyen-hhit';

/** The model of a designed terminal. */
export function designedTerminal(name: DesignedTerminal): TerminalModel {
  const file = `${name}.json`;
  return parseTerminal(readFileSync(new URL(`../../terminals/${file}`, import.meta.url), 'utf8'), file);
}

/** A terminal with its yard stocked and the demand of a period in its inbox. */
export function beginDays(model: TerminalModel, options: Omit<DemandOptions, 'start' | 'around'>): TerminalRun {
  const demand = generateDemand(model, { ...options, start: MONDAY, around: true });
  const run = TerminalRun.begin(model, new MemoryJournal({ keep: false }), () => undefined, MONDAY);
  run.stock(
    demand.initialStock.map((s) => ({
      container: s.container,
      outbound: s.call || (s.flow === 'import' ? 'truck' : ''),
    })),
  );
  run.addInbox(itemsOf(demand, model.unlocode));
  return run;
}

/** Messages of a demand as items of the inbox. */
export function itemsOf({ calls, trucks }: Demand, port: string): InboxItem[] {
  const known = (at: number): number => Math.max(MONDAY, at);
  return [
    ...calls.flatMap((c) =>
      [c.arrival, c.load].map((message, i) => ({
        at: known(c.knownAt),
        commandId: `${c.id}#${i}`,
        file: c.id,
        message,
        port,
      })),
    ),
    ...trucks.map((t, i) => ({
      at: known(t.sentAt),
      commandId: `truck#${i}`,
      file: 'truck',
      message: t.announcement,
      port,
    })),
  ];
}

/** What went wrong while a terminal was watched, in sentences; and how much it did. */
export interface Watched {
  faults: string[];
  /** Containers over the quay. */
  boxes: number;
  trucks: number;
}

/**
 * Lets a terminal work for so many hours and looks at it every hour: no vehicle may stand on the road for half an hour, each
 * vessel alongside must get on within two hours, and at the end nothing may have happened that cannot be.
 */
export function watch(run: TerminalRun, hours: number): Watched {
  const faults: string[] = [];
  const history: Map<string, string>[] = [];
  for (let hour = 1; hour <= hours; hour++) {
    run.advance(MONDAY + hour * HOUR);
    const stuck = run.operation.stuckVehicles(30 * 60_000);
    if (stuck.length > 0) faults.push(`hour ${hour}: ${stuck.join(', ')} stand on the road`);
    const now = alongside(run);
    history.push(now);
    const before = history[hour - 3];
    for (const [call, work] of now)
      if (before?.get(call) === work)
        faults.push(`hour ${hour}: nothing has been done at ${call} for two hours: ${work}`);
  }
  faults.push(...violationsOf(run));
  let boxes = 0;
  for (const call of run.ledger.state.calls.values()) boxes += call.done.discharge + call.done.load;
  return { faults, boxes, trucks: run.operation.desk.state.totals.turnTimes.length };
}

/** The vessels at work, each with what has been done. */
function alongside(run: TerminalRun): Map<string, string> {
  const found = new Map<string, string>();
  for (const c of run.ledger.state.calls.values()) {
    if (c.state !== 'working') continue;
    const { discharge, load, restow } = c.done;
    found.set(
      c.call,
      `${discharge} discharged, ${load} loaded, ${restow} restowed, covers ${[...c.openCovers].join(' ')}`,
    );
  }
  return found;
}
