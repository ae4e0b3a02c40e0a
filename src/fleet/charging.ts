// Charging: which idle vehicles go to which charger now, and how full, under what power there is and what it costs. Knows nothing of
// roads and cranes but the seconds it is told.
import { assign } from '../kit/assignment.ts';
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { Charge, ChargingProblem, ChargingTerms, PlanCharging, VehicleEnergy } from './problems.ts';

/** What energy and time are worth. Ours, set against the twin; not published figures. */
export const CHARGING_WEIGHTS = {
  /**
   * A second of charging that is missing when the work comes, in seconds of drive: the vehicle must then be taken out of the work,
   * and a crane waits for another one.
   */
  shortfall: 4,
  /**
   * A second of charging not done although there is room in the battery: what fills it in a slack hour need not be filled in a busy
   * one, which may come or not.
   */
  room: 0.15,
  /**
   * A kWh bought at a price that is dearer by the mean price than it will be, s. Set over what room is worth (0.15 s by s of
   * charging, 2 s by kWh at 250 kW) and far below a shortfall (58 s): dear hours leave room unfilled, never the work undone.
   */
  premium: 6,
  /** A second at the charger in which the whole fleet is wanted; with more vehicles idle it costs less, see busyPrice(). */
  busy: 0.5,
  /** Driving there and back again counts twice the way there. */
  there: 2,
  /** Coming to stand and connecting, s. */
  connect: 60,
  /** A vehicle below the reserve cannot be sent to work at all: a charger is worth so much more to it, s. */
  reserve: 20_000,
} as const;

/** Charging less than this share of a full battery is not worth a stop. */
const SHORTEST_STOP = 0.15;

/** Cost of a way that is not there, s; every vehicle can stay where it is, so that it is never chosen. */
const NO_WAY = 1e9;

/** How many alternatives `why` shows. */
const SHOWN = 5;

/**
 * Sends idle vehicles to chargers. The cost of a vehicle that ends with energy e is the time of charging that it lacks for the work
 * expected of it (heavily) and for a full battery (lightly), and, when it charges, its drive and its time at the charger, which is
 * dear when few vehicles are idle, and what its energy costs more now than later. At most `most` vehicles are sent. Vehicles at work
 * stay; they count in how slack the fleet is, and their lack in the objective.
 * Exact within budget (bound and objective are then equal but for rounding); a step is one scan over the chargers. `why[k]` belongs
 * to `plan[k]`. A drive time of Infinity means that the vehicle cannot get there.
 */
export const planCharging: PlanCharging = (problem: ChargingProblem, budget: Budget): Planned<Charge[]> => {
  const { vehicles, chargers, seconds } = problem;
  let fixed = 0;
  for (const v of vehicles) fixed += lackCost(problem, v, v.energyKWh);
  const price = busyPrice(problem, idleShareOf(vehicles));
  const seekers = vehicles.flatMap((v, index) => {
    const gain = gainOf(problem, v, price);
    return gain.seconds > 0 ? [{ index, gain }] : [];
  });
  const most = Math.max(0, Math.min(problem.most, chargers));
  if (seekers.length === 0 || most === 0) return { plan: [], objective: fixed, bound: fixed, why: [] };
  // The first rows are nobody: each takes a charger that must stay empty, so that no more than `most` are left for the others.
  const nobody = chargers - most;
  const rows = nobody + seekers.length;
  const columns = chargers + seekers.length;
  const cost = new Float64Array(rows * columns);
  for (let r = 0; r < nobody; r++) cost.fill(NO_WAY, r * columns + chargers, (r + 1) * columns);
  seekers.forEach(({ index, gain }, k) => {
    const r = nobody + k;
    for (let c = 0; c < chargers; c++) {
      const drive = seconds[index * chargers + c];
      cost[r * columns + c] = drive === Infinity ? NO_WAY : driveCost(drive) - gain.seconds;
    }
  });
  const found = assign(rows, columns, cost, budget.steps);
  let objective = fixed;
  const plan: Charge[] = [];
  const why: Why[] = [];
  const taken = new Set<number>(found.columnOf);
  seekers.forEach(({ index, gain }, k) => {
    const r = nobody + k;
    const charger = found.columnOf[r];
    if (charger >= chargers) return;
    objective += cost[r * columns + charger];
    plan.push({ vehicle: index, charger, untilKWh: gain.untilKWh });
    why.push(reason(problem, index, gain, charger, taken));
  });
  return { plan, objective, bound: Math.min(objective, fixed + found.bound), why };
};

/**
 * What a vehicle gains by charging now when a charger were where it stands and such a share of the fleet is idle, s; 0 or below: it stays,
 * wherever the chargers are, and its ways need not be looked up.
 */
export function chargingGain(terms: ChargingTerms, v: VehicleEnergy, idleShare: number): number {
  return gainOf(terms, v, busyPrice(terms, idleShare)).seconds;
}

