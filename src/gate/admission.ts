// Admission: which waiting trucks go in now and to which block, at least total weighted turn time. Knows nothing of slots and cranes
// but the seconds it is told.
import { assign } from '../kit/assignment.ts';
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { Admission, AdmissionProblem, PlanAdmission, ServingBlock, WaitingTruck } from './problems.ts';

/** What a second of a truck's turn counts. Ours, set against the twin; not published figures. */
export const ADMISSION_WEIGHTS = {
  /** The truck came within its window: what was promised is kept. */
  kept: 1,
  /** Its window has not begun: it chose to come early and can wait best. */
  early: 0.5,
  /** It came after its window: it has lost its turn, but not by much, for roads are what they are. */
  late: 0.7,
  /** Inside between two errands it stands in the way of others (a factor on the above). */
  inside: 1.5,
  /** Waiting so long doubles the weight, s: the longer one has waited, the dearer each further minute. */
  doubledAfter: 1800,
} as const;

/**
 * How much later a truck that is left out is served than by the worst of its ways now, s: about the time until the next transfer
 * point comes free. It makes leaving out dearer than any way in, so that no point stays empty without need.
 */
const NEXT_POINT = 120;

/** Cost of a pair that cannot be, s; the gate offers a place to stay for every truck, so that it is never chosen. */
const NO_WAY = 1e9;

/** How many alternatives `why` shows. */
const SHOWN = 5;

/**
 * Decides who goes in. Each block offers as many places as it has free points; the k-th that goes there waits for the k - 1 before
 * it. A truck's expected turn is the time it has waited, the time until its next errand is served (drive, queue, service) and the
 * least time of each of its other errands, whose queues have shrunk by then; one that is left out is served NEXT_POINT later than by
 * its worst way. Exact within budget (bound and objective are then equal but for rounding); a step is one scan over the places.
 * `why[k]` belongs to `plan[k]`.
 */
export const planAdmission: PlanAdmission = (problem: AdmissionProblem, budget: Budget): Planned<Admission[]> => {
  const seekers = problem.trucks.map((t, i) => new Seeker(problem, t, i));
  const able = seekers.filter((s) => s.ways.length > 0);
  const places = placesFor(problem, able);
  let fixed = 0;
  for (const s of seekers) fixed += s.weight * s.truck.waited;
  if (able.length === 0) return { plan: [], objective: fixed, bound: fixed, why: [] };

  const columns = places.length + able.length;
  const cost = new Float64Array(able.length * columns).fill(NO_WAY);
  able.forEach((s, r) => {
    places.forEach((p, c) => {
      const way = s.bestAt(p.block);
      if (way) cost[r * columns + c] = s.weight * (way.total + p.wait);
    });
    cost.fill(s.weight * s.leftOut, r * columns + places.length, (r + 1) * columns);
  });
  const found = assign(able.length, columns, cost, budget.steps);
  const chosen = able.flatMap((seeker, r) => {
    const place = places[found.columnOf[r]];
    return place ? [{ seeker, place, way: seeker.bestAt(place.block) as Way }] : [];
  });
  chosen.sort((a, b) => a.place.block - b.place.block || a.place.wait - b.place.wait);
  return answer(problem, able, chosen, fixed, found.bound);
};

/** One of a truck's errands at one block. */
interface Way extends ServingBlock {
  errand: number;
  /** Least time of the truck's other errands after this one, s. */
  others: number;
  /** All of these seconds. */
  total: number;
}

/** A place in a block's queue. */
interface Place {
  block: number;
  /** Time that those before it take, s. */
  wait: number;
}

interface Chosen {
  seeker: Seeker;
  place: Place;
  way: Way;
}

/** A waiting truck with all its ways. */
class Seeker {
  readonly truck: WaitingTruck;
  readonly index: number;
  readonly weight: number;
  readonly ways: Way[];
  /** Time until served when it is left out, s. */
  readonly leftOut: number;

  constructor(problem: AdmissionProblem, truck: WaitingTruck, index: number) {
    this.truck = truck;
    this.index = index;
    this.weight = weightOf(truck, problem.windowSeconds);
    const room = new Map(problem.blocks.map((b) => [b.block, b]));
    this.ways = truck.errands.flatMap((e, errand) =>
      e.ways
        .filter((w) => (room.get(w.block)?.freePoints ?? 0) > 0)
        .map((w) => {
          const first = secondsOf(w);
          const others = othersAfter(truck, errand, first);
          return { ...w, errand, others, total: first + others };
        }),
    );
    let worst = 0;
    for (const w of this.ways) {
      const { freePoints, craneSeconds } = room.get(w.block) as { freePoints: number; craneSeconds: number };
      const behind = Math.min(freePoints, problem.trucks.length) - 1;
      worst = Math.max(worst, w.total + behind * craneSeconds);
    }
    this.leftOut = worst + NEXT_POINT;
  }

  /** The errand that is served soonest at a block. */
  bestAt(block: number): Way | undefined {
    let best: Way | undefined;
    for (const w of this.ways) if (w.block === block && (!best || w.total < best.total)) best = w;
    return best;
  }
}

