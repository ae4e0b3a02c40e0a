// Vessels that are asked to come later, in the small record: who may be asked, how often, and what the record keeps of the answer.
import { describe, expect, it } from 'vitest';
import { id, type CallId } from '../terminal/ids.ts';
import type { LedgerEvent } from './events.ts';
import { SmallRecord, V, vesselComes } from './small-record.fixture.ts';

const HOUR = 3_600_000;
const asked = (hours: number, call = V): LedgerEvent => ({
  ...{ kind: 'arrival-requested', call, at: hours * HOUR, berth: 14 * HOUR, fuel: 2, co2: 6, why: null },
});
const told = (hours: number, fuel = 2): LedgerEvent => ({
  ...{ kind: 'arrival-told', call: V, eta: hours * HOUR, speed: 12, fuel, co2: 3 * fuel },
});
const comes = { ...vesselComes, eta: 10 * HOUR } as LedgerEvent;
const isHere: LedgerEvent = { kind: 'call-state', call: V, state: 'at-roads' };

describe('a vessel that is asked to come later', () => {
  it('is expected when she promises, and the record keeps when she was announced', () => {
    const record = new SmallRecord().did(comes, asked(13));
    expect(record.state.calls.get(V)).toMatchObject({ eta: 10 * HOUR, asked: { announced: 10 * HOUR, told: null } });
    record.did(told(12.5));
    const call = record.state.calls.get(V);
    expect(call?.eta).toBe(12.5 * HOUR);
    expect(call?.asked).toEqual({
      ...{ announced: 10 * HOUR, at: 13 * HOUR, since: 3000, berth: 14 * HOUR, fuel: 2, co2: 6 },
      told: { eta: 12.5 * HOUR, since: 4000, speed: 12, fuel: 2, co2: 6 },
    });
  });

  it('keeps her promise while she is asked otherwise, until she answers', () => {
    const record = new SmallRecord().did(comes, asked(13), told(13), asked(15));
    expect(record.state.calls.get(V)?.asked).toMatchObject({ announced: 10 * HOUR, told: { eta: 13 * HOUR } });
    record.did(told(15, 4));
    expect(record.state.calls.get(V)).toMatchObject({ eta: 15 * HOUR, asked: { told: { fuel: 4, co2: 12 } } });
  });

  it('is known, has not come, and is not asked to come sooner than she was announced', () => {
    const record = new SmallRecord().did(comes);
    expect(record.rule(asked(13, id<CallId>('NOBODY')))).toBe('unknown');
    expect(record.rule(asked(9.9))).toBe('order');
    expect(record.rule(asked(10))).toBe('allowed');
    record.did(asked(13), told(13));
    expect(record.rule(asked(9.9))).toBe('order');
    record.did(isHere);
    expect([record.rule(asked(15)), record.rule(told(15))]).toEqual(['order', 'order']);
  });

  it('is not asked again soon, unless it is for a time that is an hour different', () => {
    const record = new SmallRecord().did(comes, asked(13));
    expect(['13', '13.9', '12.1', '14', '12'].map((hours) => record.rule(asked(Number(hours))))).toEqual([
      ...['duplicate', 'duplicate', 'duplicate'],
      ...['allowed', 'allowed'],
    ]);
    // Two hours later.
    record.state.at += 2 * HOUR;
    expect(['13', '13.9'].map((hours) => record.rule(asked(Number(hours))))).toEqual(['duplicate', 'allowed']);
  });

  it('answers only what she was asked', () => {
    expect(new SmallRecord().did(comes).rule(told(12))).toBe('unknown');
  });
});
