// When services come: at the windows of the terminal's weekly template, give or take, whatever day the traffic begins.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTerminal } from '../terminal/check.ts';
import { windowNear } from '../terminal/pro-forma.ts';
import { scheduleCalls, weeklyServices } from './schedule.ts';
import { classesThatFit } from './vessels.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const model = parseTerminal(readFileSync(new URL('../../terminals/busan-dgt.json', import.meta.url), 'utf8'), 'dgt');
const services = weeklyServices(model, classesThatFit(model), 20_000, 3);

test.each([0, 3, 6])(
  'a service with a window comes around it each week, in traffic that begins on day %i of a week',
  (day) => {
    const start = Date.UTC(2026, 0, 5) + day * DAY;
    const calls = scheduleCalls(model, services, { start, end: start + 20 * 7 * DAY, seed: 5 });
    for (const slot of model.proForma ?? []) {
      const own = calls.filter(({ service }) => service.name === slot.service);
      expect(own.length).toBeGreaterThanOrEqual(19);
      const late = own.map(({ eta }) => (eta - windowNear(model.timeZone, slot, eta).from) / HOUR);
      const mean = late.reduce((a, b) => a + b, 0) / late.length;
      // Twenty draws with a spread of five hours, but those at the edge of a week are kept inside it.
      expect(Math.abs(mean)).toBeLessThan(4);
      expect(Math.max(...late.map(Math.abs))).toBeLessThan(24);
    }
  },
);

test('a service without a window comes as drawn', () => {
  const { proForma: _, ...without } = model;
  const period = { start: Date.UTC(2026, 0, 5), end: Date.UTC(2026, 1, 5), seed: 5 };
  const times = (of: typeof without, name: string): number[] =>
    scheduleCalls(of, services, period).flatMap(({ service, eta }) => (service.name === name ? [eta] : []));
  const [free, bound] = ['XQJ05', 'QZX16'];
  expect(times(model, free)).toEqual(times(without, free));
  expect(times(model, bound)).not.toEqual(times(without, bound));
});
