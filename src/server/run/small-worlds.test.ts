// Whole small worlds, run to their end: where every box is, what was reported, and that nothing happened that cannot be.
import { deserialize, serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Container } from '../../terminal/container.ts';
import { id } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { bayOffset } from '../../terminal/vessel.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { gatherReport } from './run-report.ts';
import { TerminalRun } from './terminal-run.ts';
import {
  BEGIN,
  NEXT,
  bayplan,
  box,
  callOf,
  cell,
  hashOfJournal,
  inboxItem,
  loadList,
  onward,
  play,
  standing,
  terminal,
  truck,
  type SmallWorld,
} from './small-world.fixture.ts';

const HOUR = 3_600_000;
const busan = terminal('busan-dgt');
const lachHuyen = terminal('lach-huyen-hhit');

/** What must hold at the end of every world. */
function expectSound(world: SmallWorld, model = busan): void {
  expect(world.faults).toEqual([]);
  expect(world.run.finished).toBe(true);
  expect(world.run.operation.stuckVehicles(30 * 60_000)).toEqual([]);
  expect(hashOfJournal(model, world.journal)).toBe(world.run.ledger.hash());
  const { yard, cranes } = gatherReport(world.run, { seed: 0, cpuSeconds: 0, peakMemoryMB: 0 });
  expect(yard.start + yard.in - yard.out).toBe(
    yard.end - (world.run.ledger.state.containers.size > 0 ? stocked(world) : 0),
  );
  for (const crane of cranes) {
    const total = Object.values(crane.causes).reduce((a, b) => a + b, 0);
    expect(total).toBe((crane.lastStop ?? 0) - (crane.firstStart ?? 0) - crane.offMs);
  }
}

/** Boxes that a world put into the yard before it began (the run itself does not count these). */
function stocked({ journal }: SmallWorld): number {
  return eventsOf(journal).filter((e) => e.kind === 'container-announced' && e.position.kind === 'yard').length;
}

function eventsOf(journal: SmallWorld['journal']): LedgerEvent[] {
  return [...journal.read(1)].flatMap((frame) => frame.events);
}

/** Boxes named in the COARRI messages of a direction, in order. */
function reported({ files }: SmallWorld, direction: 'discharge' | 'load'): string[] {
  const texts = files
    .filter((f) => f.name.startsWith('COARRI') && f.name.endsWith(`${direction}.edi`))
    .map((f) => f.text);
  return texts.flatMap((text) => [...text.matchAll(/EQD\+CN\+([A-Z0-9]+)/g)].map((m) => m[1]!));
}

const done = ({ run }: SmallWorld, vessel: string): unknown => run.ledger.state.calls.get(callOf(vessel))!.done;
const kindOf = (world: SmallWorld, name: string): string | undefined => world.where(name)?.kind;

//  oneCraneOneBay       deck   84   2 1
//                              82   4 3 5 6     (rows 04 02 01 03 of bay 02)
const oneCraneOneBay = (): Record<string, Container> => ({
  '2-4-82': box('A4'),
  '2-2-82': box('A3'),
  '2-1-82': box('A5'),
  '2-3-82': box('A6'),
  '2-4-84': box('A2'),
  '2-2-84': box('A1'),
});

