// Prices by local time.
import { expect, test } from 'vitest';
import { minutesWithoutPrice, priceAt, pricesAhead } from './tariff.ts';
import { tinyTerminal } from './tiny-terminal.fixture.ts';

/** Cheap from ten in the evening to six, dear from nine to ten, else in between. */
const model = tinyTerminal();
model.energy = {
  ...model.energy,
  tariff: [
    { from: '22:00', to: '06:00', pricePerKWh: 1 },
    { from: '09:00', to: '10:00', pricePerKWh: 5 },
    { from: '00:00', to: '00:00', pricePerKWh: 2 },
  ],
};
/** Seoul is nine hours ahead of UTC. */
const seoul = (hour: number, minute = 0): number => Date.UTC(2026, 0, 6, hour - 9, minute);

test('a price holds from the first minute of its period to the last, in local time, over midnight too', () => {
  expect([21, 22, 23, 24, 29].map((hour) => priceAt(model, seoul(hour)))).toEqual([2, 1, 1, 1, 1]);
  expect([priceAt(model, seoul(5, 59)), priceAt(model, seoul(6)), priceAt(model, seoul(9, 59))]).toEqual([1, 2, 5]);
});

test('prices ahead are those of the quarters, the present one first', () => {
  expect(pricesAhead(model, seoul(8, 40), 2)).toEqual([2, 2, 5, 5, 5, 5, 2, 2]);
});

test('minutes without a price are found', () => {
  expect(minutesWithoutPrice(model.energy.tariff)).toEqual([]);
  expect(minutesWithoutPrice(model.energy.tariff.slice(0, 2)).length).toBe((24 - 8 - 1) * 60);
});
