// The world of the page, fed with messages as the server sends them.
//
//   quay crane Q1 at x = 100 with portal trolley Q1/P and platform Q1/B; vehicle V1 at (10, 50)
import { describe, expect, it } from 'vitest';
import type { BoxView, Hello, MachineView, Update } from '../../server/api.ts';
import type { CheId } from '../../terminal/ids.ts';
import { World } from './world.ts';

const START = 1_000_000;

function machine(id: string, kind: MachineView['kind'], gantry: number): MachineView {
  const rest = { trolley: 50, hoist: 0, portalTrolley: 36, portalHoist: 20, state: 'idle', waitsFor: '' } as const;
  return { id, kind, block: '', gantry, since: null, job: null, container: null, charge: null, ...rest };
}

const box = (over: Partial<BoxView>): BoxView => ({
  id: 'AAAU1',
  feet: 40,
  class: 'import',
  on: 'yard',
  key: 'A',
  a: 2,
  b: 1,
  c: 1,
  ...over,
});

const kpi = { yardBoxes: 0 } as Hello['kpi'];

function hello(over: Partial<Hello> = {}): Hello {
  return {
    type: 'hello',
    version: '1',
    terminal: { name: 'Little Quay' } as Hello['terminal'],
    now: START,
    speed: 1,
    machines: [machine('Q1', 'STS', 100), machine('V1', 'AGV', 10)],
    vessels: [],
    boxes: [box({})],
    trucks: [],
    calls: [],
    kpi,
    series: [],
    motions: [],
    ...over,
  };
}

function update(over: Partial<Update>): Update {
  return {
    type: 'update',
    now: START + 250,
    speed: 1,
    machines: [],
    motions: [],
    boxes: [],
    gone: [],
    trucks: [],
    calls: [],
    vessels: [],
    kpi,
    series: [],
    ...over,
  };
}

const told = (): { world: World; heard: string[] } => {
  const world = new World();
  const heard: string[] = [];
  world.greet(hello());
  world.listener = {
    reset: () => heard.push('reset'),
    box: (one) => heard.push(`${one.id} on ${one.on}`),
    boxGone: (id) => heard.push(`${id} gone`),
    vesselsChanged: () => heard.push('vessels'),
  };
  return { world, heard };
};

describe('the world', () => {
  it('lets a box change hands only when its clock has reached the time of the message', () => {
    const { world, heard } = told();
    world.receive(update({ boxes: [box({ on: 'che', key: 'V1' })] }));
    world.advance(100);
    expect(heard).toEqual([]);
    for (let i = 0; i < 60; i++) world.advance(16);
    expect(heard).toEqual(['AAAU1 on che']);
  });

  it('applies messages at once when too many wait, as on a page that was hidden', () => {
    const { world, heard } = told();
    for (let i = 1; i <= 40; i++) world.receive(update({ now: START + i * 250, gone: [`B${i}`] }));
    expect(heard.length).toBeGreaterThanOrEqual(28);
  });

  it("moves a crane's portal trolley by the motions of its own id", () => {
    const { world } = told();
    const limits = { speed: 2, accel: 1 };
    world.receive(
      update({
        motions: [
          {
            che: 'Q1/P' as CheId,
            axis: 'trolley',
            start: START,
            duration: 20,
            from: 36,
            to: 60,
            limits,
            startSpeed: 0,
            accel: 0,
          },
        ],
      }),
    );
    const crane = world.machines.get('Q1');
    crane?.follow(START + 60_000);
    expect(crane?.portalTrolley.value).toBe(60);
    expect(crane?.trolley.value).toBe(50);
  });

  it('knows when the terminal stands for lack of room, at once and in a Hello, and tells who shows it', () => {
    const world = new World();
    world.greet(hello());
    let told = 0;
    world.subscribe('speed', () => {
      told++;
    });
    world.receive(update({ standing: true }));
    expect([world.standing, told]).toEqual([true, 1]);
    world.receive(update({ now: START + 500, standing: true }));
    expect([world.standing, told]).toEqual([true, 1]);
    world.receive(update({ now: START + 750 }));
    expect([world.standing, told]).toEqual([false, 2]);
    world.greet(hello({ standing: true }));
    expect(world.standing).toBe(true);
  });

  it('knows the parts of a crane by their ids, and nothing under a strange id', () => {
    const { world } = told();
    expect(world.part('Q1/B')?.part).toBe('platform');
    expect(world.part('Q1/P')?.part).toBe('portal');
    expect(world.part('Q1')?.part).toBe('main');
    expect(world.part('Z9/P')).toBeNull();
  });

  it('takes trucks as the full list: one that is missing has left', () => {
    const { world } = told();
    const truck = { state: 'to-block', x: 5, y: 5, since: START } as const;
    world.greet(
      hello({
        trucks: [
          { id: 'T1', ...truck },
          { id: 'T2', ...truck },
        ],
      }),
    );
    world.receive(update({ now: START - 1000, trucks: [{ id: 'T2', ...truck }] }));
    world.advance(16);
    expect([...world.trucks.keys()]).toEqual(['T2']);
  });

  it('adds points to the lines over time and replaces the last one when it is told again', () => {
    const { world } = told();
    const point = (at: number, craneRate: number) => ({
      at,
      craneRate,
      waitShare: 0,
      truckTurnMinutes: 0,
      yardBoxes: 0,
    });
    world.receive(update({ now: START - 2000, series: [point(1, 20), point(2, 21)] }));
    world.receive(update({ now: START - 1000, series: [point(2, 25)] }));
    world.advance(16);
    expect(world.series.map((one) => one.craneRate)).toEqual([20, 25]);
  });
});
