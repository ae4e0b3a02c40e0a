// Chains of causes in small worlds: who waits for whom, down to the root.
import { describe, expect, it } from 'vitest';
import type { Container } from '../../terminal/container.ts';
import { CALM } from '../../twin/disturbances.ts';
import {
  bayplan,
  BEGIN,
  beginWorld,
  box,
  callOf,
  loadList,
  onward,
  standing,
  terminal,
  type Standing,
} from '../run/small-world.fixture.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { chainOf, type Chain } from './chain.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MODEL = terminal('busan-dgt');

/**
 * A vessel with six boxes to discharge from bay 2 and as many to load, each under three others in block A03:
 *
 *      tier 4   O  O  O  O  O  O
 *      tier 3   O  O  O  O  O  O
 *      tier 2   O  O  O  O  O  O
 *      tier 1   L0 L1 L2 L3 L4 L5     bays 2, 6, 10 …
 */
function world(): TerminalRun {
  const boxes: Record<string, Container> = {};
  const loads: Record<string, Container> = {};
  const stock: Standing[] = [];
  for (let row = 0; row < 6; row++) {
    boxes[`2-${row}-82`] = box(`D${row}`);
    const load = onward(`L${row}`);
    loads[`2-${row}-82`] = load;
    stock.push(standing(load, 'A03', [2 + 4 * row, 1, 1], callOf('V')));
    for (const tier of [2, 3, 4]) stock.push(standing(onward(`O${row}${tier}`), 'A03', [2 + 4 * row, 1, tier]));
  }
  return beginWorld(
    MODEL,
    [
      [0, bayplan('V', boxes, 0)],
      [0.6, loadList('V', loads)],
    ],
    stock,
  ).run;
}

/** Every chain of a crane that waited, by its first moment, until `enough` says so. */
function chainsOf(run: TerminalRun, enough: (chain: Chain) => boolean = () => false): Chain[] {
  const chains = new Map<string, Chain>();
  run.advance(run.now + 6 * HOUR, () => {
    const { desk } = run.operation;
    for (const [i, { time }] of desk.state.cranes.entries()) {
      if (!time?.cause || time.cause === 'working' || time.cause === 'movingBays') continue;
      const chain = chainOf(desk, i, run.now);
      const told = toldOf(chain);
      if (!chains.has(told)) chains.set(told, chain);
    }
    return run.finished || [...chains.values()].some(enough);
  });
  return [...chains.values()];
}

/** A chain in words: who does what, and the root. */
function toldOf({ links, root }: Chain): string {
  return [...links.map(({ who, does, box: id = '' }) => `${who.id} ${does} ${id}`.trim()), root].join(' > ');
}

/** The world at the moment when the crane waits for vehicle `a`, which only drives; `b` is another one. */
function vehicleComing() {
  const run = world();
  chainsOf(run, ({ root }) => root === 'drive');
  const { desk } = run.operation;
  const coming = chainOf(desk, 0, run.now).links.at(-1)!.who.id;
  const a = desk.state.vehicles.findIndex(({ id }) => id === coming);
  return { run, desk, coming, a, b: a === 0 ? 1 : 0 };
}

