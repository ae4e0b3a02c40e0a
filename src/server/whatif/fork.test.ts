// Forks of a terminal at work: Busan, a third of its traffic, just before two in the morning, one vessel at the quay
// and another one near; run ahead for a third of an hour.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { generateDemand } from '../../demand/generate.ts';
import { writeInbox } from '../../demand/inbox.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { thrownCode } from '../../terminal/thrown-code.fixture.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { inboxFromFolder } from '../run/scenario.ts';
import { terminal } from '../run/small-world.fixture.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import { advanceFork, forkOf, hasChance, resumeFork } from './fork.ts';
import { CALM } from '../../twin/disturbances.ts';
import { simulate } from './simulate.ts';
import { withoutTime } from './small-sweep.fixture.ts';
import type { Fork, Setting } from './task.ts';

// Whole terminals are run here: some seconds, many more on a machine that is busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const HOUR = 3_600_000;
/** How far everything is run ahead, ms. */
const AHEAD = HOUR / 3;
const MONDAY = Date.UTC(2026, 0, 5);
const busan = terminal('busan-dgt');

function atWork(): TerminalRun {
  const demand = generateDemand(busan, { days: 1, seed: 1, start: MONDAY, scale: 0.3, around: true });
  const files = writeInbox(demand).files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
  const { items, stock } = inboxFromFolder(files, busan.unlocode);
  const run = TerminalRun.begin(busan, new MemoryJournal({ keep: false }), () => undefined, MONDAY);
  run.stock(stock);
  run.addInbox(items);
  run.advance(MONDAY + 1.9 * HOUR);
  return run;
}

let fork: Fork;
/** A terminal that goes on after the fork was taken, and one of which none was. */
let forked: TerminalRun;
let unforked: TerminalRun;
beforeAll(() => {
  [forked, unforked] = [atWork(), atWork()];
  fork = forkOf(forked);
  const ahead = resumeFork(fork, setting({}), 1);
  ahead.advance(fork.at + AHEAD);
  for (const run of [forked, unforked]) run.advance(fork.at + AHEAD);
});

function setting(parts: Partial<Setting>): Setting {
  return { name: 'v', model: busan, policy: {}, disturbances: null, berths: {}, from: fork, ...parts };
}
const withVehicles = (count: number): TerminalModel => ({ ...busan, vehicleType: { ...busan.vehicleType, count } });
const task = (parts: Partial<Setting>, seed = 1) => ({ setting: setting(parts), seed, hours: AHEAD / HOUR });

describe('a fork', () => {
  test('changes nothing in the terminal, which goes on as if there were none', () => {
    expect(forked.ledger.hash()).toBe(unforked.ledger.hash());
    expect(forked.twin.save()).toEqual(unforked.twin.save());
  });

  test('that is run ahead as it is comes to where the terminal itself comes to', () => {
    const ahead = resumeFork(fork, setting({}), 1);
    advanceFork(ahead, fork, fork.at + AHEAD, 1);
    expect(ahead.ledger.hash()).toBe(unforked.ledger.hash());
  });

  test('gives figures of its horizon only, the same every time', () => {
    const first = simulate(task({}));
    expect(withoutTime(simulate(task({})))).toEqual(withoutTime(first));
    if (!first.ok) throw new Error(first.error.message);
    const moved = (run: TerminalRun): number =>
      [...run.ledger.state.calls.values()].reduce((sum, { done }) => sum + done.discharge + done.load + done.restow, 0);
    expect(first.metrics.quayMoves).toBe(moved(unforked) - moved(resumeFork(fork, setting({}), 1)));
    expect(first.metrics.quayMoves).toBeGreaterThan(20);
    expect(first.metrics.violations).toBe(0);
  });

  test('works by the rules of its variant from then on', () => {
    expect(resumeFork(fork, setting({ policy: { dispatch: 'first-come' } }), 1).operation.desk.state.policy).toEqual({
      ...unforked.operation.desk.state.policy,
      dispatch: 'first-come',
      berthPins: {},
    });
  });

  test('lays a call that is still to come where its variant says, but none that has her berth', () => {
    const calls = [...resumeFork(fork, setting({}), 1).ledger.state.calls.values()];
    const coming = calls.find(({ state }) => state === 'expected')!.call;
    const alongside = calls.find(({ state }) => state === 'working')!.call;
    const run = resumeFork(fork, setting({ berths: { [coming]: 123 } }), 1);
    run.advance(fork.at + AHEAD);
    expect(run.ledger.state.calls.get(coming)!.berth!.x).toBe(123);
    expect(unforked.ledger.state.calls.get(coming)!.berth!.x).not.toBe(123);
    for (const call of [alongside, 'NOBODY-1'])
      expect(thrownCode(() => resumeFork(fork, setting({ berths: { [call]: 123 } }), 1))).toBe('HWS-SWP-012');
  });

  test('is disturbed from now on as its variant says', () => {
    const busy = resumeFork(fork, setting({}), 1).operation.desk.state.vehicles.find((v) => v.errand === 'to-block')!;
    const script = [{ kind: 'machine', at: 60_000, minutes: 60, machine: busy.id, fault: 'stop' } as const];
    const run = resumeFork(fork, setting({ disturbances: { ...CALM, script } }), 1);
    const machine = run.twin.state.vehicles.find(({ id }) => id === busy.id)!;
    run.advance(fork.at + 120_000);
    const metres = machine.metres;
    run.advance(fork.at + AHEAD);
    expect(machine.metres - metres).toBeLessThan(20);
    const free = unforked.twin.state.vehicles.find(({ id }) => id === busy.id)!;
    expect(free.metres).toBeGreaterThan(metres + 100);
  });
});

