// The stowage planner: the load list onto the cells of a vessel. A first plan sets boxes down one after another, the last port first; then
// parts of the vessel are cleared and stowed anew, and what costs less is kept (large neighbourhood search: Shaw 1998, "Using constraint
// programming and local search methods to solve vehicle routing problems"; for stowage Pacino and Jensen 2012).
import { Random } from '../../kit/random.ts';
import type { Budget, Planned } from '../../terminal/planning.ts';
import { boxTable } from './box-table.ts';
import { cellTable } from './cell-table.ts';
import { stowageBound } from './bound.ts';
import { balanceOf, fill } from './fill.ts';
import { improve } from './improve.ts';
import { keepCells } from './kept-cells.ts';
import { floatsNow, stowageCosts, stowageObjective } from './objective.ts';
import { reasonOf, type Chooser } from './place.ts';
import { leftAshore } from './left-ashore.ts';
import type { StowagePlan, StowageProblem } from './problem.ts';
import { lashingColumns } from './refusal.ts';
import { Ship } from './ship.ts';
import { clearSight, expectedFloats } from './sight.ts';
import { slotOfBox } from './slots.ts';

/** Seed of the search's own chance: the same problem and steps give the same plan. */
const SEED = 11;

/** Plans a load list onto a vessel; see PlanStowage. */
export function planStowage(problem: StowageProblem, budget: Budget): Planned<StowagePlan> {
  const boxes = boxTable(problem);
  const ship = new Ship(problem, cellTable(problem.profile, expectedFloats(problem)), boxes);
  const bound = stowageBound(ship);
  const chooser = chooserOf(ship, problem);
  keepCells(ship, problem);
  const loads = Array.from({ length: boxes.containers.length - boxes.aboard }, (_, i) => boxes.aboard + i);
  fill(chooser, loads);
  improve(chooser, budget);
  clearSight(chooser);
  const stowed = loads.filter((box) => ship.where[box]! >= 0);
  const costs = stowageCosts(ship, problem, true);
  return {
    plan: {
      stowed: stowed.map((box) => ({ container: boxes.containers[box]!.id, slot: slotOfBox(ship, box) })),
      ashore: loads.filter((box) => ship.where[box]! < 0).map((box) => leftAshore(ship, chooser.lashing, box)),
      costs,
      floats: floatsNow(ship, problem),
    },
    objective: stowageObjective(costs),
    bound,
    why: stowed.map((box) => reasonOf(ship, box, chooser.choices[box])),
  };
}

function chooserOf(ship: Ship, problem: StowageProblem): Chooser {
  const moves = ship.moves.reduce((sum, n) => sum + n, 0) + problem.loads.length;
  return {
    ship,
    problem,
    lashing: lashingColumns(problem.profile),
    pairTarget: Math.ceil(moves / Math.ceil(Math.max(1, ship.moves.length) / 2)),
    reefersLeft: 0,
    plugsFree: 0,
    balance: balanceOf(problem, ship),
    noise: 0,
    random: new Random(SEED),
    hard: new Set(),
    choices: [],
  };
}
