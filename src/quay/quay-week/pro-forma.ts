// The weekly template of a quay (pro forma): which service comes when and where each week, and how a given week deviates from it.
import type { WeekCall } from './problem.ts';

/** What the pro forma says of a service: her vessel as in a call, and her berth window. */
export interface ProFormaSlot {
  service: string;
  vessel: Pick<
    WeekCall,
    'length' | 'draughtIn' | 'draughtOut' | 'rows' | 'work' | 'minCranes' | 'maxCranes' | 'rates' | 'sides'
  >;
  /** Begin of her window after the begin of the week, and its length, ms. */
  after: number;
  stay: number;
  /** Place of her end with the smaller x. */
  x: number;
  /** How long before her window she can be here, and how long after its end she has missed her next port, ms. */
  hurry: number;
  slack: number;
}

/** How a service differs this week: ms late (negative: early), work beside what is usual (1: as usual), and whether she does not come. */
export interface Deviation {
  late?: number;
  work?: number;
  omitted?: boolean;
}

/**
 * The calls of the week that begins at `from`. A service that is late keeps her place and the length of her stay, so that her departure
 * moves with her arrival; one that is early need not be served before her window and is to leave as usual.
 */
export function callsOfProForma(
  template: readonly ProFormaSlot[],
  from: number,
  deviations: Readonly<Record<string, Deviation>>,
): WeekCall[] {
  return template.flatMap((slot) => {
    const { late = 0, work = 1, omitted = false } = deviations[slot.service] ?? {};
    if (omitted) return [];
    const window = from + slot.after;
    const arrival = window + Math.max(0, late);
    return [
      {
        ...slot.vessel,
        call: slot.service,
        work: slot.vessel.work * work,
        earliest: Math.max(from, Math.min(window + late, arrival - (late > 0 ? 0 : slot.hurry))),
        arrival,
        departure: arrival + slot.stay,
        latest: arrival + slot.stay + slot.slack,
        preferredX: slot.x,
        alongside: null,
        promised: null,
      },
    ];
  });
}
