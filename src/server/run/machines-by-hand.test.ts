// What people have machines do by hand, in whole runs: the machine does it, the work goes on around it, and the box arrives.
import { expect, test } from 'vitest';
import { id, type CheId } from '../../terminal/ids.ts';
import type { MachineAction, MachineCommand } from '../../terminal/machine-command.ts';
import { bayplan, box, hashOfJournal, play, terminal, type SmallWorld } from './small-world.fixture.ts';
import type { TerminalRun } from './terminal-run.ts';

const MINUTE = 60_000;
const MODEL = terminal('four-blocks');

/** Twelve boxes on deck that all go to the yard. */
const BOXES = Object.fromEntries(
  [2, 6, 10].flatMap((bay) => [1, 2, 3, 4].map((row) => [`${bay}-${row}-82`, box(`B${bay}-${row}`)])),
);

let commands = 0;

/** A person has a machine do something at once. */
function order(run: TerminalRun, che: string, action: MachineAction, reason = ''): void {
  const message: MachineCommand = { type: 'MACHINE', reference: 'Ada', che: id<CheId>(che), action, reason };
  run.addInbox([{ at: run.now + 1, commandId: `hand-${++commands}`, file: 'hand', message, port: 'KRPUS' }]);
}

const vehicle = (run: TerminalRun, che: string) => run.operation.desk.state.vehicles.find((v) => v.id === che)!;
const body = (run: TerminalRun, che: string) => {
  const index = run.twin.state.vehicles.findIndex((v) => v.id === che);
  return { ...run.twin.state.vehicles[index]!, ...run.twin.vehicleAt(index) };
};
/** A vehicle that drives with a box on its way to a block, and has left the one lane that leads out from under the crane. */
const onTheRoad = (run: TerminalRun): string | undefined =>
  run.operation.desk.state.vehicles.find((v) => {
    const { load, driving, speed, y } = body(run, v.id);
    return v.errand === 'to-block' && load.length > 0 && driving && speed > 2 && y > 65;
  })?.id;

function arrived(world: SmallWorld): void {
  expect(world.faults).toEqual([]);
  expect(Object.values(BOXES).map(({ id: name }) => world.where(name)?.kind)).toEqual(Array(12).fill('yard'));
  expect(world.run.ledger.hash()).toBe(hashOfJournal(MODEL, world.journal));
}

test('an AGV is stopped on the road with its box; the others go on around it; freed, it brings the box', () => {
  let che = '';
  let stoppedAt = 0;
  let movesAtStop = 0;
  let movesBeforeRelease = 0;
  let rest: { x: number; y: number } | null = null;
  const done = (run: TerminalRun): number => [...run.ledger.state.calls.values()][0]?.done.discharge ?? 0;
  const world = play(MODEL, [bayplan('ONE', BOXES)], [], (run) => {
    const seen = onTheRoad(run);
    if (che === '' && seen !== undefined) {
      che = seen;
      stoppedAt = run.now;
      movesAtStop = done(run);
      order(run, che, 'stop', 'smoke');
    }
    if (che === '' || movesBeforeRelease > 0) return;
    const { x, y, speed, load } = body(run, che);
    if (run.now >= stoppedAt + MINUTE) rest ??= { x, y };
    if (rest) expect({ x, y, speed, boxes: load.length }).toEqual({ ...rest, speed: 0, boxes: 1 });
    if (run.now < stoppedAt + 20 * MINUTE) return;
    movesBeforeRelease = done(run);
    expect(run.ledger.state.handled.get(id(che))?.stopped).toMatchObject({ by: 'Ada', reason: 'smoke' });
    order(run, che, 'release');
  });
  expect(movesBeforeRelease).toBeGreaterThan(movesAtStop + 2);
  arrived(world);
});

test('an AGV that is taken out of work ends its errand, parks, and works again only when it is given back', () => {
  let che = '';
  let parked = 0;
  let back = false;
  const world = play(MODEL, [bayplan('ONE', BOXES)], [], (run) => {
    const seen = onTheRoad(run);
    if (che === '' && seen !== undefined) order(run, (che = seen), 'withdraw', 'tyre');
    if (che === '') return;
    const { errand, move } = vehicle(run, che);
    if (parked === 0 && errand === 'idle' && move < 0 && body(run, che).load.length === 0) parked = run.now;
    if (parked > 0 && !back) expect(move).toBe(-1);
    if (parked === 0 || back || run.now < parked + 15 * MINUTE) return;
    const at = run.operation.desk.traffic.state.vehicles.find(
      (_, i) => run.operation.desk.state.vehicles[i]!.id === che,
    );
    expect(run.operation.desk.layout.isParking.has(at!.at)).toBe(true);
    back = true;
    order(run, che, 'return');
  });
  expect(back).toBe(true);
  arrived(world);
});

test('an AGV that is sent to charge goes to a charger when its box is off, though its battery is nearly full', () => {
  let che = '';
  let charging = false;
  const world = play(MODEL, [bayplan('ONE', BOXES)], [], (run) => {
    const seen = onTheRoad(run);
    if (che === '' && seen !== undefined) {
      vehicle(run, seen).kWh *= 0.85;
      order(run, (che = seen), 'charge');
    }
    if (che !== '' && vehicle(run, che).errand === 'charging') charging = true;
  });
  expect(charging).toBe(true);
  arrived(world);
});

test('a quay crane that is taken out of work ends its bay and gets no other; the others do the rest', () => {
  let che = '';
  let bay = 0;
  const later = new Set<number>();
  const world = play(MODEL, [bayplan('ONE', BOXES)], [], (run) => {
    const { cranes } = run.operation.desk.state;
    const at = cranes.findIndex((c) => c.main !== null && c.bay !== 0 && c.bays.length > 0);
    if (che === '' && at >= 0) {
      che = MODEL.quayCranes[at]!.id;
      bay = cranes[at]!.bay;
      order(run, che, 'withdraw', 'rope');
    }
    const mine = cranes[MODEL.quayCranes.findIndex((c) => c.id === che)];
    if (mine && mine.bay !== 0) later.add(mine.bay);
  });
  expect(che).not.toBe('');
  expect([...later]).toEqual([bay]);
  arrived(world);
});

test('a yard crane that is stopped with a box in its spreader keeps it, and sets it down when it is freed', () => {
  let che = '';
  let at = 0;
  let freed = false;
  const holds = (run: TerminalRun): number => run.ledger.state.holding.get(id(che))?.length ?? 0;
  const world = play(MODEL, [bayplan('ONE', BOXES)], [], (run) => {
    const busy = run.operation.desk.state.yardCranes.find((y) => (run.ledger.state.holding.get(y.id)?.length ?? 0) > 0);
    if (che === '' && busy) {
      che = busy.id;
      at = run.now;
      order(run, che, 'stop', 'somebody in the block');
    }
    if (che === '' || freed) return;
    if (run.now > at + MINUTE) expect(holds(run)).toBe(1);
    if (run.now < at + 10 * MINUTE) return;
    freed = true;
    order(run, che, 'release');
  });
  expect(freed).toBe(true);
  arrived(world);
});

test('what makes no sense changes nothing: an unknown machine, a crane to charge, a machine freed that was not stopped', () => {
  let asked = false;
  const world = play(MODEL, [bayplan('ONE', BOXES)], [], (run) => {
    if (asked) return;
    asked = true;
    order(run, 'AGV99', 'stop', 'x');
    order(run, MODEL.quayCranes[0]!.id, 'charge');
    order(run, MODEL.quayCranes[0]!.id, 'release');
  });
  expect(world.run.ledger.state.handled.size).toBe(0);
  arrived(world);
});
