// Three vessels at the quay at once: the work that shows how well machines serve each other. Large calls of a generated week are
// brought forward to one hour, with the boxes that they load standing in the yard among others.
import { generateDemand } from '../../src/demand/generate.ts';
import type { Demand, DemandCall } from '../../src/demand/demand.ts';
import { CraneTime } from '../../src/office/crane-time.ts';
import type { Policy } from '../../src/operation/policy.ts';
import { TerminalRun } from '../../src/server/run/terminal-run.ts';
import type { InboxItem } from '../../src/server/run/inbox-item.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { MONDAY } from './generated-days.ts';

const HOUR = 3_600_000;

/** A terminal with its yard stocked and the largest calls that lie side by side at its quay due in the first hour. */
export function beginThreeVessels(model: TerminalModel, seed: number, policy: Partial<Policy> = {}): TerminalRun {
  const demand = generateDemand(model, { days: 7, seed, scale: 1, start: MONDAY, around: true });
  const calls = sideBySide(demand.calls, model);
  const run = TerminalRun.begin(model, new MemoryJournal({ keep: false }), () => undefined, MONDAY, { policy });
  run.stock(stockFor(demand, calls));
  run.addInbox(calls.flatMap((call, i) => messagesOf(call, MONDAY + (i + 1) * 60_000, model.unlocode)));
  return run;
}

/** The three calls with most work whose vessels take a third of the quay at most. */
function sideBySide(calls: readonly DemandCall[], { quay }: TerminalModel): DemandCall[] {
  const longest = (quay.length - quay.mooringClearance) / 3 - quay.mooringClearance;
  return calls
    .filter((c) => c.geometry.length <= longest)
    .sort((a, b) => workOf(b) - workOf(a))
    .slice(0, 3);
}

const workOf = (call: DemandCall): number => call.discharges + call.load.entries.length;

/** Boxes that the calls load, whenever they would have come, and what else stands in the yard at the start. */
function stockFor(
  { calls, initialStock }: Demand,
  chosen: readonly DemandCall[],
): { container: never; outbound: string }[] {
  const loads = new Map(
    chosen.flatMap((c) => c.load.entries.map((e) => [e.container.id, { ...e, call: c.id }] as const)),
  );
  const gone = new Set(calls.flatMap((c) => c.arrival.entries.map((e) => e.container.id)));
  const stock = initialStock
    .filter((s) => !loads.has(s.container.id) && !gone.has(s.container.id))
    .map((s) => ({ container: s.container as never, outbound: s.call || (s.flow === 'import' ? 'truck' : '') }));
  const outgoing = [...loads.values()].map((l) => ({ container: l.container as never, outbound: l.call }));
  // Among each other, as weeks of work would have left them.
  return interleave(stock, outgoing);
}

function interleave<T>(a: readonly T[], b: readonly T[]): T[] {
  const mixed: T[] = [];
  let j = 0;
  a.forEach((item, i) => {
    mixed.push(item);
    for (; j < Math.floor(((i + 1) * b.length) / a.length); j++) mixed.push(b[j] as T);
  });
  return [...mixed, ...b.slice(j)];
}

function messagesOf(call: DemandCall, eta: number, port: string): InboxItem[] {
  return [call.arrival, call.load].map((message, i) => ({
    at: MONDAY,
    commandId: `${call.id}#${i}`,
    file: call.id,
    message: { ...message, voyage: { ...message.voyage, eta } },
    port,
  }));
}

/** What a while of work came to. */
export interface Worked {
  moves: number;
  craneHours: number;
  /** Share of the cranes' time by cause. */
  shares: Record<string, number>;
}

/** Time of every crane by cause and its moves until now; take it twice and compare with between(). */
export function tally(run: TerminalRun): { moves: number; causes: Record<string, number> } {
  const causes: Record<string, number> = {};
  let moves = 0;
  for (const c of run.operation.desk.state.cranes) {
    moves += c.moves;
    if (!c.time) continue;
    const time = new CraneTime(c.time);
    const until = time.running ? time.causes(run.now) : time.causes();
    for (const [cause, ms] of Object.entries(until)) causes[cause] = (causes[cause] ?? 0) + ms;
  }
  return { moves, causes };
}

/** What was done between two tallies. */
export function between(a: ReturnType<typeof tally>, b: ReturnType<typeof tally>): Worked {
  const spent = Object.entries(b.causes).map(([cause, ms]) => [cause, ms - (a.causes[cause] ?? 0)] as const);
  const all = spent.reduce((sum, [, ms]) => sum + ms, 0);
  return {
    moves: b.moves - a.moves,
    craneHours: all / HOUR,
    shares: Object.fromEntries(spent.map(([cause, ms]) => [cause, all > 0 ? ms / all : 0])),
  };
}