describe('the fleet of a fork', () => {
  test('grows by vehicles at free parking places, which then work without breaking a law', () => {
    const run = resumeFork(fork, setting({ model: withVehicles(70) }), 1);
    const { vehicles, traffic } = run.operation.desk.state;
    expect(vehicles).toHaveLength(70);
    expect(new Set(vehicles.map(({ id }) => id)).size).toBe(70);
    const places = traffic.vehicles.slice(60).map(({ at }) => at);
    expect(new Set(places).size).toBe(10);
    places.forEach((rest, k) => expect(traffic.restOwner[rest]).toBe(60 + k));
    run.advance(fork.at + AHEAD);
    expect(run.twin.state.vehicles.slice(60).some(({ metres }) => metres > 0)).toBe(true);
    expect(run.twin.state.violations).toEqual([]);
  });

  test('shrinks by vehicles that stand parked without work; they get none any more', () => {
    const run = resumeFork(fork, setting({ model: withVehicles(55) }), 1);
    const out = (of: TerminalRun): number[] =>
      of.operation.desk.state.vehicles.flatMap((v, i) => (v.errand === 'out-of-service' ? [i] : []));
    const gone = out(run);
    expect(gone).toHaveLength(5);
    const metres = gone.map((i) => run.twin.state.vehicles[i]!.metres);
    run.advance(fork.at + AHEAD);
    expect(out(run)).toEqual(gone);
    expect(gone.map((i) => run.twin.state.vehicles[i]!.metres)).toEqual(metres);
    expect(run.twin.state.violations).toEqual([]);
  });

  test('cannot lose vehicles that are at work', () => {
    expect(thrownCode(() => resumeFork(fork, setting({ model: withVehicles(1) }), 1))).toBe('HWS-SWP-011');
  });
});

describe('the layout of a fork', () => {
  test('stays: another terminal, another crane or a longer vehicle is refused', () => {
    const longer = { ...busan, vehicleType: { ...busan.vehicleType, length: 16 } };
    const fewer = { ...busan, quayCranes: busan.quayCranes.slice(1) };
    for (const model of [terminal('lach-huyen-hhit'), longer, fewer])
      expect(thrownCode(() => resumeFork(fork, setting({ model }), 1))).toBe('HWS-SWP-010');
  });

  test('is not what machines can do: speeds may change', () => {
    const slow = { ...busan, vehicleType: { ...busan.vehicleType, straightSpeed: 2 } };
    const [here, there] = [simulate(task({})), simulate(task({ model: slow }))];
    if (!here.ok || !there.ok) throw new Error('a run failed');
    expect(there.metrics.quayMoves!).toBeLessThan(here.metrics.quayMoves!);
  });
});

describe('chance in a fork', () => {
  const week = { start: MONDAY, demandScale: 0.05, next: 2 };

  test('is there when traffic is drawn within the horizon, or machines fail by rate', () => {
    expect(hasChance(fork, null, 720)).toBe(false);
    expect(hasChance({ ...fork, weeks: week }, null, 24)).toBe(false);
    expect(hasChance({ ...fork, weeks: week }, null, 7 * 24)).toBe(true);
    const rates = { vehicle: { hoursBetween: 20, minutesToRepair: 10 } };
    expect(hasChance(fork, { ...CALM, rates }, 1)).toBe(true);
    expect(hasChance(fork, { ...CALM, rates, seed: 5 }, 1)).toBe(false);
    expect(hasChance(fork, { ...CALM, script: [{ kind: 'wind', at: 0, minutes: 10, speed: 30 }] }, 1)).toBe(false);
  });

  test('is the seed: the same draws the same traffic, another draws other', () => {
    // As if the second week began in a quarter of an hour.
    const soon = { ...fork, weeks: { start: fork.at + HOUR / 4 - 7 * 24 * HOUR, demandScale: 0.05, next: 2 } };
    const comesWith = (seed: number): string[] => {
      const run = resumeFork(soon, setting({ from: soon }), 1);
      advanceFork(run, soon, soon.at + HOUR / 4, seed);
      return run.messagesToCome.map(({ commandId }) => commandId).filter((id) => id.includes('-BAPLIE-'));
    };
    const known = resumeFork(soon, setting({ from: soon }), 1).messagesToCome.length;
    const [first, again, other] = [comesWith(1), comesWith(1), comesWith(2)];
    expect(first.length).toBeGreaterThan(known === 0 ? 0 : 1);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});
