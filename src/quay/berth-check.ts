// Checks a berth that a person wants for a vessel against every rule of the quay, one by one, and tells what it costs. It plans nothing: what lies
// elsewhere stays as it is, and who would have to give way is named.
/** A step of time in which the water is looked at, ms: the tide moves by some centimetres in it. */
const STEP_MS = 900_000;
/** How far ahead a time is looked for at which she could lie there, ms. */
const SEARCH_MS = 8 * 86_400_000;
/** Lengths closer than this, m, count as equal: rounding of sums of metres. */
const TOLERANCE = 1e-6;

/** Rules of the quay, in the order in which they are told. */
export const BERTH_RULES = [
  'off-quay',
  'too-shallow',
  'low-water',
  'channel',
  'no-crane',
  'before-arrival',
  'taken',
  'gives-way',
] as const;
export type BerthRule = (typeof BERTH_RULES)[number];

/** Another vessel at the quay: her end with the smaller x and length, m; from when to when she lies there, ms UTC. */
export interface BerthNeighbour {
  call: string;
  vessel: string;
  x: number;
  length: number;
  start: number;
  end: number;
  /** She lies there already, or a person has fixed her place: she does not give way. */
  stays: boolean;
}

/** What is asked: may this vessel lie there. Metres, times in ms UTC. */
export interface BerthQuestion {
  quay: {
    length: number;
    /** Free water between two vessels, and at both ends of the quay. */
    clearance: number;
    underKeelClearance: number;
    /** Depth of the way in at datum. */
    channelDepth: number;
    /** Depths at datum; a stretch without a told depth, or with -Infinity, is no berth. */
    stretches: readonly { from: number; to: number; depth: number }[];
  };
  /** Stretches along the quay where a crane can stand that reaches over her beam. */
  cranes: readonly { from: number; to: number }[];
  /** Metres of water above datum at a time. */
  water: (at: number) => number;
  vessel: {
    length: number;
    draught: number;
    /** Distance of her first and last bay from her end with the smaller x. */
    bays: { first: number; last: number } | null;
    /** When she can be at the quay first, and since when she waits or will wait for it. */
    earliest: number;
    arrival: number;
    /** Time alongside, ms. */
    alongside: number;
  };
  neighbours: readonly BerthNeighbour[];
  wish: { x: number; start: number | null };
  /** Her berth in the plan now. */
  planned: { start: number; end: number } | null;
}

/** A rule that the wish breaks, or for `gives-way` only touches. */
export interface BerthObjection {
  rule: BerthRule;
  /** The other call it conflicts with, with her vessel's name; null where it is none. */
  other: { call: string; vessel: string } | null;
  /** Metres that are there, and that are needed; null where the rule is not about metres. */
  metres: { is: number; needed: number } | null;
  /** The first time from which on it would do, ms UTC; null where none is known. */
  from: number | null;
}

/** What came of the check. */
export interface BerthCheck {
  /** No rule is broken; other vessels may have to give way. */
  fits: boolean;
  objections: BerthObjection[];
  /** When she would lie there, as far as the wish alone says it. */
  start: number;
  end: number;
  /** How long she would wait for it, ms, and how much later than planned now she would leave (negative: earlier); null without a plan. */
  waiting: number;
  later: number | null;
}

/**
 * Checks a wish. Without a wished time she comes as soon as the vessels that stay, and the water, let her. A vessel afloat needs depth at datum and
 * tide for draught and under-keel clearance over her whole length and for as long as she lies there, and on the way in when she comes.
 */
export function checkBerth(question: BerthQuestion): BerthCheck {
  const { vessel, wish, planned } = question;
  const start = wish.start ?? soonest(question);
  const end = start + vessel.alongside;
  const objections = [
    ...offQuay(question),
    ...water(question, start, end),
    ...channel(question, start),
    ...beyondCranes(question),
    ...beforeArrival(question),
    ...neighbours(question, start, end),
  ];
  return {
    fits: objections.every(({ rule }) => rule === 'gives-way'),
    objections,
    ...{ start, end, waiting: Math.max(0, start - vessel.arrival) },
    later: planned && end - planned.end,
  };
}

/** Whether two vessels lie too near each other along the quay. */
function tooNear({ quay, vessel, wish }: BerthQuestion, other: BerthNeighbour): boolean {
  const room = quay.clearance - TOLERANCE;
  return wish.x < other.x + other.length + room && other.x < wish.x + vessel.length + room;
}

/** The first time at which nobody who stays is in the way and there is water; the earliest where there is no such time. */
function soonest(question: BerthQuestion): number {
  const { vessel, neighbours: others } = question;
  const staying = others.filter((o) => o.stays && tooNear(question, o));
  const need = needed(question);
  for (let at = vessel.earliest; at <= vessel.earliest + SEARCH_MS;) {
    const end = at + vessel.alongside;
    const inTheWay = staying.filter((o) => o.start < end && at < o.end);
    if (inTheWay.length > 0) at = Math.max(...inTheWay.map((o) => o.end));
    else if (comesIn(question, at) && (!Number.isFinite(need) || lowest(question, at, end) >= need)) return at;
    else at += STEP_MS;
  }
  return vessel.earliest;
}

/** Rise above datum that she needs where she would lie, m; infinite where no depth is told. */
function needed({ quay, vessel, wish }: BerthQuestion): number {
  return vessel.draught + quay.underKeelClearance - depthUnder(quay.stretches, wish.x, wish.x + vessel.length);
}

