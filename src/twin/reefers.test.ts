// Reefers of the twin: the crew that plugs them in and out, and what they alarm for.
import { describe, expect, test } from 'vitest';
import type { Position } from '../terminal/container.ts';
import { id, type ContainerId } from '../terminal/ids.ts';
import type { ReeferRate } from '../terminal/failing.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { CALM, type ScriptItem } from './disturbances.ts';
import { Twin } from './twin.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const R: ContainerId = id('R');
const S: ContainerId = id('S');
const slot = (bay: number, tier = 1): Position => ({ kind: 'yard', block: id('A'), slot: { bay, row: 1, tier } });
const sum = (series: readonly number[]): number => series.reduce((a, b) => a + b, 0);

/** Block A with plugs in bay 2; reefers R in bay 2 and S in bay 6 stand there from the start, of which R is plugged in. */
function twin(): Twin {
  const model = tinyTerminal({
    reeferCrew: { people: 1, speed: 5, plugSeconds: 120, unplugSeconds: 60, targetMinutes: 30 },
  });
  const made = new Twin(model, beginTwin(model, 0, [{ x: 0, y: 0 }]));
  for (const box of [R, S]) made.know({ id: box, grossKg: 20_000, reeferC: -18 });
  made.stock(R, slot(2));
  made.stock(S, slot(6));
  return made;
}

const order = (container: ContainerId, at: Position, on: boolean, job = 1) =>
  ({ kind: 'plug', person: 'RT01', job, container, at, on }) as const;
const told = (made: Twin, until: number): object[] => {
  made.advanceTo(until);
  return made.takeReports();
};
const struck = (...script: ScriptItem[]): Twin => {
  const made = twin();
  made.disturb({ ...CALM, script }, 1);
  return made;
};

describe('the reefer crew', () => {
  test('goes to a box, pulls its plug and tells; the box draws power until then', () => {
    const made = twin();
    made.give(order(R, slot(2), false));
    // From the gate at y 400 to bay 2 at y 86.5 and x 1.4 at 5 m/s, and a minute there.
    const at = Math.round(1000 * ((400 - 86.5 + 1.4) / 5 + 60));
    expect(told(made, HOUR)).toEqual([
      { kind: 'plugged', at, person: 'RT01', job: 1, container: R, on: false, done: true },
    ]);
    expect(sum(made.meterNow().reefers)).toBeCloseTo((4 * at) / HOUR, 9);
  });

  test('plugs in where there is a plug, and says where it could not', () => {
    const made = twin();
    made.give(order(S, slot(6), true));
    expect(told(made, HOUR)).toMatchObject([{ container: S, on: true, done: false }]);
    made.give(order(R, slot(2, 2), false, 2));
    expect(told(made, 2 * HOUR)).toMatchObject([{ job: 2, on: false, done: false }]);
    expect([...made.state.plugs.plugged]).toEqual([R]);
  });

  test('does one thing at a time', () => {
    const made = twin();
    made.give(order(R, slot(2), false));
    made.give(order(S, slot(6), true, 2));
    expect(made.state.violations).toEqual(['RT01 got job 2 while at work on 1']);
  });
});

test('a crane that lifts a box with its cable in breaks it', () => {
  const made = twin();
  const [pick, place] = [0, 10].map((trolley) => ({ gantry: 50, trolley, height: 4 })) as [never, never];
  made.give({
    kind: 'lift',
    che: id('Q1'),
    job: 1,
    container: R,
    from: slot(2),
    to: slot(6, 2),
    pick,
    place,
    mate: null,
  });
  made.advanceTo(HOUR);
  expect(made.state.violations).toEqual(['Q1 lifted R with its cable in']);
  expect(made.state.plugs.plugged.size).toBe(0);
});

describe('an alarm', () => {
  test('of a box by name is told when it begins and when it is over', () => {
    const made = struck({ kind: 'reefer', at: 10 * MINUTE, minutes: 30, reefer: 'R', alarm: 'temperature' });
    expect(told(made, HOUR)).toEqual([
      { kind: 'reefer-alarm', at: 10 * MINUTE, container: R, alarm: 'temperature', celsius: -13 },
      { kind: 'reefer-normal', at: 40 * MINUTE, container: R },
    ]);
  });

  test('of a block strikes the boxes whose cable is in, which draw nothing meanwhile', () => {
    const made = struck({ kind: 'reefer', at: 0, minutes: 30, reefer: 'A', alarm: 'power' });
    expect(told(made, HOUR)).toEqual([
      { kind: 'reefer-alarm', at: 0, container: R, alarm: 'power', celsius: null },
      { kind: 'reefer-normal', at: 30 * MINUTE, container: R },
    ]);
    expect(sum(made.meterNow().reefers)).toBeCloseTo(2, 9);
  });

  test('about power is over when the plug is pulled, and nobody tells of its end', () => {
    const made = struck({ kind: 'reefer', at: 0, minutes: 30, reefer: 'R', alarm: 'power' });
    made.give(order(R, slot(2), false));
    expect(told(made, HOUR).map((r) => (r as { kind: string }).kind)).toEqual(['reefer-alarm', 'plugged']);
  });

  test('of nobody: a box that is not plugged in is not heard', () => {
    expect(told(struck({ kind: 'reefer', at: 0, minutes: 30, reefer: 'S', alarm: 'power' }), HOUR)).toEqual([]);
  });

  test('by rate comes as often as it says, of both kinds, and the same with the same seed', () => {
    const run = (seed: number, reefer: ReeferRate): string => {
      const made = twin();
      made.disturb({ ...CALM, rates: { reefer } }, seed);
      return JSON.stringify(told(made, 1000 * HOUR));
    };
    const rate = { hoursBetween: 10, minutesToRepair: 20 };
    const all = run(3, rate);
    expect(run(3, rate)).toBe(all);
    expect(run(4, rate)).not.toBe(all);
    const count = (word: string): number => all.split(word).length - 1;
    expect(count('reefer-alarm')).toBeGreaterThan(75);
    expect(count('reefer-alarm')).toBeLessThan(125);
    expect(count('"power"')).toBeGreaterThan(25);
    expect(count('"temperature"')).toBeGreaterThan(25);
    expect(run(3, { ...rate, shares: { power: 1 } })).not.toContain('temperature');
  });
});
