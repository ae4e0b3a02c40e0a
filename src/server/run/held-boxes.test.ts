// Boxes that are put on hold on their way out: none is loaded, no truck and no vessel leaves with one, and nobody waits for it who could go on.
import { describe, expect, test } from 'vitest';
import type { ContainerId } from '../../terminal/ids.ts';
import { id } from '../../terminal/ids.ts';
import { PHASE } from '../../operation/quay/bay-work.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { heldBoxes } from '../live/held-boxes.ts';
import { machineViews } from '../live/machine-views.ts';
import {
  bayplan,
  box,
  callOf,
  hashOfJournal,
  loadList,
  onward,
  play,
  standing,
  terminal,
  truck,
  type Look,
  type SmallWorld,
} from './small-world.fixture.ts';
import type { TerminalRun } from './terminal-run.ts';

const MINUTE = 60_000;
const CALL = callOf('OUT');

/**
 * A vessel that brings three boxes and takes five, of which L1 to L3 stand on each other:
 *
 *   deck  86  .  .            L3
 *         84  .  .     ->     L2
 *         82  D1 D2 D3        L1 M1 M2
 */
const ARRIVE = { '2-0-82': box('D1'), '2-1-82': box('D2'), '2-3-82': box('D3') };
const LOADS = {
  ...{ '2-0-82': onward('L1'), '2-0-84': onward('L2'), '2-0-86': onward('L3') },
  ...{ '2-1-82': onward('M1'), '2-3-82': onward('M2') },
};

/** When something is done to a world: as soon as a condition holds, and then again so many minutes later. */
interface Happening {
  when: (run: TerminalRun) => boolean;
  what: (run: TerminalRun) => void;
  later?: { minutes: number; what: (run: TerminalRun) => void };
}

/** A look that does what is to happen, once. */
function once({ when, what, later }: Happening): Look {
  let at = 0;
  let done = false;
  return (run) => {
    if (at === 0 && when(run)) {
      at = run.now;
      what(run);
    }
    if (!later || done || at === 0 || run.now < at + later.minutes * MINUTE) return;
    done = true;
    later.what(run);
  };
}

const hold =
  (name: string) =>
  (run: TerminalRun): void =>
    void run.ledger.receive(`hold ${name}`, [holdPlaced(name)], run.now);
const release =
  (name: string) =>
  (run: TerminalRun): void =>
    void run.ledger.receive(
      `release ${name}`,
      [{ kind: 'hold-released', container: id(name), hold: 'customs' }],
      run.now,
    );

function holdPlaced(name: string): { kind: 'hold-placed'; container: ContainerId; hold: string; reason: string } {
  return { kind: 'hold-placed', container: id(name), hold: 'customs', reason: 'x-ray' };
}

const at = (run: TerminalRun, name: string): string => {
  const p = run.ledger.state.containers.get(id(name))?.position;
  return p?.kind === 'che' ? p.che : (p?.kind ?? 'unknown');
};

/** The world above; loads stand in one block, L1 undermost. */
function out(model: TerminalModel, look: Look): SmallWorld {
  const block = model.blocks[0]!.id;
  const places: Record<string, [number, number, number]> = {
    ...{ L1: [6, 1, 1], L2: [6, 2, 1], L3: [6, 3, 1], M1: [10, 1, 1], M2: [10, 2, 1] },
  };
  const stock = Object.values(LOADS).map((b) => standing(b, block, places[b.id]!, CALL));
  return play(model, [bayplan('OUT', ARRIVE), loadList('OUT', LOADS)], stock, look);
}

const reported = ({ files }: SmallWorld, name: string): boolean =>
  files.some((file) => file.name === `COARRI-${CALL}-load.edi` && file.text.includes(name));

/** What every such world must come to: nothing wrong, the vessel gone, the record as its journal tells it. */
function sound(model: TerminalModel, world: SmallWorld): void {
  expect(world.faults).toEqual([]);
  expect(world.run.finished).toBe(true);
  expect(world.run.ledger.hash()).toBe(hashOfJournal(model, world.journal));
}