/** Least depth at datum between two metres; -Infinity where a piece of it has none. */
function depthUnder(stretches: BerthQuestion['quay']['stretches'], from: number, to: number): number {
  const told = stretches.filter((s) => s.from < to - TOLERANCE && s.to > from + TOLERANCE);
  return gap(told, from, to) === null ? Math.min(...told.map((s) => s.depth)) : -Infinity;
}

/** The first metre between two that no stretch covers; null: all of it is covered. */
function gap(stretches: readonly { from: number; to: number }[], from: number, to: number): number | null {
  let covered = from;
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from))
    if (stretch.from <= covered + TOLERANCE) covered = Math.max(covered, stretch.to);
  return covered < to - TOLERANCE ? covered : null;
}

/** Lowest water between two times, m above datum. */
function lowest({ water: rise }: BerthQuestion, start: number, end: number): number {
  let low = rise(end);
  for (let at = start; at < end; at += STEP_MS) low = Math.min(low, rise(at));
  return low;
}

/** Off the quay, too near to its end, or over a piece of it that is no berth. */
function offQuay({ quay, vessel, wish }: BerthQuestion): BerthObjection[] {
  const lies = (place: { from: number; to: number }): boolean =>
    wish.x >= place.from - TOLERANCE && wish.x <= place.to + TOLERANCE;
  const all = places(quay, vessel.length);
  if (all.some(lies)) return [];
  const nearest = all
    .map(({ from, to }) => Math.min(to, Math.max(from, wish.x)))
    .sort((a, b) => Math.abs(a - wish.x) - Math.abs(b - wish.x))[0];
  return [{ rule: 'off-quay', other: null, metres: { is: wish.x, needed: nearest ?? quay.clearance }, from: null }];
}

/** From where to where the end with the smaller x of a vessel of a length may lie, whatever she draws. */
function places(quay: BerthQuestion['quay'], length: number): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = [];
  const berths = quay.stretches.filter(({ depth }) => depth > -Infinity);
  for (const { from, to } of berths.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to + TOLERANCE) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  const ends = quay.length - quay.clearance;
  return joined
    .map(({ from, to }) => ({ from: Math.max(from, quay.clearance), to: Math.min(to, ends) - length }))
    .filter(({ from, to }) => to >= from - TOLERANCE);
}

/** Too shallow at every tide that comes, or only while she would lie there. */
function water(question: BerthQuestion, start: number, end: number): BerthObjection[] {
  const { quay, vessel, wish } = question;
  const need = needed(question);
  // Off the quay there is no depth: that is told already.
  if (!Number.isFinite(need) || lowest(question, start, end) >= need) return [];
  const depth = depthUnder(quay.stretches, wish.x, wish.x + vessel.length);
  const metres = (rise: number): BerthObjection['metres'] => ({ is: depth + rise, needed: depth + need });
  const low = lowest(question, start, end);
  for (let at = Math.max(start, vessel.earliest); at <= vessel.earliest + SEARCH_MS; at += STEP_MS)
    if (lowest(question, at, at + vessel.alongside) >= need)
      return [{ rule: 'low-water', other: null, metres: metres(low), from: at }];
  return [{ rule: 'too-shallow', other: null, metres: metres(low), from: null }];
}

/** True at a time at which there is water enough on the way in. */
function comesIn({ quay, vessel, water: rise }: BerthQuestion, at: number): boolean {
  return rise(at) >= vessel.draught + quay.underKeelClearance - quay.channelDepth;
}

function channel(question: BerthQuestion, start: number): BerthObjection[] {
  if (comesIn(question, start)) return [];
  const { quay, vessel, water: rise } = question;
  const metres = { is: quay.channelDepth + rise(start), needed: vessel.draught + quay.underKeelClearance };
  for (let at = Math.max(start, vessel.earliest); at <= vessel.earliest + SEARCH_MS; at += STEP_MS)
    if (comesIn(question, at)) return [{ rule: 'channel', other: null, metres, from: at }];
  return [{ rule: 'channel', other: null, metres, from: null }];
}

function beyondCranes({ cranes, vessel, wish }: BerthQuestion): BerthObjection[] {
  if (vessel.bays === null) return [];
  const from = wish.x + vessel.bays.first;
  const missing = gap(cranes, from, Math.max(from + 2 * TOLERANCE, wish.x + vessel.bays.last));
  return missing === null
    ? []
    : [{ rule: 'no-crane', other: null, metres: { is: missing, needed: missing }, from: null }];
}

function beforeArrival({ vessel, wish }: BerthQuestion): BerthObjection[] {
  if (wish.start === null || wish.start >= vessel.earliest) return [];
  return [{ rule: 'before-arrival', other: null, metres: null, from: vessel.earliest }];
}

/** Who lies there, or would, at the same time and too near. */
function neighbours(question: BerthQuestion, start: number, end: number): BerthObjection[] {
  const { quay, vessel, wish, neighbours: others } = question;
  const found = others.filter((o) => o.start < end && start < o.end && tooNear(question, o));
  return found
    .map((o): BerthObjection => {
      const room = Math.max(o.x - (wish.x + vessel.length), wish.x - (o.x + o.length));
      const other = { call: o.call, vessel: o.vessel };
      const rule = o.stays ? 'taken' : 'gives-way';
      return { rule, other, metres: { is: Math.max(0, room), needed: quay.clearance }, from: o.end };
    })
    .sort((a, b) => BERTH_RULES.indexOf(a.rule) - BERTH_RULES.indexOf(b.rule));
}
