// Small worlds in which a crane carries more than one box a way: twin lifts, dual cycles; and booms that go down and up.
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import { PHASE } from '../../operation/quay/bay-work.ts';
import type { Policy } from '../../operation/policy.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { CALM } from '../../twin/disturbances.ts';
import {
  BEGIN,
  bayplan,
  box,
  callOf,
  inboxItem,
  loadList,
  onward,
  play,
  standing,
  terminal,
  type Look,
  type SmallWorld,
} from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const HOUR = 3_600_000;
const busan = terminal('busan-dgt');
const lachHuyen = terminal('lach-huyen-hhit');
const light = (name: string, make = box): Container => make(name, { lengthFeet: 20, grossKg: 8_000 });

type Lifted = LedgerEvent & { kind: 'picked' | 'placed' };

/** What was picked and set down, each with when. */
function lifts({ journal }: { journal: SmallWorld['journal'] }): { at: number; e: Lifted }[] {
  return [...journal.read(1)].flatMap(({ at, events }) =>
    events.flatMap((e) => (e.kind === 'picked' || e.kind === 'placed' ? [{ at, e }] : [])),
  );
}

/** The lifts off and onto the vessel in their order: boxes that leave or come aboard at the same time by the same crane stand together. */
function quayLifts(world: SmallWorld): string[] {
  const found = new Map<string, string[]>();
  for (const { at, e } of lifts(world)) {
    const aboard = e.kind === 'picked' ? e.from.kind === 'vessel' : e.to.kind === 'vessel';
    if (!aboard) continue;
    const key = `${at} ${e.che} ${e.kind}`;
    found.set(key, [...(found.get(key) ?? []), e.container].sort());
  }
  return [...found.values()].map((names) => names.join('+'));
}

function expectSound(world: SmallWorld, vessel: string, done: { discharge: number; load: number }): void {
  expect(world.faults).toEqual([]);
  expect(world.run.finished).toBe(true);
  expect(world.run.ledger.state.calls.get(callOf(vessel))!.done).toEqual({ ...done, restow: 0 });
}

//  twoPairs    deck   82   A1A2  B1B2  H1H2      20' boxes end to end in rows 00 01 02 of bay 02; H1 and H2 are too heavy for one spreader
const twoPairs = (): Record<string, Container> => ({
  ...{ '1-0-82': light('A1'), '3-0-82': light('A2'), '1-1-82': light('B1'), '3-1-82': light('B2') },
  '1-2-82': box('H1', { lengthFeet: 20, grossKg: 35_000 }),
  '3-2-82': box('H2', { lengthFeet: 20, grossKg: 35_000 }),
});

describe.each<[string, TerminalModel]>([
  ['double-trolley cranes', busan],
  ['single trolleys', lachHuyen],
])('a twin lift with %s', (_, model) => {
  test("brings both 20' boxes of a pair ashore at one time, and one vehicle takes them", () => {
    const world = play(model, [bayplan('TWO', twoPairs())]);
    expectSound(world, 'TWO', { discharge: 6, load: 0 });
    expect(quayLifts(world).toSorted()).toEqual(['A1+A2', 'B1+B2', 'H1', 'H2']);
    const vehicleOf = (name: string): unknown => {
      const onto = lifts(world).filter(
        ({ e }) => e.kind === 'placed' && e.container === name && e.to.kind === 'che' && /^(AGV|TT)/.test(e.to.che),
      );
      expect(onto).toHaveLength(1);
      const { at, e } = onto[0]!;
      return [at, e.kind === 'placed' && e.to];
    };
    expect(vehicleOf('A1')).toEqual(vehicleOf('A2'));
    expect(vehicleOf('B1')).toEqual(vehicleOf('B2'));
    expect(vehicleOf('H1')).not.toEqual(vehicleOf('H2'));
  });

  test('is not made where the terminal chooses not to', () => {
    const world = play(model, [bayplan('TWO', twoPairs())], [], undefined, { twinLift: false });
    expectSound(world, 'TWO', { discharge: 6, load: 0 });
    expect(quayLifts(world).toSorted()).toEqual(['A1', 'A2', 'B1', 'B2', 'H1', 'H2']);
  });

  test('brings a pair aboard that comes from one block', () => {
    const loads = { '1-0-82': light('L1', onward), '3-0-82': light('L2', onward) };
    const block = model.blocks[0]!.id;
    const stock = Object.values(loads).map((b, i) => standing(b, block, [1 + 2 * i, 1, 1], callOf('TWO')));
    const world = play(model, [bayplan('TWO', twoPairs()), loadList('TWO', loads)], stock);
    expectSound(world, 'TWO', { discharge: 6, load: 2 });
    expect(quayLifts(world).at(-1)).toBe('L1+L2');
  });
});

