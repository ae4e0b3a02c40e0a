// Checks a crane plan against the rules of the quay, pair by pair. Written apart from the planner, so that one checks the other.
import type { CranePlan, CraneProblem } from './problems.ts';

/** Times closer than this, s, count as equal: rounding of sums. */
const TOLERANCE = 1e-6;

interface Done {
  id: number;
  /** Place of the crane among the cranes. */
  v: number;
  x: number;
  start: number;
  end: number;
}

/**
 * Lists in sentences what is wrong with a plan: a task done twice or in less than its time, a crane that starts before it can
 * be there, two cranes too near each other or crossing, a precedence or a lock not kept. Empty when the plan can be done.
 */
export function faultsOf(problem: CraneProblem, plan: CranePlan): string[] {
  const faults: string[] = [];
  const done = lineUp(problem, plan, faults);
  const byId = new Map(done.map((d) => [d.id, d]));
  if (byId.size !== done.length) faults.push('A task is done more than once.');
  for (const task of problem.tasks) {
    const d = byId.get(task.id);
    if (d === undefined) continue;
    if (d.end - d.start < task.seconds - TOLERANCE) faults.push(`Task ${task.id} gets less than its time.`);
    if (task.lockedTo !== null && problem.cranes[d.v].id !== task.lockedTo)
      faults.push(`Task ${task.id} leaves its crane.`);
    for (const before of task.after) {
      const p = byId.get(before);
      if (p !== undefined && d.start < p.end - TOLERANCE)
        faults.push(`Task ${task.id} starts before ${before} is done.`);
    }
  }
  for (let i = 0; i < done.length; i++) {
    for (let j = 0; j < done.length; j++) {
      const [a, b] = [done[i], done[j]];
      if (i === j || a.start > b.start) continue;
      const wait = timeBetween(problem, a, b);
      if (wait > 0 && b.start < a.end + wait - TOLERANCE)
        faults.push(`Tasks ${a.id} and ${b.id} bring cranes too near.`);
    }
  }
  return faults;
}

/** All tasks with their crane's place; notes starts that the crane cannot reach in time. */
function lineUp(problem: CraneProblem, plan: CranePlan, faults: string[]): Done[] {
  const done: Done[] = [];
  for (const { crane, tasks } of plan.sequences) {
    const v = problem.cranes.findIndex((c) => c.id === crane);
    let at = problem.cranes[v].x;
    let free = problem.cranes[v].readyIn;
    for (const { id, start, end } of tasks) {
      const x = problem.tasks.find((t) => t.id === id)?.x ?? NaN;
      if (x < problem.cranes[v].minX || x > problem.cranes[v].maxX) faults.push(`Crane ${crane} leaves its range.`);
      if (!(start >= free + Math.abs(x - at) / problem.gantrySpeed - TOLERANCE)) {
        faults.push(`Crane ${crane} cannot start task ${id} so early.`);
      }
      done.push({ id, v, x, start, end });
      at = x;
      free = end;
    }
  }
  return done;
}

/** Time that must pass from the end of a to the start of b on another crane, s; 0 when both can run at once. */
function timeBetween(problem: CraneProblem, a: Done, b: Done): number {
  if (a.v === b.v) return 0;
  const room = Math.abs(a.v - b.v) * problem.minSpacing;
  const short = (a.v < b.v ? a.x - b.x : b.x - a.x) + room;
  return short > TOLERANCE ? short / problem.gantrySpeed : 0;
}
