// A fork: the whole state of a running terminal at this second, as bytes, with what it knows is to come. Taking one changes nothing
// in the terminal. From a fork a variant goes on: with other rules, figures of its machines, faults, or a larger or smaller fleet.
import { deserialize, serialize } from 'node:v8';
import { isDeepStrictEqual } from 'node:util';
import { seedFor } from '../../kit/random.ts';
import { writeInbox } from '../../demand/inbox.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { id } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import { meetYard, unclaimedBoxes, weekDemand, weekStart } from '../live/weeks.ts';
import { inboxFromFolder } from '../run/scenario.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import type { InboxItem } from '../run/inbox-item.ts';
import { sweepFault } from './fault.ts';
import { resizeFleet } from './fleet-size.ts';
import type { Fork, FutureWeeks, Setting } from './task.ts';

/** A week's traffic becomes known so long before it begins, ms; as in a live terminal. */
const WEEK_AHEAD_MS = 60_000;

/** Takes a fork of a terminal between two turns; `weeks` when traffic is drawn beyond what it knows. */
export function forkOf(run: TerminalRun, weeks: FutureWeeks | null = null): Fork {
  return {
    kind: 'fork',
    model: run.model,
    at: run.now,
    seq: run.ledger.state.seq,
    state: shared(run.save()),
    inbox: shared(serialize(run.messagesToCome)),
    weeks,
  };
}

/** A copy in memory that threads can read without copying it again. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** True when a variant of a fork may come out otherwise with another seed: something is drawn within so many hours. */
export function hasChance(fork: Fork, disturbances: Disturbances | null, hours: number): boolean {
  return (disturbances !== null && isDrawn(disturbances)) || nextWeekAt(fork.weeks) <= fork.at + hours * 3_600_000;
}

/** True when seeds differ: something goes by rate or gusts, and the disturbances bring no seed of their own. */
function isDrawn({ seed, rates, gusts }: Disturbances): boolean {
  return seed === null && (gusts !== null || rates === 'terminal' || Object.keys(rates).length > 0);
}

function nextWeekAt(weeks: FutureWeeks | null): number {
  return weeks === null ? Infinity : weekStart(weeks, weeks.next) - WEEK_AHEAD_MS;
}

/** The terminal of a fork, changed as the variant says; by the seed is drawn what disturbs it. @throws InputError HWS-SWP-010 to -012 */
export function resumeFork(fork: Fork, setting: Setting, seed: number): TerminalRun {
  assertSameLayout(fork.model, setting);
  const { model } = setting;
  const begin = (bytes: Uint8Array): TerminalRun =>
    TerminalRun.resume(model, new MemoryJournal({ keep: false, after: fork.seq }), () => undefined, bytes);
  const run = begin(fork.state);
  const { state } = run.operation.desk;
  state.policy = { ...state.policy, ...setting.policy, berthPins: { ...state.policy.berthPins, ...setting.berths } };
  assertCallsWait(run, setting);
  // The quay is planned anew at once, for the berths of the variant.
  state.nextQuayPlan = Math.min(state.nextQuayPlan, Object.keys(setting.berths).length > 0 ? run.now : Infinity);
  const full = model.vehicleType.batteryKWh;
  if (full !== undefined)
    for (const v of [...state.vehicles, ...run.twin.state.vehicles]) v.kWh = Math.min(v.kWh, full);
  resizeFleet(run, setting.name);
  // Made anew from what was changed, as every part of a run builds what it needs from the state.
  const changed = begin(run.save());
  changed.addInbox(deserialize(Uint8Array.from(fork.inbox)) as InboxItem[]);
  if (setting.disturbances) changed.twin.disturb(setting.disturbances, seed);
  return changed;
}

/** Only a call that is known and has no berth yet can be given one. */
function assertCallsWait(run: TerminalRun, { berths, name }: Setting): void {
  for (const call of Object.keys(berths)) {
    const state = run.ledger.state.calls.get(id(call))?.state;
    if (state === 'expected' || state === 'at-roads') continue;
    const why = state === undefined ? 'is not known' : 'has her berth already';
    throw sweepFault(
      'HWS-SWP-012',
      `The variant gives a berth to the call ${call}, which ${why}.`,
      `variant "${name}"`,
    );
  }
}

/** Lets a run go on to a time (ms UTC); traffic that a fork does not know is drawn by the seed, week after week. */
export function advanceFork(run: TerminalRun, fork: Fork, until: number, seed: number): void {
  let weeks = fork.weeks;
  while (weeks !== null && nextWeekAt(weeks) <= until) {
    run.advance(Math.max(run.now, nextWeekAt(weeks)));
    run.addInbox(drawnWeek(run, weeks, seed));
    weeks = { ...weeks, next: weeks.next + 1 };
  }
  run.advance(until);
}

function drawnWeek(run: TerminalRun, weeks: FutureWeeks, seed: number): InboxItem[] {
  // As a live terminal does it: the week is generated, then expects in the yard what really stands there.
  const drawn = weekDemand(run.model, { ...weeks, seed: seedFor(seed, 'weeks to come') >>> 0 }, weeks.next);
  const { files } = writeInbox(meetYard(drawn, unclaimedBoxes(run.ledger.state)));
  const bytes = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
  return inboxFromFolder(bytes, run.model.unlocode).items;
}

// ---- what may differ ----------------------------------------------------------------------------------------------------

/** Figures of machines and work that may change under way; all else is where things stand and how they are built. */
const FREE: Partial<Record<keyof TerminalModel, readonly string[] | 'all'>> = {
  name: 'all',
  provenance: 'all',
  tides: 'all',
  shifts: 'all',
  defaults: 'all',
  quay: ['berthingSeconds', 'unberthingSeconds', 'maxCranesPerVessel'],
  gate: ['inSeconds', 'outSeconds', 'truckSpeed', 'appointmentMinutes'],
};
/** Figures of the machines' types that are part of the layout; every other one may change. */
const BUILT: Partial<Record<keyof TerminalModel, readonly string[]>> = {
  vehicleType: ['kind', 'length', 'width'],
  quayCraneType: ['trolleys', 'platform', 'transferRows'],
  yardCraneType: ['kind', 'minSpacing'],
};

/** @throws InputError HWS-SWP-010 when a variant changes what a running terminal cannot change */
export function assertSameLayout(from: TerminalModel, { model, name }: Setting): void {
  const keys = new Set([...Object.keys(from), ...Object.keys(model)]) as Set<keyof TerminalModel>;
  for (const key of keys) {
    if (isDeepStrictEqual(fixedPart(from, key), fixedPart(model, key))) continue;
    throw sweepFault('HWS-SWP-010', `The variant changes /${key}, which is part of the layout.`, `variant "${name}"`);
  }
}

/** What of a part of the model may not change. */
function fixedPart(model: TerminalModel, key: keyof TerminalModel): unknown {
  const part: unknown = model[key];
  const free = FREE[key];
  if (free === 'all') return null;
  if (typeof part !== 'object' || part === null) return part;
  const built = BUILT[key];
  if (built) return Object.fromEntries(Object.entries(part).filter(([name]) => built.includes(name)));
  if (free) return Object.fromEntries(Object.entries(part).filter(([name]) => !free.includes(name)));
  return part;
}
