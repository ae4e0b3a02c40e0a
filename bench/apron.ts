// Moves on an apron without lanes: what a step of the planner costs and what gets done, on published grids (movingai.com; the
// warehouses of Stern et al. 2019, "Multi-agent pathfinding: definitions, variants, and benchmarks"). Two questions:
// - lifelong: 200 stations; who arrives is sent to another one. 1,000 steps, seed 1.
// - one-shot: starts and goals of a published scenario; solved when all are at their goals at the same step.
import { existsSync, readFileSync } from 'node:fs';
import { faultsOfStep } from '../src/fleet/apron/check.ts';
import { freeCells, gridFromRows, UNREACHABLE, type ApronGrid } from '../src/fleet/apron/grid.ts';
import { ApronPlanner, beginApron, stepApron } from '../src/fleet/apron/planner.ts';
import { draw } from '../src/fleet/apron/small-aprons.fixture.ts';
import { Random } from '../src/kit/random.ts';
import type { Measurement, Row } from './measurement.ts';

/** Folder of the published grids; absent on most machines. */
export const DATA = new URL('../../shared/data/mapf/', import.meta.url);

const WAREHOUSES = ['10-20-10-2-1', '10-20-10-2-2', '20-40-10-2-1', '20-40-10-2-2'].map((name) => `warehouse-${name}`);
const VEHICLES = [60, 100, 400, 800];
const STATIONS = 200;
const STEPS = 1_000;

const SCENARIO = 'random-32-32-10';
/** The first so many starts and goals of the scenario. */
const SCENARIO_SIZES = [50, 100, 200, 300, 400];
/** Chance decides ties, so each is tried with seeds 1 to SEEDS, for at most STEPS steps. */
const SEEDS = 20;

/** The grid of a file in the format of movingai.com: four lines of header, then rows of `.` (free) and `@` or `T` (blocked). */
export function parseMap(text: string): ApronGrid {
  const [type, height, width, map, ...rows] = text.trimEnd().split(/\r?\n/);
  const grid = gridFromRows(rows);
  if (
    type !== 'type octile' ||
    map !== 'map' ||
    height !== `height ${grid.height}` ||
    width !== `width ${grid.width}`
  ) {
    throw new Error(`Not a grid of movingai.com: ${type}, ${height}, ${width}, ${map}, ${rows.length} rows.`);
  }
  return grid;
}

/** Starts and goals of a scenario file: after a line of version, columns 5 to 8 are x and y of start and goal. */
export function parseScenario(text: string, { width }: ApronGrid): { start: number; goal: number }[] {
  const lines = text.trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [startX, startY, goalX, goalY] = line.split('\t').slice(4, 8).map(Number);
    return { start: startY! * width + startX!, goal: goalY! * width + goalX! };
  });
}

/** Measures both questions; says so where the grids are absent. */
export function run(): Promise<Measurement> {
  const rows: Row[] = [];
  if (existsSync(DATA)) {
    lifelong(parseMap(read(`${WAREHOUSES[0]}.map`)), VEHICLES[0]!, new Random(1)); // so that no row pays for the compiler
    for (const map of WAREHOUSES) rows.push(...warehouseRows(map));
    rows.push(...scenarioRows());
  } else {
    console.warn('ABSENT: ../shared/data/mapf; the planner was not measured on the published grids.');
    rows.push({ what: 'published grids', value: 'absent: ../shared/data/mapf', unit: '' });
  }
  return Promise.resolve({ name: 'apron', rows });
}

function read(file: string): string {
  return readFileSync(new URL(file, DATA), 'utf8');
}

