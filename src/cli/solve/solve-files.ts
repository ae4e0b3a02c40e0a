// What the commands of hawser solve share: one file after the other is read, solved within its CPU seconds and told, as a line of JSON or as
// a row of a table. A bad file is told and does not stop the others.
import type { BayMove } from '../../yard/bay/bay.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { Budget, Planned } from '../../terminal/planning.ts';
import { EXIT, faultText } from '../fault.ts';
import { numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';
import { CpuClock } from './cpu-clock.ts';
import { readBayFile, solveFault, type BayFile } from './bay-file.ts';

/** Options that every command of the group has. */
export interface SolveOptions {
  /** CPU seconds for each file. */
  seconds: number;
  json?: boolean;
}

/** What is told of a file. */
export interface SolvedFile {
  instance: string;
  /** Moves within the bay, out of it not counted; null without a plan. */
  relocations: number | null;
  /** All moves: [from, to], stacks counted from 0, to = -1 for out of the bay; null without a plan. */
  moves: readonly BayMove[] | null;
  /** No plan has fewer relocations: proven. Null when it is proven that there is no plan. */
  bound: number | null;
  /** The plan has as many relocations as the bound. */
  optimal: boolean;
  cpuSeconds: number;
}

/** Plans for one bay. The objective is Infinity without a plan, the bound too when it is proven that there is none. */
type Solve = (bay: BayFile, budget: Budget) => Planned<BayMove[]>;

/** Most steps that a planner may do within its time: in effect the time alone counts. */
const STEPS = Number.MAX_SAFE_INTEGER;

/** The parser of --seconds. */
export const secondsOption = numberIn('--seconds', { from: 0.001, to: 86_400 });

/** Solves the files in their order; leaves 2 as status when one could not be read, else 1 when one has no plan. */
export function solveFiles(paths: readonly string[], options: SolveOptions, session: Session, solve: Solve): void {
  const { out, err } = session.streams;
  const progress = new ShareProgress(err);
  const table = new SolvedTable(paths);
  const solved: SolvedFile[] = [];
  paths.forEach((path, i) => {
    const tell = (share: number): void =>
      progress.update(`solving ${i + 1} of ${paths.length}: ${path}`, (i + Math.min(1, share)) / paths.length);
    try {
      const file = solveFile(path, options.seconds, solve, tell);
      progress.end();
      out.write(options.json === true ? `${JSON.stringify(file)}\n` : table.row(file));
      solved.push(file);
      if (file.moves === null) throw withoutPlan(file, path);
    } catch (error) {
      progress.end();
      if (!(error instanceof InputError)) throw error;
      err.write(faultText(error.diagnostic));
      const status = error.diagnostic.severity === 'error' ? EXIT.badInput : EXIT.failed;
      session.status = Math.max(session.status, status);
    }
  });
  if (options.json !== true && solved.length > 1) out.write(table.sum(solved));
}

function solveFile(path: string, seconds: number, solve: Solve, tell: (share: number) => void): SolvedFile {
  const bay = readBayFile(path);
  const clock = new CpuClock(seconds);
  const began = performance.now();
  const stop = (): boolean => {
    tell((performance.now() - began) / (1000 * seconds));
    return clock.over();
  };
  tell(0);
  const { plan, objective, bound } = solve(bay, { steps: STEPS, stop });
  const found = objective < Infinity;
  return {
    instance: bay.instance,
    relocations: found ? objective : null,
    moves: found ? plan : null,
    bound: bound < Infinity ? bound : null,
    optimal: found && objective === bound,
    cpuSeconds: Number(clock.used().toFixed(4)),
  };
}

function withoutPlan({ instance, bound }: SolvedFile, path: string): InputError {
  return bound === null
    ? solveFault('HWS-SLV-010', `There is no plan for ${instance} within the limit of tiers.`, path)
    : solveFault('HWS-SLV-011', `No plan was found for ${instance} in the time given.`, path);
}

/** The table that is printed row by row as files are solved. */
class SolvedTable {
  private readonly width: number;
  private begun = false;

  constructor(paths: readonly string[]) {
    this.width = Math.max(8, ...paths.map((path) => path.length - path.lastIndexOf('/') - 1));
  }

  /** A row; the first one comes with the heads of the columns. */
  row({ instance, relocations, bound, optimal, cpuSeconds }: SolvedFile): string {
    const proof = optimal ? 'optimal' : relocations === null ? 'no plan' : `gap ${relocations - (bound ?? 0)}`;
    const line = this.line(instance, relocations ?? '-', bound ?? '-', proof, cpuSeconds.toFixed(3));
    const head = this.begun ? '' : this.line('instance', 'relocations', 'bound', 'proof', 'CPU s');
    this.begun = true;
    return head + line;
  }

  /** The last row: sums of the files that have a plan. */
  sum(files: readonly SolvedFile[]): string {
    const total = (of: (file: SolvedFile) => number): number => files.reduce((sum, file) => sum + of(file), 0);
    const planned = files.filter(({ relocations }) => relocations !== null);
    return this.line(
      `${files.length} bays`,
      planned.reduce((sum, { relocations }) => sum + (relocations ?? 0), 0),
      planned.reduce((sum, { bound }) => sum + (bound ?? 0), 0),
      `${total(({ optimal }) => Number(optimal))} optimal`,
      total(({ cpuSeconds }) => cpuSeconds).toFixed(3),
    );
  }

  private line(
    instance: string,
    relocations: string | number,
    bound: string | number,
    proof: string,
    cpu: string,
  ): string {
    const cells = [String(relocations).padStart(11), String(bound).padStart(6), proof.padEnd(10), cpu.padStart(9)];
    return `${[instance.padEnd(this.width), ...cells].join('  ')}\n`;
  }
}
