// How long boxes stay in the yard, and how far told departures are off, learned from those that have left: counts by what is known of a box when
// it comes. Where few have left of its kind, those of a wider kind speak for them, and at the very first published figures. Plain data.
import type { Departure } from './departure.ts';

const HOUR = 3_600_000;

/** Count, sum and sum of squares of what was seen, h. */
export interface Tally {
  n: number;
  sum: number;
  squares: number;
}

/** What was learned so far. */
export interface DwellHistory {
  /** When it was begun, ms UTC. */
  from: number;
  /** Stays in the yard by kind, narrow and wide ones: see kindsOf(). */
  stays: Map<string, Tally>;
  /** How much later than told boxes have left, by who told. */
  delays: Map<string, Tally>;
}

/** What is known of a box's stay when it comes. */
export interface StayOf {
  /** How it came and how it leaves: "import", "export", "transhipment", each also as "… empty". */
  flow: string;
  /** Line that operates it, and the port that it goes to or comes from; '' where they are not told. */
  line: string;
  port: string;
}

/** Who tells when a box leaves: the call that it is booked on, or the truck that is to fetch it. */
export type Teller = 'call' | 'truck';

/** So many boxes that were seen of a kind weigh as much as what the wider kind says (designed). */
const TRUST = 20;
/** From so many on a kind's older boxes count half, so that it follows the seasons (designed). */
const MOST_COUNTED = 2000;
/** Kinds that are kept; those met later are told by the wider ones (designed: 40 lines, 4 flows, 20 ports). */
const MOST_KINDS = 4000;

/**
 * What is held before any box has left: 3.0 days from deep sea to truck (conflowgen 3, default mean dwell), with a spread of two thirds of it, as
 * a Weibull curve of shape 1.5 has, which is about that of import stays.
 */
const FIRST_STAY: Moments = { mean: 72, spread: 48 };

/**
 * What is held of told times before any box has left by them, h. A box booked on a call is loaded in the hours after it berths; calls berth up to
 * half a day early or late. A truck comes within its window, or an hour or two off it. Designed; replaced by what is seen.
 */
const FIRST_DELAY: Readonly<Record<Teller, Moments>> = {
  call: { mean: 6, spread: 10 },
  truck: { mean: 0, spread: 2 },
};

/** Mean and standard deviation, h. */
interface Moments {
  mean: number;
  spread: number;
}

/** Nothing has left yet, at a time, ms UTC. */
export function noHistory(from: number): DwellHistory {
  return { from, stays: new Map(), delays: new Map() };
}

/** The kinds of a box from wide to narrow: all, its flow, its flow with line and port. */
function kindsOf({ flow, line, port }: StayOf): string[] {
  return ['', flow, `${flow}/${line}/${port}`];
}

/** A box has left after a stay, ms. */
export function noteStay(history: DwellHistory, box: StayOf, ms: number): void {
  for (const kind of kindsOf(box)) note(history.stays, kind, ms / HOUR);
}

/** A box has left so much later than told, ms; negative: sooner. */
export function noteDelay(history: DwellHistory, teller: Teller, ms: number): void {
  note(history.delays, teller, ms / HOUR);
}

function note(tallies: Map<string, Tally>, kind: string, hours: number): void {
  let tally = tallies.get(kind);
  if (!tally) {
    if (tallies.size >= MOST_KINDS) return;
    tally = { n: 0, sum: 0, squares: 0 };
    tallies.set(kind, tally);
  }
  if (tally.n >= MOST_COUNTED) {
    tally.n /= 2;
    tally.sum /= 2;
    tally.squares /= 2;
  }
  tally.n++;
  tally.sum += hours;
  tally.squares += hours * hours;
}

/** When a box that came at a time (ms UTC) is expected to leave, by the stays of its kind. */
export function departureAfter(history: DwellHistory, box: StayOf, since: number): Departure {
  let held = FIRST_STAY;
  for (const kind of kindsOf(box)) held = weighed(held, history.stays.get(kind));
  return { mean: since + held.mean * HOUR, spread: held.spread * HOUR };
}

/** When a box is expected to leave of which a time is told, ms UTC. */
export function departureTold(history: DwellHistory, teller: Teller, told: number): Departure {
  const held = weighed(FIRST_DELAY[teller], history.delays.get(teller));
  return { mean: told + held.mean * HOUR, spread: held.spread * HOUR };
}

/** What is held of a wider kind, as TRUST boxes, together with those that were seen. */
function weighed(held: Moments, seen: Tally | undefined): Moments {
  if (!seen) return held;
  const n = TRUST + seen.n;
  const mean = (TRUST * held.mean + seen.sum) / n;
  const squares = (TRUST * (held.spread * held.spread + held.mean * held.mean) + seen.squares) / n;
  return { mean, spread: Math.sqrt(Math.max(0, squares - mean * mean)) };
}