/** CPU time since, ms. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function warehouseRows(map: string): Row[] {
  const grid = parseMap(read(`${map}.map`));
  const rows: Row[] = [];
  let faults = 0;
  for (const vehicles of VEHICLES) {
    const result = lifelong(grid, vehicles, new Random(1));
    const what = `${map}, ${vehicles} vehicles`;
    rows.push(
      { what: `${what}: CPU time of a step`, value: result.ms / STEPS, unit: 'ms' },
      { what: `${what}: vehicle-steps`, value: Math.round((vehicles * STEPS * 1000) / result.ms), unit: 'per CPU s' },
      { what: `${what}: tasks done in ${STEPS} steps`, value: result.tasks, unit: '' },
      { what: `${what}: steps spent waiting`, value: (100 * result.waits) / (vehicles * STEPS), unit: '%' },
    );
    if (vehicles === VEHICLES[0])
      rows.unshift({
        what: `${map}: CPU time of steps to ${STATIONS} stations, once`,
        value: result.fieldMs,
        unit: 'ms',
      });
    faults += result.faults;
  }
  return [
    ...rows,
    { what: `${map}: collisions and wrong moves`, value: faults, unit: '', target: 0, pass: faults === 0 },
  ];
}

/** Vehicles that go from station to station. Only the steps are timed, not the check. */
function lifelong(grid: ApronGrid, vehicles: number, random: Random) {
  const cells = freeCells(grid);
  const stations = draw(cells, STATIONS, random);
  const at = draw(cells, vehicles, random);
  const planner = new ApronPlanner(grid, vehicles);
  const began = process.cpuUsage();
  for (const station of stations) planner.stepsTo(station);
  const fieldMs = cpuMs(began);
  const another = (present: number): number => {
    for (;;) {
      const station = stations[random.int(STATIONS)]!;
      if (station !== present && planner.stepsTo(station)[present] !== UNREACHABLE) return station;
    }
  };
  const state = beginApron(at, Int32Array.from(at, another), random);
  const path = [state.at.slice()];
  let tasks = 0;
  const start = process.cpuUsage();
  for (let step = 0; step < STEPS; step++) {
    stepApron(planner, state, random);
    path.push(state.at.slice());
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      if (state.at[vehicle] !== state.goal[vehicle]) continue;
      tasks++;
      state.goal[vehicle] = another(state.at[vehicle]!);
    }
  }
  const ms = cpuMs(start);
  return { ms, fieldMs, tasks, waits: countWaits(path), faults: countFaults(grid, path) };
}

/** How often a vehicle stayed in its cell for a step. */
function countWaits(path: readonly Int32Array[]): number {
  let waits = 0;
  path
    .slice(1)
    .forEach((after, step) => after.forEach((cell, vehicle) => (waits += cell === path[step]![vehicle] ? 1 : 0)));
  return waits;
}

function countFaults(grid: ApronGrid, path: readonly Int32Array[]): number {
  return path.slice(1).reduce((faults, after, step) => faults + faultsOfStep(grid, path[step]!, after).length, 0);
}

function scenarioRows(): Row[] {
  const grid = parseMap(read(`${SCENARIO}.map`));
  const pairs = parseScenario(read(`${SCENARIO}-random-1.scen`), grid);
  const rows: Row[] = [];
  let faults = 0;
  for (const vehicles of SCENARIO_SIZES) {
    if (pairs.length < vehicles) throw new Error(`The scenario has ${pairs.length} vehicles only.`);
    const tries = Array.from({ length: SEEDS }, (_, i) => oneShot(grid, pairs.slice(0, vehicles), new Random(i + 1)));
    const solved = tries.filter(({ solved }) => solved);
    const makespans = solved.map(({ steps }) => steps).sort((a, b) => a - b);
    const what = `${SCENARIO}, first ${vehicles} of scenario 1`;
    rows.push({ what: `${what}: solved within ${STEPS} steps`, value: `${solved.length} of ${SEEDS}`, unit: 'seeds' });
    if (solved.length > 0) {
      rows.push({
        what: `${what}: makespan, median of the solved`,
        value: makespans[solved.length >> 1]!,
        unit: 'steps',
      });
    }
    rows.push({ what: `${what}: makespan, lower bound`, value: tries[0]!.bound, unit: 'steps' });
    for (const each of tries) faults += each.faults;
  }
  return [
    ...rows,
    { what: `${SCENARIO}: collisions and wrong moves`, value: faults, unit: '', target: 0, pass: faults === 0 },
  ];
}

/** From starts to goals; the bound is the longest of the ways that each has alone. */
function oneShot(grid: ApronGrid, pairs: readonly { start: number; goal: number }[], random: Random) {
  const planner = new ApronPlanner(grid, pairs.length);
  const starts = Int32Array.from(pairs, ({ start }) => start);
  const state = beginApron(
    starts,
    Int32Array.from(pairs, ({ goal }) => goal),
    random,
  );
  const bound = Math.max(...pairs.map(({ start, goal }) => planner.stepsTo(goal)[start]!));
  const path = [starts];
  const solved = (): boolean => state.at.every((cell, vehicle) => cell === state.goal[vehicle]);
  while (!solved() && path.length <= STEPS) {
    stepApron(planner, state, random);
    path.push(state.at.slice());
  }
  return { solved: solved(), steps: path.length - 1, bound, faults: countFaults(grid, path) };
}
