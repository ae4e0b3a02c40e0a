// What machines draw, against physics done by hand, and the meter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginMeter, book, hoistKWh, QUARTER_MS, roadKWh, travelKWh } from './energy.ts';
import { beginTrack, endTime, extendTrack, planMotion, type Track } from './vehicle-motion.ts';

const crane = tinyTerminal().quayCraneType.power;
const vehicle = tinyTerminal().vehicleType.power;
const LIMITS = { straightSpeed: 6, curveSpeed: 3, sidewaysSpeed: 1, accel: 0.5, brake: 0.5 };

describe('a crane', () => {
  test('draws m g h by its losses when it lifts, and gives a part of it back when it lowers', () => {
    // 36,697 kg by 10 m: 1 kWh.
    const kg = 3.6e6 / 9.81 / 10;
    expect(hoistKWh(10, kg, crane)).toBeCloseTo(1 / 0.85, 9);
    expect(hoistKWh(-10, kg, crane)).toBeCloseTo(-0.85 * 0.7, 9);
  });

  test('draws m v² / 2 and the rolling resistance when it travels, the same both ways', () => {
    const axis = { speed: 4, accel: 0.4 };
    const kg = 200_000;
    const kinetic = (kg * 16) / 2;
    const rolling = kg * 9.81 * 0.005 * 100;
    expect(travelKWh(100, axis, kg, crane)).toBeCloseTo(((kinetic + rolling) / 0.85 - kinetic * 0.85 * 0.7) / 3.6e6, 9);
    expect(travelKWh(-100, axis, kg, crane)).toBe(travelKWh(100, axis, kg, crane));
    // Too short to reach the top speed: v² = a d.
    const short = kg * 0.4 * 10 * 0.5;
    expect(travelKWh(10, axis, kg, crane)).toBeCloseTo(
      ((short + kg * 9.81 * 0.005 * 10) / 0.85 - short * 0.85 * 0.7) / 3.6e6,
      9,
    );
    expect(travelKWh(0, axis, kg, crane)).toBe(0);
  });
});

/** A straight road of so many metres, planned from time 0. */
function road(metres: number): Track {
  const track = beginTrack(0, 0);
  extendTrack(track, { points: [[metres, 0]], limits: [99], sideways: [false] });
  planMotion(track, 0, LIMITS);
  return track;
}

describe('a vehicle', () => {
  test('draws for a drive what physics says: speeding up, rolling, braking, auxiliaries', () => {
    const track = road(400);
    const kg = 40_000;
    const resistance = 9.81 * 0.01;
    // 36 m up to 6 m/s, 328 m on, 36 m down, where rolling helps the brake.
    const drive = kg * ((0.5 + resistance) * 36 + resistance * 328);
    const back = kg * (0.5 - resistance) * 36;
    const auxiliaries = (4 * endTime(track)) / 3.6e6;
    expect(roadKWh(track.pieces, 0, endTime(track), kg, vehicle)).toBeCloseTo(
      (drive / 0.85 - back * 0.85 * 0.5) / 3.6e6 + auxiliaries,
      6,
    );
  });

  test('draws the same however often it is booked', () => {
    const track = road(300);
    const end = endTime(track);
    const whole = roadKWh(track.pieces, 0, end, 30_000, vehicle);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (cuts) => {
        const times = [0, ...cuts.map((c) => c * end).sort((a, b) => a - b), end];
        let sum = 0;
        for (let i = 1; i < times.length; i++) sum += roadKWh(track.pieces, times[i - 1]!, times[i]!, 30_000, vehicle);
        expect(sum).toBeCloseTo(whole, 9);
      }),
    );
  });
});

describe('the meter', () => {
  test('divides energy over quarters by time, and loses none', () => {
    const meter = beginMeter(1000);
    book(meter, 'cranes', 1000 + QUARTER_MS / 2, 1000 + 2 * QUARTER_MS, 30);
    expect(meter.cranes.slice(0, 2)).toEqual([10, 20]);
    book(meter, 'cranes', 1000, 1000, 5);
    expect(meter.cranes[0]).toBe(15);
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(1e7), (from, length) => {
        const one = beginMeter(0);
        book(one, 'charging', from, from + length, 12);
        expect(one.charging.reduce((a, b) => a + b, 0)).toBeCloseTo(12, 9);
      }),
    );
  });
});
