// A crane's time goes to exactly one cause, and the causes add up to the millisecond.
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../kit/invariant.ts';
import { CRANE_CAUSES, CraneTime, noCauses, sumOfCauses, type CraneTimeState } from './crane-time.ts';

describe('CraneTime', () => {
  //  0    100       250     400     off     1000   1003
  //  other | working | waitingVehicle |        | plan |
  it('books each period to its cause and leaves out the time off', () => {
    const crane = new CraneTime();
    crane.start(0);
    crane.switch('working', 100);
    crane.switch('waitingVehicle', 250);
    crane.stop(400);
    crane.start(1000, 'plan');
    crane.stop(1003);
    expect(crane.causes()).toEqual({ ...noCauses(), other: 100, working: 150, waitingVehicle: 150, plan: 3 });
    expect(crane.totalMs).toBe(403);
    expect(crane.save()).toMatchObject({ firstStart: 0, lastStop: 1003, offMs: 600, cause: null });
  });

  it('shows the running cause up to a time without booking it', () => {
    const crane = new CraneTime();
    crane.start(1000, 'working');
    expect(crane.causes(1500).working).toBe(500);
    expect(crane.causes().working).toBe(0);
    expect(crane.running).toBe(true);
    crane.stop(1600);
    expect(crane.causes(9999).working).toBe(600);
    expect(crane.running).toBe(false);
  });

  it('is zero before the first start', () => {
    expect(new CraneTime().totalMs).toBe(0);
    expect(new CraneTime().causes()).toEqual(noCauses());
  });

  it.each([
    ['a second start', (c: CraneTime) => c.start(20)],
    ['time that goes back', (c: CraneTime) => c.switch('plan', 9)],
    ['part of a millisecond', (c: CraneTime) => c.switch('plan', 10.5)],
    [
      'a switch after the stop',
      (c: CraneTime) => {
        c.stop(20);
        c.switch('plan', 30);
      },
    ],
    [
      'a second stop',
      (c: CraneTime) => {
        c.stop(20);
        c.stop(30);
      },
    ],
    [
      'a start before the last stop',
      (c: CraneTime) => {
        c.stop(20);
        c.start(19);
      },
    ],
  ])('refuses %s', (_, misuse) => {
    const crane = new CraneTime();
    crane.start(10);
    expect(() => misuse(crane)).toThrow(InvariantError);
  });

  it('finds a state in which the causes do not add up', () => {
    const crane = new CraneTime();
    crane.start(0, 'working');
    crane.stop(100);
    const state = crane.save();
    state.causes.plan += 1;
    expect(() => new CraneTime(state).causes()).toThrow('causes add up');
  });

  it('adds up exactly through any course of work, and goes on the same from a snapshot', () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 5_000_000 }), cause: fc.constantFrom(...CRANE_CAUSES) });
    const turn = fc.record({ step, stop: fc.boolean(), snapshot: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 42 }), fc.array(turn, { maxLength: 60 }), (begin, steps) => {
        let now = begin;
        let started = 0;
        let crane = new CraneTime();
        for (const { step: s, stop, snapshot } of steps) {
          const wasRunning = crane.running;
          now += s.wait;
          if (wasRunning) started += s.wait;
          if (stop && wasRunning) crane.stop(now);
          else if (wasRunning) crane.switch(s.cause, now);
          else crane.start(now, s.cause);
          if (snapshot) crane = new CraneTime(deserialize(serialize(crane.save())) as CraneTimeState);
        }
        expect(crane.totalMs).toBe(started);
        expect(sumOfCauses(crane.causes())).toBe(started);
      }),
    );
  });
});