describe.each<[string, TerminalModel]>([
  ['a terminal with double-trolley cranes and end-loaded blocks', busan],
  ['a terminal with single trolleys and side-loaded blocks', lachHuyen],
])('at %s', (_, model) => {
  test('six boxes of one bay come to the yard', () => {
    const world = play(model, [bayplan('ONE', oneCraneOneBay())]);
    expectSound(world, model);
    expect(done(world, 'ONE')).toEqual({ discharge: 6, load: 0, restow: 0 });
    for (const n of [1, 2, 3, 4, 5, 6]) expect(kindOf(world, `A${n}`)).toBe('yard');
    expect(reported(world, 'discharge').toSorted()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
    expect(reported(world, 'load')).toEqual([]);
    expect(world.files.some((f) => f.name.startsWith('BAPLIE-ONE-1-departure'))).toBe(true);
  });

  test('boxes are discharged and others loaded in their place', () => {
    const loads = { '2-4-82': onward('L1'), '2-2-82': onward('L2'), '2-4-84': onward('L3') };
    const block = model.blocks[0]!.id;
    const stock = Object.values(loads).map((b, i) => standing(b, block, [2 + 4 * i, 1, 1], callOf('TWO')));
    const world = play(model, [bayplan('TWO', oneCraneOneBay()), loadList('TWO', loads)], stock);
    expectSound(world, model);
    expect(done(world, 'TWO')).toEqual({ discharge: 6, load: 3, restow: 0 });
    expect(reported(world, 'load').toSorted()).toEqual(['L1', 'L2', 'L3']);
    const plan = world.files.find((f) => f.name.startsWith('BAPLIE-TWO'))!.text;
    for (const where of ['0020482', '0020282', '0020484']) expect(plan).toContain(`LOC+147+${where}`);
    for (const n of [1, 2, 3]) expect(kindOf(world, `L${n}`)).toBe('outside');
  });

  test('a buried box is dug out for its truck', () => {
    //  tier 3  T        the truck fetches B; T and M stand on it
    //  tier 2  M
    //  tier 1  B
    const block = model.blocks[0]!.id;
    const stock = ['B', 'M', 'T'].map((name, i) =>
      standing(box(name), block, [10, 2, i + 1], name === 'B' ? 'truck' : ''),
    );
    const world = play(model, [truck('12A 3456', 1, [], [box('B')])], stock);
    expectSound(world, model);
    expect(kindOf(world, 'B')).toBe('outside');
    expect([kindOf(world, 'M'), kindOf(world, 'T')]).toEqual(['yard', 'yard']);
    const dug = eventsOf(world.journal).filter((e) => e.kind === 'picked' && e.rehandle && e.container !== id('B'));
    expect(dug.map((e) => e.kind === 'picked' && e.container)).toEqual(['T', 'M']);
    expect(world.run.operation.desk.state.totals.turnTimes).toHaveLength(1);
  });

  test('a truck brings one box and takes another', () => {
    const block = model.blocks[3]!.id;
    const world = play(
      model,
      [truck('12A 3456', 1, [onward('D')], [box('C')])],
      [standing(box('C'), block, [6, 1, 1], 'truck')],
    );
    expectSound(world, model);
    expect([kindOf(world, 'D'), kindOf(world, 'C')]).toEqual(['yard', 'outside']);
    const gate = world.files.filter((f) => f.name.startsWith('CODECO')).map((f) => f.name.split('-').at(-1));
    expect(gate.toSorted()).toEqual(['in.edi', 'out.edi']);
  });

  test('the same messages give the same record, event for event', () => {
    const again = (): SmallWorld => play(model, [bayplan('ONE', oneCraneOneBay()), truck('T', 1, [onward('D')])]);
    const [a, b] = [again(), again()];
    expect(a.journal.chainHash).toBe(b.journal.chainHash);
    expect(a.files).toEqual(b.files);
  });
});

describe('aboard', () => {
  //  hatchWithRestow   deck   82   R .      R goes on with the vessel; its cover must come off for H1 and H2
  //                    ----------- cover
  //                    hold   04   H2
  //                           02   H1 S
  const hatchWithRestow = (): Record<string, Container> => ({
    '2-0-2': box('H1'),
    '2-2-2': onward('S'),
    '2-0-4': box('H2'),
    '2-0-82': onward('R'),
  });

  test('a box on a hatch cover is taken off and put back, and the covers are closed again', () => {
    const world = play(busan, [bayplan('RST', hatchWithRestow())]);
    expectSound(world);
    expect(done(world, 'RST')).toEqual({ discharge: 2, load: 0, restow: 1 });
    expect(world.run.ledger.state.calls.get(callOf('RST'))!.openCovers.size).toBe(0);
    const events = eventsOf(world.journal);
    expect(events.filter((e) => e.kind === 'hatch-cover').map((e) => e.open)).toEqual([true, false]);
    const back = events.filter((e) => e.kind === 'placed' && e.container === id('R')).at(-1);
    expect(back).toMatchObject({ to: { kind: 'vessel', slot: cell('2-0-82') } });
    expect(events.some((e) => e.kind === 'picked' && e.container === id('S'))).toBe(false);
  });

  test("20' boxes under a 40' box, and two 20' loads with a 40' on top", () => {
    const arrive = {
      '1-1-82': box('S1', { lengthFeet: 20 }),
      '3-1-82': box('S2', { lengthFeet: 20 }),
      '2-1-84': box('L'),
    };
    const loads = {
      '1-1-82': onward('N1', { lengthFeet: 20 }),
      '3-1-82': onward('N2', { lengthFeet: 20 }),
      '2-1-84': onward('N3'),
    };
    const stock = [
      standing(loads['1-1-82'], 'A01', [1, 1, 1], callOf('MIX')),
      standing(loads['3-1-82'], 'A02', [3, 1, 1], callOf('MIX')),
      standing(loads['2-1-84'], 'A03', [2, 1, 1], callOf('MIX')),
    ];
    for (const model of [busan, lachHuyen]) {
      const at = model === busan ? stock : stock.map((s, i) => ({ ...s, block: model.blocks[i]!.id }));
      const world = play(model, [bayplan('MIX', arrive), loadList('MIX', loads)], at);
      expectSound(world, model);
      expect(done(world, 'MIX')).toEqual({ discharge: 3, load: 3, restow: 0 });
    }
  });

  test('a load that is not in the terminal is left behind, and what should stand on it goes down', () => {
    const loads = { '2-4-82': onward('L1'), '2-4-84': onward('L2') };
    const stock = [standing(loads['2-4-84'], 'A05', [2, 1, 1], callOf('ROL'))];
    const world = play(busan, [bayplan('ROL', oneCraneOneBay()), loadList('ROL', loads)], stock);
    expectSound(world);
    expect(done(world, 'ROL')).toEqual({ discharge: 6, load: 1, restow: 0 });
    expect(world.run.operation.desk.state.totals.rolled).toBe(1);
    const put = eventsOf(world.journal).find(
      (e) => e.kind === 'placed' && e.container === id('L2') && e.to.kind === 'vessel',
    );
    expect(put).toMatchObject({ to: { slot: cell('2-4-82') } });
  });

  test('a load list that comes before the bay plan of its vessel is worked all the same', () => {
    const loads = { '2-4-82': onward('L1') };
    const stock = [standing(loads['2-4-82'], 'A05', [2, 1, 1], callOf('EARLY'))];
    const world = play(busan, [loadList('EARLY', loads), bayplan('EARLY', oneCraneOneBay())], stock);
    expectSound(world);
    expect(done(world, 'EARLY')).toEqual({ discharge: 6, load: 1, restow: 0 });
  });

  test('a load list whose vessel never comes is set aside at the end of the run', () => {
    const world = play(busan, [loadList('NEVER', { '2-4-82': onward('L1') })]);
    expect(world.run.ledger.state.setAside).toMatchObject([{ what: 'L1', code: 'HWS-RUN-042' }]);
  });

  test('a snapshot of another shape is refused with a code', () => {
    const world = play(busan, [bayplan('OLD', oneCraneOneBay())]);
    const old = serialize({ ...(deserialize(world.run.save()) as object), format: 0 });
    expect(() => TerminalRun.resume(busan, new MemoryJournal(), () => undefined, old)).toThrow('HWS-RUN-046');
  });

  test('a vessel with nothing to do leaves again', () => {
    const world = play(busan, [bayplan('NIL', { '2-0-82': onward('S') })]);
    expectSound(world);
    expect(done(world, 'NIL')).toEqual({ discharge: 0, load: 0, restow: 0 });
  });

  test('a box brought by truck is loaded, and one discharged is fetched', () => {
    const messages = [
      truck('IN', 0.2, [onward('L1')]),
      bayplan('BOTH', oneCraneOneBay(), 2),
      loadList('BOTH', { '2-4-82': onward('L1') }),
      truck('OUT', 8, [], [box('A1')]),
    ];
    const world = play(busan, messages);
    expectSound(world);
    expect(done(world, 'BOTH')).toEqual({ discharge: 6, load: 1, restow: 0 });
    expect(kindOf(world, 'A1')).toBe('outside');
  });

  test('two vessels at once are worked side by side', () => {
    const other = Object.fromEntries(
      Object.entries(oneCraneOneBay()).map(([where, b]) => [where, { ...b, id: id<never>(`B${b.id}`) }]),
    );
    const world = play(busan, [bayplan('ONE', oneCraneOneBay()), bayplan('OTHER', other)]);
    expectSound(world);
    expect([done(world, 'ONE'), done(world, 'OTHER')]).toEqual(Array(2).fill({ discharge: 6, load: 0, restow: 0 }));
  });
});

describe('cranes on their rails', () => {
  const oneBay = bayplan('FAR', { '10-1-82': box('A1') });

  /** The terminal with its quay cranes as near to each other as may be, and the vessel's bay halfway between two of them. */
  function packed(): TerminalModel {
    const model = structuredClone(busan);
    const berth = play(busan, [oneBay]).run.ledger.state.calls.get(callOf('FAR'))!.berth!;
    const spacing = model.craneRails.minSpacing;
    model.quayCranes.forEach((q, i) => (q.x = berth.x + bayOffset(10) + spacing * (i - 4.5)));
    return model;
  }

  test('never come nearer than their spacing, and idle ones step aside for one that works', () => {
    const model = packed();
    let nearest = Infinity;
    const aside = new Set<number>();
    const world = play(model, [oneBay], [], (run) => {
      const { cranes } = run.operation.desk.state;
      cranes.forEach((c, i) => {
        if (c.call === null && c.moving) aside.add(i);
        const next = cranes[i + 1];
        if (next) nearest = Math.min(nearest, next.x - c.x, next.target - c.target);
      });
    });
    expectSound(world, model);
    expect(done(world, 'FAR')).toEqual({ discharge: 1, load: 0, restow: 0 });
    expect(nearest).toBeGreaterThanOrEqual(model.craneRails.minSpacing - 0.01);
    expect(aside.size).toBeGreaterThan(0);
  });
});

describe('in the yard', () => {
  test('each place that decking chooses carries its reasons, and is where the box goes', () => {
    const world = play(busan, [bayplan('ONE', oneCraneOneBay())]);
    const chosen = eventsOf(world.journal).filter((e) => e.kind === 'slot-chosen');
    expect(chosen).toHaveLength(6);
    for (const e of chosen) {
      expect(e.why?.decided).not.toBe('');
      expect(e.why?.alternatives.length).toBeGreaterThan(0);
      expect(world.where(e.container)).toMatchObject({ block: e.block, slot: { bay: e.slot.bay, row: e.slot.row } });
    }
    expect(new Set(chosen.map((e) => e.block)).size).toBeGreaterThan(1);
  });

  test('a box for which the rules leave no place is set down all the same, and the reason says so', () => {
    const model = structuredClone(busan);
    for (const b of model.blocks) b.reeferBays = [];
    const world = play(model, [bayplan('HOT', { '2-1-82': box('RF', { reeferC: -18, isoType: '45R1' }) })]);
    expectSound(world, model);
    const chosen = eventsOf(world.journal).find((e) => e.kind === 'slot-chosen');
    expect(chosen?.why?.decided).toMatch(/no slot by the rules/);
    expect(kindOf(world, 'RF')).toBe('yard');
  });

  test('reefers get a plug and dangerous goods their bays', () => {
    const boxes = {
      '2-4-82': box('RF', { reeferC: -18, isoType: '45R1' }),
      '2-2-82': box('DG1', { dangerous: [{ imdgClass: '3', unNumber: '1203' }] }),
      '2-1-82': box('DG2', { dangerous: [{ imdgClass: '5.1', unNumber: '1942' }] }),
    };
    for (const model of [busan, lachHuyen]) {
      const world = play(model, [bayplan('DGR', boxes)]);
      expectSound(world, model);
      const bayOf = (name: string): { block: string; bay: number } => {
        const p = world.where(name);
        if (p?.kind !== 'yard') throw new Error(`${name} is not in the yard`);
        return { block: p.block, bay: Math.floor((p.slot.bay - 1) / 4) };
      };
      const blockOf = (name: string) => model.blocks.find((b) => b.id === bayOf(name).block)!;
      expect(blockOf('RF').reeferBays).toContain(bayOf('RF').bay);
      for (const name of ['DG1', 'DG2']) expect(blockOf(name).dangerousBays).toContain(bayOf(name).bay);
      const [a, b] = [bayOf('DG1'), bayOf('DG2')];
      expect(a.block === b.block && Math.abs(a.bay - b.bay) <= 1).toBe(false);
    }
  });

  test('a box at the land end of a block comes to the water end by the hands of both cranes', () => {
    const far = busan.blocks[0]!.bays - 1;
    const loads = { '2-4-82': onward('L1') };
    const stock = [standing(loads['2-4-82'], 'A01', [4 * far + 2, 1, 1], callOf('HAN'))];
    const world = play(busan, [bayplan('HAN', oneCraneOneBay()), loadList('HAN', loads)], stock);
    expectSound(world);
    const lifts = eventsOf(world.journal).filter(
      (e) => e.kind === 'picked' && e.container === id('L1') && e.from.kind === 'yard',
    );
    expect(lifts.map((e) => e.kind === 'picked' && busan.yardCranes.find((y) => y.id === e.che)?.side)).toEqual([
      'land',
      'water',
    ]);
  });

  test('a box that two trucks say they bring comes once', () => {
    const world = play(busan, [truck('ONE', 1, [onward('D')]), truck('TWO', 2, [onward('D')])]);
    expectSound(world);
    expect(kindOf(world, 'D')).toBe('yard');
    expect(world.run.ledger.state.setAside).toMatchObject([{ what: 'D', code: 'HWS-RUN-041' }]);
  });

  test('a box that a truck is to bring is not taken for one aboard', () => {
    const world = play(busan, [truck('T', 3, [onward('A4')]), bayplan('ONE', oneCraneOneBay())]);
    expectSound(world);
    expect(done(world, 'ONE')).toEqual({ discharge: 5, load: 0, restow: 0 });
    expect(world.run.ledger.state.setAside).toMatchObject([{ what: 'A4', code: 'HWS-RUN-041' }]);
  });

  test('of two trucks that come for one box the first takes it, the other leaves without', () => {
    const trucks = [truck('ONE', 0.2, [], [box('C')]), truck('TWO', 0.21, [], [box('C')])];
    const world = play(busan, trucks, [standing(box('C'), 'A01', [2, 1, 1], 'truck')]);
    expectSound(world);
    expect(world.run.ledger.state.setAside).toMatchObject([{ what: 'C', code: 'HWS-RUN-040' }]);
  });

  test.each([1.76, 1.8, 1.9])('a box for a vessel at work is not given to a truck that comes after %d h', (hours) => {
    const load = onward('L');
    const messages = [bayplan('V', oneCraneOneBay()), loadList('V', { '2-4-82': load }), truck('T', hours, [], [load])];
    const world = play(busan, messages, [standing(load, 'A01', [2, 1, 1], callOf('V'))]);
    expectSound(world);
    expect(done(world, 'V')).toEqual({ discharge: 6, load: 1, restow: 0 });
  });

  test('a box on the load lists of two vessels goes with the first', () => {
    const load = onward('L');
    const messages = [
      ...[bayplan('V', { '2-4-82': box('A') }), bayplan('W', { '2-4-82': box('B') })],
      ...[loadList('V', { '2-4-82': load }), loadList('W', { '2-4-82': load })],
    ];
    const world = play(busan, messages, [standing(load, 'A01', [2, 1, 1], callOf('V'))]);
    expectSound(world);
    expect([done(world, 'V'), done(world, 'W')]).toMatchObject([{ load: 1 }, { load: 0 }]);
    expect(world.run.ledger.state.setAside).toMatchObject([{ what: 'L', code: 'HWS-RUN-043' }]);
  });

  test('a truck for a box that is not here leaves without it', () => {
    const stock = [standing(box('C'), 'A01', [2, 1, 1], 'truck')];
    const held: SmallWorld = play(busan, [truck('T', 1, [], [box('X')])], stock);
    expectSound(held);
    expect(held.run.ledger.state.setAside).toMatchObject([{ what: 'X', code: 'HWS-RUN-040' }]);
    expect(kindOf(held, 'C')).toBe('yard');
  });
});

test('a run that goes on from a saved state is the same run', () => {
  const items = [bayplan('ONE', oneCraneOneBay()), truck('T', 1, [onward('D')])].map(inboxItem);
  const [journal, other] = [new MemoryJournal(), new MemoryJournal()];
  const whole = TerminalRun.begin(busan, journal, () => undefined, BEGIN);
  whole.addInbox(items);
  whole.advance(BEGIN + 10 * HOUR);
  let run = TerminalRun.begin(busan, other, () => undefined, BEGIN);
  run.addInbox(items);
  for (const minutes of [61, 107, 113, 130, 600]) {
    run.advance(BEGIN + minutes * 60_000);
    run = TerminalRun.resume(busan, other, () => undefined, run.save());
  }
  expect(whole.finished).toBe(true);
  expect(other.chainHash).toBe(journal.chainHash);
  expect(run.ledger.hash()).toBe(whole.ledger.hash());
  expect(run.twin.state.vehicles).toEqual(whole.twin.state.vehicles);
});

test('boxes for other ports never leave their cells', () => {
  const stay = Object.fromEntries([0, 1, 2, 3, 4].map((row) => [`6-${row}-82`, onward(`S${row}`)]));
  const world = play(busan, [bayplan('STAY', { ...oneCraneOneBay(), ...stay })]);
  expectSound(world);
  expect(eventsOf(world.journal).filter((e) => e.kind === 'picked' && e.container.startsWith('S'))).toEqual([]);
  const plan = world.files.find((f) => f.name.startsWith('BAPLIE-STAY'))!.text;
  expect([...plan.matchAll(/EQD\+CN\+S/g)]).toHaveLength(5);
  expect(plan).toContain(NEXT);
});