describe('the chain of a crane that waits for a load', () => {
  const chains = chainsOf(world());
  const told = chains.map(toldOf);

  it('leads over its vehicle at the block to the stacking crane that digs, and to the box on top', () => {
    expect(told).toContainEqual(
      expect.stringMatching(
        /^QC01 waits-box L\d > AGV\d+ waits-block L\d > ASC-A03W digs L\d > O\d\d set-on L\d > dig$/,
      ),
    );
  });

  it('ends at the stacking crane while it lifts the box, and at the vehicle while it brings it', () => {
    expect(told).toContainEqual(
      expect.stringMatching(/^QC01 waits-box (L\d) > AGV\d+ waits-block \1 > ASC-A03W lifts \1 > yard-crane$/),
    );
    expect(told).toContainEqual(expect.stringMatching(/^QC01 waits-box (L\d) > AGV\d+ brings \1 > drive$/));
  });

  it('tells since when the vehicle stands there, and how many boxes are in the way', () => {
    const dig = chains.find(({ root }) => root === 'dig') as Chain;
    const [, vehicle, crane] = dig.links;
    expect(vehicle!.since).toBeGreaterThan(BEGIN);
    expect(crane!.n).toBeGreaterThanOrEqual(1);
    expect(crane!.until).toBeGreaterThan(vehicle!.since as number);
  });

  it('ends at its own platform while the other trolley works', () => {
    expect(told).toContainEqual(expect.stringMatching(/^QC01 waits-platform > QC01\/P lifts \w+ > platform$/));
  });

  it('always begins with the crane and names everybody once', () => {
    for (const { links, root } of chains) {
      expect(links[0]!.who.id).toMatch(/^QC/);
      const names = links.filter(({ does }) => does !== 'again').map(({ who }) => `${who.kind} ${who.id}`);
      if (root !== 'platform') expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('a chain', () => {
  it('ends at the machine that is out of order: the stacking crane of the block', () => {
    const run = world();
    const script = [{ kind: 'machine', at: 0, minutes: 240, machine: 'ASC-A03W', fault: 'stop' }] as const;
    run.twin.disturb({ ...CALM, script: [...script] }, 1);
    const chains = chainsOf(run, ({ root }) => root === 'machine-broken');
    expect(chains.map(toldOf)).toContainEqual(
      expect.stringMatching(/^QC01 waits-box L\d > .*ASC-A03W broken > machine-broken$/),
    );
  });

  it('ends at the wind where the wind stops the crane', () => {
    const run = world();
    run.twin.disturb({ ...CALM, script: [{ kind: 'wind', at: 60 * MINUTE, minutes: 30, speed: 60 }] }, 1);
    expect(chainsOf(run, ({ root }) => root === 'weather').map(toldOf)).toContain('QC01 wind > weather');
  });

  it('ends at the person who has stopped the stacking crane, with the reason', () => {
    const run = world();
    const dig = chainsOf(run, ({ root }) => root === 'dig').at(-1)!;
    const crane = dig.links.find(({ does }) => does === 'digs')!.who.id;
    const stopped = { at: run.now, by: 'Kim', reason: 'a person in the block' };
    const { desk } = run.operation;
    desk.ledger.state.handled.set(crane as never, { stopped, withdrawn: null, aside: null, last: stopped } as never);
    const chain = chainOf(desk, 0, run.now);
    expect(chain.root).toBe('person-stop');
    expect(chain.links.at(-1)).toMatchObject({ who: { id: crane }, does: 'stopped', by: 'Kim', since: run.now });
  });

  it('ends at the hold of a box that lies under others', () => {
    const run = world();
    const seen = chainsOf(run, ({ root }) => root === 'dig');
    expect(seen.length).toBeGreaterThan(0);
    const { desk } = run.operation;
    const [link] = seen.at(-1)!.links;
    run.ledger.state.containers.get(link!.box as never)!.holds.set('customs', 'papers');
    for (const block of desk.state.blocks) for (const job of block.jobs) job.crane = -1;
    expect(chainOf(desk, 0, run.now)).toMatchObject({ root: 'hold' });
  });

  it('that comes back to somebody ends there and names him: two vehicles wait for each other’s road', () => {
    const { run, desk, coming, a, b } = vehicleComing();
    const { state } = desk.traffic;
    const road = state.vehicles[a]!.route;
    for (const [one, other, zone] of [
      [a, b, 0],
      [b, a, 1],
    ] as const) {
      Object.assign(state.vehicles[one]!, {
        goal: 0,
        route: road,
        allocated: 0,
        passed: 0,
        stuckAt: zone,
        kept: false,
      });
      state.owner[zone] = other;
    }
    const { root, links } = chainOf(desk, 0, run.now);
    expect(root).toBe('loop');
    expect(links.at(-1)).toMatchObject({ who: { id: coming }, does: 'again' });
  });

  it('tells of traffic where the vehicle ahead only drives', () => {
    const { run, desk, a, b } = vehicleComing();
    const { state } = desk.traffic;
    const route = state.vehicles[a]!.route;
    Object.assign(state.vehicles[a]!, { allocated: 0, passed: 0, stuckAt: 0 });
    Object.assign(state.vehicles[b]!, { goal: 0, route, allocated: route.length, passed: 0, kept: false });
    state.owner[0] = b;
    expect(chainOf(desk, 0, run.now)).toMatchObject({ root: 'traffic' });
  });
});