function secondsOf(w: ServingBlock): number {
  return w.travelSeconds + w.queueSeconds + w.serviceSeconds;
}

/** Least time of a truck's other errands after one that takes `first` s: so long their queues have shrunk. */
function othersAfter(truck: WaitingTruck, errand: number, first: number): number {
  let sum = 0;
  truck.errands.forEach(({ ways }, e) => {
    if (e === errand || ways.length === 0) return;
    sum += Math.min(...ways.map((w) => w.travelSeconds + Math.max(0, w.queueSeconds - first) + w.serviceSeconds));
  });
  return sum;
}

/** What a second of this truck's turn counts. */
function weightOf(t: WaitingTruck, windowSeconds: number): number {
  const w = ADMISSION_WEIGHTS;
  const kept = t.arrivedAfter > windowSeconds ? w.late : t.arrivedAfter + t.waited < 0 ? w.early : w.kept;
  return kept * (t.inside ? w.inside : 1) * (1 + t.waited / w.doubledAfter);
}

/** The places of all blocks that somebody can go to: as many as there are free points, or trucks that want one. */
function placesFor(problem: AdmissionProblem, able: readonly Seeker[]): Place[] {
  return problem.blocks.flatMap(({ block, freePoints, craneSeconds }) => {
    const wanted = able.filter((s) => s.bestAt(block)).length;
    return Array.from({ length: Math.min(freePoints, wanted) }, (_, k) => ({ block, wait: k * craneSeconds }));
  });
}

/** The answer with its true cost: whoever goes to a block moves up to the first places there. */
function answer(
  problem: AdmissionProblem,
  able: readonly Seeker[],
  chosen: readonly Chosen[],
  fixed: number,
  bound: number,
): Planned<Admission[]> {
  const going = new Map<number, number>();
  const crane = new Map(problem.blocks.map((b) => [b.block, b.craneSeconds]));
  const settled = chosen.map((c) => {
    const before = going.get(c.place.block) ?? 0;
    going.set(c.place.block, before + 1);
    return { ...c, place: { block: c.place.block, wait: before * (crane.get(c.place.block) as number) } };
  });
  let objective = fixed;
  for (const c of settled) objective += c.seeker.weight * (c.way.total + c.place.wait);
  const inside = new Set(settled.map((c) => c.seeker));
  for (const s of able) if (!inside.has(s)) objective += s.weight * s.leftOut;
  return {
    plan: settled.map(({ seeker, way }) => ({ truck: seeker.index, errand: way.errand, block: way.block })),
    objective,
    bound: Math.min(objective, fixed + bound),
    why: settled.map((c) => reason(problem, c, going)),
  };
}

/** Why one truck goes where it goes: its ways behind those who go there too, and staying out. */
function reason(problem: AdmissionProblem, { seeker, place, way }: Chosen, going: ReadonlyMap<number, number>): Why {
  const crane = new Map(problem.blocks.map((b) => [b.block, b.craneSeconds]));
  const ways = seeker.ways.map((w) => {
    const here = w.block === way.block;
    const wait = here ? place.wait : (going.get(w.block) ?? 0) * (crane.get(w.block) as number);
    return { way: w, ...alternative(seeker, w, wait) };
  });
  ways.sort((a, b) => a.score - b.score);
  const rank = ways.findIndex((w) => w.way === way);
  const behind = ways[rank].score > ways[0].score + 1e-9;
  const shown = ways.slice(0, SHOWN - 1);
  if (rank >= shown.length) shown[shown.length - 1] = ways[rank];
  const { weight, truck, leftOut } = seeker;
  const stay = {
    choice: 'wait',
    score: weight * (truck.waited + leftOut),
    parts: { waited: weight * truck.waited, waiting: weight * leftOut },
  };
  const alternatives = [...shown.map(({ choice, score, parts }) => ({ choice, score, parts })), stay];
  alternatives.sort((a, b) => a.score - b.score);
  return {
    decided: ways.length === 1 ? 'only-choice' : behind ? 'needed-elsewhere' : advantage(ways),
    alternatives,
  };
}

function alternative(seeker: Seeker, w: Way, wait: number): Why['alternatives'][number] {
  const { weight, truck } = seeker;
  const several = truck.errands.length > 1 ? ` errand ${w.errand + 1}` : '';
  return {
    choice: `block ${w.block}${several}`,
    score: weight * (truck.waited + w.total + wait),
    parts: {
      waited: weight * truck.waited,
      travel: weight * w.travelSeconds,
      queue: weight * (w.queueSeconds + wait),
      service: weight * w.serviceSeconds,
      'other-errands': weight * w.others,
    },
  };
}

/** The part in which the best way is ahead of the second the most. */
function advantage(ways: readonly { score: number; parts: Record<string, number> }[]): string {
  const [first, second] = ways;
  if (second.score - first.score < 1e-9) return 'tie';
  let best = 'tie';
  let gain = 0;
  for (const [name, cost] of Object.entries(first.parts)) {
    if (second.parts[name] - cost <= gain) continue;
    gain = second.parts[name] - cost;
    best = name;
  }
  return best;
}