describe.each(['four-blocks', 'lach-huyen-hhit'] as const)('a load on hold at %s', (name) => {
  const model = terminal(name);

  // Found by seed 5431 of the torture: the crane waited for ever for a box that was gone.
  test('which a truck has taken away before keeps nobody waiting when it is released while its bay is loaded', () => {
    const block = model.blocks[0]!.id;
    const stock = Object.values(LOADS).map((b, i) => standing(b, block, [6, 1 + i, 1], CALL));
    const messages = [bayplan('OUT', ARRIVE, 3), loadList('OUT', LOADS), truck('T', 0.1, [], [LOADS['2-1-82']])];
    let step = 0;
    const world = play(model, messages, stock, (run) => {
      const bay = run.operation.desk.state.calls.get(CALL)?.bays[0];
      if (step === 0 && at(run, 'M1') === 'outside') {
        hold('M1')(run);
        step = 1;
      } else if (step === 1 && bay?.phase === PHASE.deckIn) {
        release('M1')(run);
        step = 2;
      }
    });
    expect(step).toBe(2);
    sound(model, world);
    expect(world.run.ledger.state.calls.get(CALL)?.done.load).toBe(4);
  });

  test('stays in the yard, and the vessel sails with the others, each with something under it', () => {
    const world = out(model, once({ when: () => true, what: hold('L1') }));
    sound(model, world);
    expect(at(world.run, 'L1')).toBe('yard');
    expect(['L2', 'L3', 'M1', 'M2'].map((box) => reported(world, box))).toEqual([true, true, true, true]);
    expect(reported(world, 'L1')).toBe(false);
    expect(world.run.operation.desk.state.totals.rolled).toBe(1);
    expect(world.run.ledger.state.calls.get(CALL)?.done.load).toBe(4);
  });

  test('is told on the card of its crane and on that of its call', () => {
    const told = new Set<string>();
    const look = once({ when: () => true, what: hold('L1') });
    out(model, (run) => {
      look(run);
      const call = run.ledger.state.calls.get(CALL);
      for (const { id, onHold = [] } of machineViews(run))
        for (const box of onHold) told.add(`${id}: ${box.container} is on hold: ${box.holds.join(', ')}`);
      if (call?.state === 'working')
        expect(heldBoxes(run.ledger.state, call)).toEqual([{ container: 'L1', holds: ['customs'], aboard: false }]);
    });
    expect([...told]).toEqual([expect.stringMatching(/^[A-Z0-9-]+: L1 is on hold: customs$/)]);
  });

  test('is loaded after all when it is released before its column is begun', () => {
    const look = once({ when: () => true, what: hold('L2'), later: { minutes: 30, what: release('L2') } });
    const world = out(model, look);
    sound(model, world);
    expect(reported(world, 'L2')).toBe(true);
    expect(world.run.operation.desk.state.totals.rolled).toBe(0);
  });

  test('is loaded on top of its column when it is released while that is loaded', () => {
    let slot = '';
    const held = once({ when: () => true, what: hold('L1') });
    const freed = once({ when: (run) => at(run, 'L2') === 'vessel', what: release('L1') });
    const world = out(model, (run) => {
      held(run);
      freed(run);
      const p = run.ledger.state.containers.get(id('L1'))?.position;
      if (p?.kind === 'vessel') slot = `${p.slot.row}-${p.slot.tier}`;
    });
    sound(model, world);
    expect(slot).toBe('0-86');
  });

  test('goes back into the yard from the vehicle that carries it', () => {
    const carried = (run: TerminalRun): boolean =>
      run.operation.desk.state.vehicles.some((v) => v.id === at(run, 'M1') && v.errand !== 'at-block');
    const world = out(model, once({ when: carried, what: hold('M1') }));
    sound(model, world);
    expect(at(world.run, 'M1')).toBe('yard');
    expect(reported(world, 'L3')).toBe(true);
  });

  test('that its crane was told to set aboard goes aboard, and the vessel waits for the release', () => {
    const told = (run: TerminalRun): boolean =>
      run.operation.desk.state.cranes.some(
        ({ main }) => run.operation.desk.state.moves.get(main?.move ?? -1)?.container === id('L3'),
      );
    let waited = 0;
    const look = once({ when: told, what: hold('L3'), later: { minutes: 240, what: release('L3') } });
    const world = out(model, (run) => {
      look(run);
      const call = run.ledger.state.calls.get(CALL);
      if (call?.heldAboard.size === 1 && call.state === 'working') waited = run.now;
    });
    sound(model, world);
    expect(waited).toBeGreaterThan(0);
    expect(reported(world, 'L3')).toBe(true);
    expect(world.run.ledger.state.calls.get(CALL)!.times.unberthing! - waited).toBeLessThan(2 * MINUTE);
  });
});

test('a load that stands on the platform of its crane when its hold comes is brought back into the yard', () => {
  const model = terminal('four-blocks');
  const onPlatform = (run: TerminalRun): boolean =>
    at(run, 'L2').endsWith('/B') &&
    run.operation.desk.state.cranes.every(({ main, portal }) => {
      const moves = [main?.move, portal?.move].map((m) => run.operation.desk.state.moves.get(m ?? -1)?.container);
      return !moves.includes(id('L2'));
    });
  const world = out(model, once({ when: onPlatform, what: hold('L2') }));
  sound(model, world);
  expect(at(world.run, 'L2')).toBe('yard');
  expect(reported(world, 'L3')).toBe(true);
});

describe('a truck whose box is put on hold on its way out', () => {
  const model = terminal('four-blocks');
  const block = model.blocks[0]!.id;
  const stock = [standing(box('H'), block, [6, 1, 1], 'truck'), standing(box('N'), block, [6, 2, 1], 'truck')];
  const visitOf = (run: TerminalRun, plate: string) =>
    [...run.ledger.state.visits.values()].find((v) => v.truck === plate);
  const leaving = (run: TerminalRun): boolean => visitOf(run, 'T1')?.state === 'leaving';

  test('stands aside at the gate until the release, and the next one drives out past it', () => {
    const states: string[] = [];
    const look = once({ when: leaving, what: hold('H'), later: { minutes: 180, what: release('H') } });
    const messages = [truck('T1', 0.2, [], [box('H')]), truck('T2', 0.3, [], [box('N')])];
    const world = play(model, messages, stock, (run) => {
      look(run);
      const state = `T1 ${visitOf(run, 'T1')?.state}, T2 ${visitOf(run, 'T2')?.state}`;
      if (states.at(-1) !== state) states.push(state);
    });
    sound(model, world);
    expect(states).toContain('T1 stopped, T2 gone');
    const { gateOut = 0 } = visitOf(world.run, 'T1') ?? {};
    expect(gateOut - visitOf(world.run, 'T2')!.gateOut).toBeGreaterThan(150 * MINUTE);
    expect(at(world.run, 'H')).toBe('outside');
  });

  test('does not stop when it is released before it comes to the gate', () => {
    const look = once({ when: leaving, what: hold('H'), later: { minutes: 0.1, what: release('H') } });
    const world = play(model, [truck('T1', 0.2, [], [box('H')])], stock, look);
    sound(model, world);
    expect(visitOf(world.run, 'T1')!.gateOut).toBeGreaterThan(0);
  });
});