/** What a vehicle gains by charging now, before the drive, and how full it is best charged. */
interface Gain {
  /** s; nothing is gained at 0 or below. */
  seconds: number;
  untilKWh: number;
  /** Lack that charging saves, what the time at the charger costs, and what the energy costs more now than later, s. */
  saved: number;
  time: number;
  premium: number;
}

/** The better of two fillings: what the work needs (but no stop shorter than SHORTEST_STOP), and the full mark. */
function gainOf(problem: ChargingTerms, v: VehicleEnergy, price: number): Gain {
  const w = CHARGING_WEIGHTS;
  let best: Gain = { seconds: 0, untilKWh: v.energyKWh, saved: 0, time: 0, premium: 0 };
  if (!v.idle) return best;
  const now = lackCost(problem, v, v.energyKWh);
  const top = problem.topShare * v.fullKWh;
  const enough = Math.min(top, Math.max(needOf(problem, v), v.energyKWh + SHORTEST_STOP * v.fullKWh));
  for (const until of problem.swapSeconds === null ? [enough, top] : [v.fullKWh]) {
    if (until - v.energyKWh < (problem.swapSeconds === null ? 1e-9 : SHORTEST_STOP * v.fullKWh)) continue;
    const saved = now - lackCost(problem, v, until);
    const time = w.connect + price * (problem.swapSeconds ?? chargeSeconds(problem, until - v.energyKWh));
    const premium = problem.swapSeconds === null ? w.premium * problem.premium * (until - v.energyKWh) : 0;
    const seconds = saved - time - premium;
    if (seconds > best.seconds) best = { seconds, untilKWh: until, saved, time, premium };
  }
  return best;
}

/** True when a vehicle has so little left that it must charge before it works again. */
export function mustCharge(problem: Pick<ChargingProblem, 'reserveShare'>, v: VehicleEnergy): boolean {
  return v.energyKWh < problem.reserveShare * v.fullKWh;
}

/** Price of a second at a charger: 0 when `slackShare` of the fleet or more is idle, growing to `busy` when nobody is. */
function busyPrice({ slackShare }: ChargingTerms, idleShare: number): number {
  return CHARGING_WEIGHTS.busy * Math.max(0, 1 - idleShare / slackShare);
}

function idleShareOf(vehicles: readonly VehicleEnergy[]): number {
  let idle = 0;
  for (const v of vehicles) if (v.idle) idle++;
  return vehicles.length === 0 ? 0 : idle / vehicles.length;
}

/** Energy that a vehicle wants to have: the reserve and the work expected of it, kWh. */
function needOf(problem: ChargingTerms, v: VehicleEnergy): number {
  return problem.reserveShare * v.fullKWh + v.kmExpected * problem.kWhPerKm;
}

/** Cost of going on with an energy, s. */
function lackCost(problem: ChargingTerms, v: VehicleEnergy, energy: number): number {
  const w = CHARGING_WEIGHTS;
  const short = chargeSeconds(problem, Math.max(0, needOf(problem, v) - energy));
  const room = chargeSeconds(problem, Math.max(0, problem.topShare * v.fullKWh - energy));
  return w.shortfall * short + w.room * room + (energy < problem.reserveShare * v.fullKWh ? w.reserve : 0);
}

function chargeSeconds(problem: ChargingTerms, kWh: number): number {
  return (kWh / problem.chargeKW) * 3600;
}

function driveCost(seconds: number): number {
  return CHARGING_WEIGHTS.there * seconds;
}

/** Why a vehicle charges, and at this charger: its chargers by cost, and staying. */
function reason(problem: ChargingProblem, index: number, gain: Gain, charger: number, taken: ReadonlySet<number>): Why {
  const v = problem.vehicles[index];
  const lack = lackCost(problem, v, v.energyKWh);
  const ways = Array.from({ length: problem.chargers }, (_, c) => {
    const drive = driveCost(problem.seconds[index * problem.chargers + c]);
    const parts = { lack: lack - gain.saved, charging: gain.time, premium: gain.premium, drive };
    const score = parts.lack + parts.charging + parts.premium + drive;
    return { c, choice: `charger ${c}`, score, parts: { ...parts } };
  }).filter((a) => Number.isFinite(a.score));
  ways.sort((a, b) => a.score - b.score || a.c - b.c);
  const rank = ways.findIndex((a) => a.c === charger);
  const shown = ways.slice(0, SHOWN - 1);
  if (rank >= shown.length) shown[shown.length - 1] = ways[rank];
  const stay = { choice: 'stay', score: lack, parts: { lack, charging: 0, premium: 0, drive: 0 } };
  const elsewhere = rank > 0 && taken.has(ways[0].c) && ways[rank].score > ways[0].score;
  const slack = gain.premium < 0 ? 'cheap' : 'slack';
  const low = v.energyKWh < needOf(problem, v) ? 'shortfall' : slack;
  return {
    decided: elsewhere ? 'needed-elsewhere' : mustCharge(problem, v) ? 'reserve' : low,
    alternatives: [...shown.map(({ choice, score, parts }) => ({ choice, score, parts })), stay].sort(
      (a, b) => a.score - b.score,
    ),
  };
}