//  deepHold   hold   10   . . . . .          five boxes a column come off, and as many go in:
//                    ..   . . . . .          rows 04 02 00 01 03 under bay 02, nothing on deck
//                    02   . . . . .
const TIERS = [2, 4, 6, 8, 10];
const ROWS = [4, 2, 0, 1, 3];
const deepHold = (letter: string, make: (name: string) => Container): Record<string, Container> =>
  Object.fromEntries(
    ROWS.flatMap((row) => TIERS.map((tier) => [`2-${row}-${tier}`, make(`${letter}${row}X${tier}`)] as const)),
  );
const COUNT = ROWS.length * TIERS.length;

/** The hold is emptied and filled; its loads stand in four blocks. */
function holdWorld(model: TerminalModel, policy: Partial<Policy> = {}, look?: Look): SmallWorld {
  const loads = deepHold('L', onward);
  const stock = Object.values(loads).map((b, i) =>
    standing(b, model.blocks[i % 4]!.id, [2 + 4 * Math.floor(i / 4), 1, 1], callOf('DEEP')),
  );
  return play(model, [bayplan('DEEP', deepHold('D', box)), loadList('DEEP', loads)], stock, look, policy);
}

/** The order in which boxes came off (D) and went aboard (L). */
const ways = (world: SmallWorld): string =>
  quayLifts(world)
    .map((name) => name[0])
    .join('');

describe('a dual cycle', () => {
  test.each([lachHuyen, busan])(
    'takes boxes in while others still come off: the spreader is full both ways',
    (model) => {
      const world = holdWorld(model, { dualCycle: true });
      expectSound(world, 'DEEP', { discharge: COUNT, load: COUNT });
      // No column is free before its five boxes are off.
      expect(ways(world)).toMatch(/^D{5}/);
      expect([...ways(world).matchAll(/DL(?=D)/g)].length).toBeGreaterThanOrEqual(4);
    },
  );

  test.each([lachHuyen, busan])(
    'is not worked where the terminal chooses not to: the hold is emptied first',
    (model) => {
      const world = holdWorld(model, { dualCycle: false });
      expectSound(world, 'DEEP', { discharge: COUNT, load: COUNT });
      expect(ways(world)).toBe('D'.repeat(COUNT) + 'L'.repeat(COUNT));
    },
  );
});

//  halfEmptyHold   hold   06   . . D . .       eight boxes of row 00 come off; the other rows are empty and take loads at once
//                         04   L L D L L       (rows 04 02 00 01 03 of bay 02)
//                         02   L L D L L
//
// A lock-up that was found: boxes that came off filled the platform and waited for empty vehicles, while vehicles with loads, which waited
// for room on the platform, held all transfer points of the crane.
test.each([busan.vehicleType.count, 6])(
  'loads never hold all transfer points of a crane that still discharges, with %i vehicles',
  (count) => {
    // Two transfer points, one beside either lane: two loads are enough to hold them all.
    const quayCraneType = { ...busan.quayCraneType, transferRows: busan.quayCraneType.transferRows.slice(1, 3) };
    const model = { ...busan, quayCraneType, vehicleType: { ...busan.vehicleType, count } };
    const boxes = Object.fromEntries([2, 4, 6, 8, 10, 12, 14, 16].map((tier) => [`2-0-${tier}`, box(`D${tier}`)]));
    const loads = Object.fromEntries(
      [4, 2, 1, 3].flatMap((row) => TIERS.map((tier) => [`2-${row}-${tier}`, onward(`L${row}X${tier}`)] as const)),
    );
    const stock = Object.values(loads).map((b, i) => standing(b, model.blocks[i]!.id, [2, 1, 1], callOf('HALF')));
    let most = 0;
    const look: Look = (run) => {
      const { cranes, vehicles, moves, calls } = run.operation.desk.state;
      cranes.forEach((c, crane) => {
        const bay = c.call === null ? undefined : calls.get(c.call)!.bays.find((b) => b.bay === c.bay);
        if (bay?.phase !== PHASE.holdOut || bay.next >= bay.holdOut.length) return;
        const held = vehicles.filter(
          (v) => v.crane === crane && /^(at|to)-crane$/.test(v.errand) && moves.get(v.move)?.kind === 'load',
        );
        most = Math.max(most, held.length);
      });
    };
    // In the middle of the quay vehicles come from both sides.
    const policy = { dualCycle: true, berthPins: { [callOf('HALF')]: 325 } };
    const world = play(model, [bayplan('HALF', boxes), loadList('HALF', loads)], stock, look, policy);
    expectSound(world, 'HALF', { discharge: 8, load: 20 });
    expect(most).toBe(1);
  },
);

