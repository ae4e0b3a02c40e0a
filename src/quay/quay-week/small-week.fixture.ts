// Small weeks for the tests: 400 m of deep quay, four cranes that reach everywhere, costs of 1 an hour.
import type { QuayWeek, WeekCall } from './problem.ts';

export const HOUR = 3_600_000;

/** A vessel of 150 m with six crane hours, here at hour 0 and to leave at hour 3. */
export function smallCall(call: string, own: Partial<WeekCall> = {}): WeekCall {
  return {
    call,
    length: 150,
    draughtIn: 10,
    draughtOut: 10,
    rows: 12,
    work: 6,
    minCranes: 1,
    maxCranes: 2,
    earliest: 0,
    arrival: 0,
    departure: 3 * HOUR,
    latest: 12 * HOUR,
    rates: { early: 1, late: 1, missed: 3 },
    preferredX: null,
    sides: [{ side: 'port', cost: 0 }],
    alongside: null,
    promised: null,
    ...own,
  };
}

/** A day at a quay with bow places each 50 m and no interference between cranes. */
export function smallWeek(calls: WeekCall[], own: Partial<QuayWeek> = {}): QuayWeek {
  return {
    from: 0,
    until: 24 * HOUR,
    quay: { length: 400, clearance: 50, spacing: 50, stretches: [{ from: 0, to: 400, depth: 16 }], closed: [] },
    channelDepth: 16,
    underKeelClearance: 1,
    tide: [],
    cranes: ['A', 'B', 'C', 'D'].map((id) => ({ id, from: 0, to: 400, rows: 24 })),
    interference: 1,
    away: 0,
    craneHour: 0.1,
    shift: { cost: 5, hours: 1 },
    calls,
    ...own,
  };
}
