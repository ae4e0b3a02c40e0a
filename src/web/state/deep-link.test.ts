// The address of the page names the past hour that it shows.
import { describe, expect, it } from 'vitest';
import { addressOf, addressOfPlace, pastOf, placeOf } from './deep-link.ts';

const PAGE = 'http://port.example/room/';
const AT = Date.UTC(2026, 10, 18, 6, 5);

describe('the link to a past hour', () => {
  it('is read with its speed, or at the speed of life', () => {
    expect(pastOf(`${PAGE}?replay=2026-11-18T06:05:00Z&speed=20`)).toEqual({ at: AT, speed: 20 });
    expect(pastOf(`${PAGE}?replay=2026-11-18T15:05:00%2B09:00`)).toEqual({ at: AT, speed: 1 });
    expect(pastOf(`${PAGE}?replay=2026-11-18T06:05:00Z&speed=9000`)).toEqual({ at: AT, speed: 1 });
  });

  it('is none without a time, or with one that is no time', () => {
    expect(pastOf(PAGE)).toBeNull();
    expect(pastOf(`${PAGE}?replay=yesterday`)).toBeNull();
  });

  it('comes back from what it is made of, and keeps what else the address says', () => {
    const link = addressOf(`${PAGE}?x=1`, { at: AT, speed: 0.25 });
    expect(link).toBe(`${PAGE}?x=1&replay=2026-11-18T06:05:00.000Z&speed=0.25`);
    expect(pastOf(link)).toEqual({ at: AT, speed: 0.25 });
    expect(addressOf(link, null)).toBe(`${PAGE}?x=1`);
  });
});

describe('the link to a view', () => {
  it('names the view and what it shows, and keeps the past hour', () => {
    const link = addressOfPlace(`${PAGE}?replay=2026-11-18T06:05:00.000Z&speed=5`, { view: 'quay', of: 'CALL 7&8' });
    expect(placeOf(link)).toEqual({ view: 'quay', of: 'CALL 7&8' });
    expect(pastOf(link)).toEqual({ at: AT, speed: 5 });
    expect(addressOfPlace(link, { view: 'terminal', of: null })).toBe(addressOf(PAGE, { at: AT, speed: 5 }));
  });

  it('leads to the terminal where there is no such view', () => {
    expect(placeOf(PAGE)).toEqual({ view: 'terminal', of: null });
    expect(placeOf(`${PAGE}?view=bridge&of=1`)).toEqual({ view: 'terminal', of: null });
  });
});
