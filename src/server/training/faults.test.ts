// What goes wrong in a shift is drawn from its seed alone, within the shift, and is a script that the twin takes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownCode } from '../../terminal/thrown-code.fixture.ts';
import { checkDisturbances, machinesOf } from '../../twin/disturbances.ts';
import type { FaultChoice, FaultCounts, ShiftOrder } from '../api/training.ts';
import { terminal } from '../run/small-world.fixture.ts';
import { disturbancesOf, drawScript, LEVELS, possibleFaults } from './faults.ts';

const HOUR = 3_600_000;
const busan = terminal('busan-dgt');
const order = (some: Partial<ShiftOrder>): ShiftOrder => ({
  ...{ trainee: 'Minh', by: 'Ada', hours: 4, speed: 10, traffic: 1, seed: 1, hoursBefore: 18, level: 'own' },
  ...{ faults: {}, byChance: false },
  ...some,
});
const draw = (seed: number, faults: FaultCounts, hours = 4) => drawScript({ seed, hours, faults }, busan);

describe('the script of a shift', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(draw(7, LEVELS.rough)).toEqual(draw(7, LEVELS.rough));
    expect(draw(7, LEVELS.rough)).not.toEqual(draw(8, LEVELS.rough));
  });

  it('has as many of each as were chosen, in order of time, within the shift', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(1, 2, 4, 8), (seed, hours) => {
        const script = draw(seed, LEVELS.rough, hours);
        const wanted = Object.values(LEVELS.rough).reduce((a, b) => a + b, 0);
        expect(script).toHaveLength(wanted);
        expect(script.filter((one) => one.kind === 'machine' && one.fault === 'dead')).toHaveLength(3);
        expect(script.filter((one) => one.kind === 'lie')).toHaveLength(1);
        expect(script.map(({ at }) => at)).toEqual(script.map(({ at }) => at).sort((a, b) => a - b));
        for (const { at } of script) expect(at > 0 && at < 0.76 * hours * HOUR).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('strikes no machine and no block twice', () => {
    const script = draw(3, { 'quay-crane': 4, 'dead-vehicle': 10, 'silent-vehicle': 10, reefer: 5 });
    const struck = script.flatMap((one) =>
      one.kind === 'machine' ? [one.machine] : one.kind === 'reefer' ? [one.reefer] : [],
    );
    expect(new Set(struck).size).toBe(struck.length);
    for (const one of script) if (one.kind === 'machine') expect(machinesOf(busan).has(one.machine)).toBe(true);
  });

  it('blows over the limit of the quay cranes', () => {
    const [wind] = draw(3, { wind: 1 });
    expect(wind?.kind === 'wind' && wind.speed).toBeGreaterThan(busan.weather!.quayCraneStopWind);
  });

  it('asks for no more than there is', () => {
    expect(thrownCode(() => draw(1, { 'quay-crane': 20 }))).toBe('HWS-TRN-003');
  });
});

describe('what disturbs the terminal of a shift', () => {
  it('begins with the shift, not with the hours before', () => {
    for (const { at } of disturbancesOf(order({ faults: LEVELS.ordinary }), busan).script)
      expect(at).toBeGreaterThan(18 * HOUR);
  });

  it('may be a file of the trainer’s, whose times count from the beginning of the shift', () => {
    const text = '{"format":"hawser-disturbances/1","script":[{"at":"00:10","machine":"QC01","minutes":5}]}';
    const { script } = disturbancesOf(order({ level: 'file', file: { name: 'mine.json', text } }), busan);
    expect(script).toMatchObject([{ at: 18 * HOUR + 600_000, machine: 'QC01' }]);
  });

  it('is taken by the checker of files, for every terminal and level', () => {
    for (const name of ['busan-dgt', 'lach-huyen-hhit', 'four-blocks'] as const) {
      const model = terminal(name);
      const possible = new Set(possibleFaults(model));
      const known = Object.entries(LEVELS.ordinary).filter(([one]) => possible.has(one as FaultChoice));
      const disturbances = disturbancesOf(order({ faults: Object.fromEntries(known) }), model);
      expect(() => checkDisturbances(disturbances, model)).not.toThrow();
    }
  });

  it('may go by chance only where the terminal file says how often', () => {
    expect(disturbancesOf(order({ byChance: true }), busan).rates).toBe('terminal');
    const { reliability: _, ...without } = busan;
    expect(thrownCode(() => disturbancesOf(order({ byChance: true }), without))).toBe('HWS-TRN-003');
  });
});