describe('a boom', () => {
  test('is down from before the first lift of a call until after the last, and up at rest', () => {
    const states: { up: boolean; works: boolean; moving: boolean }[] = [];
    const world = play(busan, [bayplan('TWO', twoPairs())], [], (run) => {
      const crane = run.operation.desk.state.cranes.findIndex((c) => c.call !== null || c.moves > 0);
      const c = run.operation.desk.state.cranes[crane];
      const body = run.twin.state.cranes[crane];
      if (!c || !body) return;
      states.push({ up: body.boomUp, works: c.main?.kind === 'lift', moving: c.moving });
    });
    expectSound(world, 'TWO', { discharge: 6, load: 0 });
    expect(states.filter((s) => s.works && s.up)).toEqual([]);
    expect(states.filter((s) => s.moving && !s.up)).toEqual([]);
    expect(states.some((s) => s.works)).toBe(true);
    expect(world.run.twin.state.cranes.filter((c) => c.kind === 'quay').every((c) => c.boomUp)).toBe(true);
    const { raiseSeconds, lowerSeconds } = busan.quayCraneType.boom!;
    const times = world.run.operation.desk.state.cranes.flatMap((c) => (c.moves > 0 && c.time ? [c.time] : []));
    expect(times).toHaveLength(1);
    expect(times[0]!.causes.movingBays).toBeGreaterThanOrEqual(lowerSeconds * 1000);
    expect(times[0]!.causes.movingBays).toBeLessThan((lowerSeconds + raiseSeconds) * 1000);
  });

  test('stays down where the terminal names no times for it', () => {
    const { boom: _none, ...quayCraneType } = busan.quayCraneType;
    const world = play({ ...busan, quayCraneType }, [bayplan('TWO', twoPairs())]);
    expectSound(world, 'TWO', { discharge: 6, load: 0 });
    expect(world.run.twin.state.cranes.some((c) => c.boomUp)).toBe(false);
  });
});

test('a run with pairs in the spreader and breakdowns that goes on from a saved state is the same run', () => {
  const rates = {
    vehicle: { hoursBetween: 1, minutesToRepair: 5 },
    quayCrane: { hoursBetween: 1, minutesToRepair: 5 },
  };
  const loads = deepHold('L', onward);
  const pairs = Object.fromEntries(
    TIERS.flatMap((tier) =>
      [5, 7].flatMap((bay) => [0, 1, 2].map((row) => [`${bay}-${row}-${tier + 80}`, light(`P${bay}X${row}X${tier}`)])),
    ),
  ) as Record<string, Container>;
  const begin = (journal: MemoryJournal): TerminalRun => {
    const disturbances = { ...CALM, seed: 3, rates };
    const run = TerminalRun.begin(busan, journal, () => undefined, BEGIN, { disturbances });
    run.stock(Object.values(loads).map((container) => ({ container, outbound: callOf('DEEP') })));
    const boxes = { ...deepHold('D', box), ...pairs };
    run.addInbox([bayplan('DEEP', boxes, 0), loadList('DEEP', loads)].map(inboxItem));
    return run;
  };
  const [journal, other] = [new MemoryJournal(), new MemoryJournal()];
  const whole = begin(journal);
  whole.advance(BEGIN + 3 * HOUR);
  let run = begin(other);
  let [pairsHeld, broken] = [0, 0];
  // Every four minutes: in the midst of lifts, drives and repairs.
  for (let minutes = 44; minutes <= 180; minutes += 4) {
    run.advance(BEGIN + minutes * 60_000);
    run = TerminalRun.resume(busan, other, () => undefined, run.save());
    const { cranes, faults } = run.operation.desk.state;
    for (const c of cranes) if ((c.main?.mate ?? -1) >= 0 || (c.portal?.mate ?? -1) >= 0) pairsHeld++;
    broken += faults.broken.size;
  }
  expect(pairsHeld).toBeGreaterThan(0);
  expect(broken).toBeGreaterThan(0);
  expect(other.chainHash).toBe(journal.chainHash);
  expect(run.ledger.hash()).toBe(whole.ledger.hash());
  expect(run.twin.state.vehicles).toEqual(whole.twin.state.vehicles);
  expect(run.twin.state.cranes).toEqual(whole.twin.state.cranes);
});
