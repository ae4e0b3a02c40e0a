// Temperatures in every spelling and unit.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { formatTemperature, isPlausibleSetPoint, middleOf, parseTemperature, toCelsius } from './temperatures.ts';

describe('temperatures', () => {
  it.each([
    ['03.0', '', 3],
    ['-03.0', 'CEL', -3],
    ['+2', 'CEL', 2],
    ['-1.9', 'CEL', -1.9],
    ['1,5', '', 1.5],
    ['-18C', '', -18],
    ['- 18', '', -18],
    ['18-', '', -18],
    ['-18°C', '', -18],
    ['0', 'FAH', -17.8],
    ['-0.4 F', 'CEL', -18],
    ['273.15', 'KEL', 0],
    ['-0', '', 0],
  ])('"%s" with unit "%s" is %f °C', (text, unit, celsius) => {
    expect(parseTemperature(text, unit)).toBe(celsius);
  });

  it.each(['', '-', 'SET', '--18', '-18-', '1.2.3', '1800', '-18 X'])('"%s" is none', (text) => {
    expect(parseTemperature(text)).toBeNull();
  });

  it('are the same in Celsius when converted from Fahrenheit', () => {
    expect(toCelsius(32, 'FAH')).toBe(0);
    expect(toCelsius(-40, 'FAH')).toBe(-40);
    expect(toCelsius(NaN, 'CEL')).toBeNull();
  });

  it('have the middle of a range as set point, or its only end', () => {
    expect(middleOf(1, 3)).toBe(2);
    expect(middleOf(null, 3)).toBe(3);
    expect(middleOf(-20, null)).toBe(-20);
    expect(middleOf(null, null)).toBeNull();
  });

  it('are doubted where no reefer can be set to them', () => {
    expect([-71, -70, 40, 41].map(isPlausibleSetPoint)).toEqual([false, true, true, false]);
  });

  it('come back from their own text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700, max: 400 }), (tenths) => {
        expect(parseTemperature(formatTemperature(tenths / 10))).toBe(tenths === 0 ? 0 : tenths / 10);
      }),
    );
    expect(formatTemperature(-0.04)).toBe('0.0');
  });
});
