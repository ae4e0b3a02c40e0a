// Time of the fleet's planning. A decision is one look at the fleet in a terminal that works three vessels: where loaded vehicles
// go, which vehicle takes which task, who parks and who charges. Besides, the assignment alone with every vehicle of the fleet free and as many
// tasks. Times are those of the clock, which are never less than the computer time: the count of computer time goes on in steps of
// several milliseconds on some systems.
import { dispatch } from '../../src/fleet/dispatch.ts';
import { Random } from '../../src/kit/random.ts';
import type { Desk } from '../../src/operation/context.ts';
import { designedTerminal, MONDAY } from '../../test/support/generated-days.ts';
import { wideTerminal } from '../../test/support/shifts.ts';
import { beginThreeVessels } from '../../test/support/three-vessels.ts';
import type { Row } from '../measurement.ts';
import type { PlanningTimes, Times } from './answers.ts';
import { runJobs } from './jobs.ts';
import { round } from './waits.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SEED = 1;
/** Hours of the run in which decisions are timed, and how often the assignment is timed on the fleet as it stands, ms. */
const [FROM, TO] = [1, 5];
const SAMPLE = 2 * MINUTE;
/** Steps of the assignment, as in the running terminal. */
const STEPS = 200_000;
/** Tasks are wanted within so many seconds from now. */
const WANTED_WITHIN = 600;
const FLEETS = [60, 120];
/** Most time of a decision at the 99th percentile, ms. */
const MOST = 5;

/** Times the planning of a fleet. Throws when no decision was seen: then the watch has lost sight of the loop. */
export function timePlanning(vehicles: number): PlanningTimes {
  const model = vehicles > 60 ? wideTerminal(vehicles) : designedTerminal('busan-dgt');
  const run = beginThreeVessels(model, SEED);
  run.advance(MONDAY + FROM * HOUR);
  const { desk } = run.operation;
  const decisions = watchDecisions(desk);
  const assignments: number[] = [];
  const random = new Random(SEED);
  for (let at = MONDAY + FROM * HOUR + SAMPLE; at <= MONDAY + TO * HOUR; at += SAMPLE) {
    run.advance(at);
    assignments.push(timeAssignment(desk, random));
  }
  if (desk.state.vehicles.length !== vehicles) throw new Error(`there are ${desk.state.vehicles.length} vehicles`);
  if (decisions.length === 0) throw new Error('no decision of the fleet was seen');
  return { decisions: timesOf(decisions), assignments: timesOf(assignments) };
}

/**
 * Times every look at the fleet from outside: the loop takes the flag back just before it, and goes through the blocks that have
 * something new just after it.
 */
function watchDecisions(desk: Desk): number[] {
  const taken: number[] = [];
  let flag = desk.lookAtFleet;
  let began = -1;
  Object.defineProperty(desk, 'lookAtFleet', {
    get: () => flag,
    set: (value: boolean) => {
      if (flag && !value) began = performance.now();
      flag = value;
    },
  });
  class Blocks extends Set<number> {
    override [Symbol.iterator](): SetIterator<number> {
      if (began >= 0) taken.push(performance.now() - began);
      began = -1;
      return super[Symbol.iterator]();
    }
  }
  Object.assign(desk, { blocksToLook: new Blocks(desk.blocksToLook) });
  return taken;
}

/** Time of one assignment of all vehicles, ms: drive times are those of the fleet as it stands, tasks at any transfer point. */
function timeAssignment({ layout, state, traffic }: Desk, random: Random): number {
  const points = [...layout.waterPoints.flat(), ...layout.cranePoints.flat()];
  const offers = state.vehicles.map((_, id) => ({ id, freeIn: 0 }));
  const demands = offers.map(({ id }) => ({ id, wantedIn: WANTED_WITHIN * random.next(), weight: 1 }));
  const rests = demands.map(() => random.pick(points));
  const seconds = Float64Array.from(offers.flatMap((o) => rests.map((rest) => traffic.secondsTo(o.id, rest))));
  const began = performance.now();
  dispatch({ demands, offers, seconds }, { steps: STEPS });
  return performance.now() - began;
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1)! };
}

/** The rows of the planning; one fleet after the other, so that neither is in the other's way. */
export async function planningRows(): Promise<Row[]> {
  const asked = FLEETS.map((vehicles) => ({ vehicles }));
  const answers = await runJobs('planning', asked, 1);
  return answers.flatMap(({ decisions, assignments }, i) => {
    const fleet = `${FLEETS[i]} vehicles`;
    return [
      ...timeRows(`${fleet}: a decision of the fleet's planning`, decisions, true),
      ...timeRows(`${fleet}: assignment of all at once to as many tasks`, assignments, false),
    ];
  });
}

function timeRows(what: string, times: Times, judged: boolean): Row[] {
  const limit = judged ? { target: `<= ${MOST}`, pass: times.p99 <= MOST } : {};
  return [
    { what: `${what}: median`, value: round(times.p50, 3), unit: 'ms' },
    { what: `${what}: 99th percentile of ${times.count}`, value: round(times.p99, 2), unit: 'ms', ...limit },
    { what: `${what}: most`, value: round(times.max, 2), unit: 'ms' },
  ];
}
