// The address of the page names the past hour that it shows.
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  addressOfColour,
  addressOfPick,
  addressOfPlace,
  colourOf,
  pastOf,
  pickOf,
  placeOf,
} from './deep-link.ts';

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

describe('the link to a thing', () => {
  it('names what is picked, and keeps the view', () => {
    const link = addressOfPick(`${PAGE}?view=quay`, { kind: 'container', id: 'ABCU1234567' });
    expect(link).toBe(`${PAGE}?view=quay&pick=container:ABCU1234567`);
    expect(pickOf(link)).toEqual({ kind: 'container', id: 'ABCU1234567' });
    expect(addressOfPick(link, null)).toBe(`${PAGE}?view=quay`);
  });

  it('keeps names with colons and blanks in them', () => {
    const pick = { kind: 'call', id: 'CALL 7:8&9' } as const;
    expect(pickOf(addressOfPick(PAGE, pick))).toEqual(pick);
  });

  it('picks nothing where it names nothing that can be picked', () => {
    for (const pick of ['', 'container:', 'berth:7', 'ABCU1234567'])
      expect([pick, pickOf(`${PAGE}?pick=${pick}`)]).toEqual([pick, null]);
  });

  it('says what boxes are coloured by, unless it is their class', () => {
    expect(addressOfColour(PAGE, 'line')).toBe(`${PAGE}?colour=line`);
    expect(colourOf(`${PAGE}?colour=line`)).toBe('line');
    expect(addressOfColour(`${PAGE}?colour=line`, 'class')).toBe(PAGE);
  });
});
