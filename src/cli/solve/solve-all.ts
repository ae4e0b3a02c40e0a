// What the commands of hawser solve share, whatever they solve: one file after the other is read, solved within its CPU seconds and told, as a
// line of JSON or as a row of a table. A bad file is told and does not stop the others.
import { InputError } from '../../terminal/diagnostic.ts';
import type { Budget } from '../../terminal/planning.ts';
import { EXIT, faultText } from '../fault.ts';
import { numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';
import { CpuClock } from './cpu-clock.ts';

/** Options that every command of the group has. */
export interface SolveOptions {
  /** CPU seconds for each file. */
  seconds: number;
  json?: boolean;
}

/** What is told of every file, whatever it holds. */
export interface SolvedInstance {
  /** Name of the file without its folder. */
  instance: string;
  /** No plan costs less: proven. Null when it is proven that there is no plan. */
  bound: number | null;
  /** The plan costs as much as the bound. */
  optimal: boolean;
  cpuSeconds: number;
}

/** What the group has to know of one kind of file. */
export interface SolveKind<F, S extends SolvedInstance> {
  /** Head of the column of costs, e.g. "relocations". */
  cost: string;
  /** What several files are called, e.g. "bays". */
  several: string;
  read(path: string): F;
  /** Plans within the budget; the time is filled in afterwards. */
  solve(file: F, budget: Budget): Omit<S, 'cpuSeconds'>;
  /** What the plan costs; null without one. */
  costOf(solved: S): number | null;
  /** What is told of a file without a plan. */
  withoutPlan(solved: S, path: string): InputError;
}

/** Most steps that a planner may do within its time: in effect the time alone counts. */
const STEPS = Number.MAX_SAFE_INTEGER;

/** The parser of --seconds. */
export const secondsOption = numberIn('--seconds', { from: 0.001, to: 86_400 });

/** Solves the files in their order; leaves 2 as status when one could not be read, else 1 when one has no plan. */
export function solveAll<F, S extends SolvedInstance>(
  paths: readonly string[],
  options: SolveOptions,
  session: Session,
  kind: SolveKind<F, S>,
): void {
  const { out, err } = session.streams;
  const progress = new ShareProgress(err);
  const table = new SolvedTable(paths, kind);
  const solved: S[] = [];
  paths.forEach((path, i) => {
    const tell = (share: number): void =>
      progress.update(`solving ${i + 1} of ${paths.length}: ${path}`, (i + Math.min(1, share)) / paths.length);
    try {
      const file = solveOne(path, options.seconds, kind, tell);
      progress.end();
      out.write(options.json === true ? `${JSON.stringify(file)}\n` : table.row(file));
      solved.push(file);
      if (kind.costOf(file) === null) throw kind.withoutPlan(file, path);
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

function solveOne<F, S extends SolvedInstance>(
  path: string,
  seconds: number,
  kind: SolveKind<F, S>,
  tell: (share: number) => void,
): S {
  const file = kind.read(path);
  const clock = new CpuClock(seconds);
  const began = performance.now();
  const stop = (): boolean => {
    tell((performance.now() - began) / (1000 * seconds));
    return clock.over();
  };
  tell(0);
  const solved = kind.solve(file, { steps: STEPS, stop });
  return { ...solved, cpuSeconds: Number(clock.used().toFixed(4)) } as S;
}

/** The table that is printed row by row as files are solved. */
class SolvedTable<F, S extends SolvedInstance> {
  private readonly width: number;
  private readonly kind: SolveKind<F, S>;
  private begun = false;

  constructor(paths: readonly string[], kind: SolveKind<F, S>) {
    this.kind = kind;
    this.width = Math.max(8, ...paths.map((path) => path.length - path.lastIndexOf('/') - 1));
  }

  /** A row; the first one comes with the heads of the columns. */
  row(file: S): string {
    const { instance, bound, optimal, cpuSeconds } = file;
    const cost = this.kind.costOf(file);
    const proof = optimal ? 'optimal' : cost === null ? 'no plan' : `gap ${cost - (bound ?? 0)}`;
    const line = this.line(instance, cost ?? '-', bound ?? '-', proof, cpuSeconds.toFixed(3));
    const head = this.begun ? '' : this.line('instance', this.kind.cost, 'bound', 'proof', 'CPU s');
    this.begun = true;
    return head + line;
  }

  /** The last row: sums of the files that have a plan. */
  sum(files: readonly S[]): string {
    const total = (among: readonly S[], of: (file: S) => number): number =>
      among.reduce((sum, file) => sum + of(file), 0);
    const planned = files.filter((file) => this.kind.costOf(file) !== null);
    return this.line(
      `${files.length} ${this.kind.several}`,
      total(planned, (file) => this.kind.costOf(file) ?? 0),
      total(planned, ({ bound }) => bound ?? 0),
      `${total(files, ({ optimal }) => Number(optimal))} optimal`,
      total(files, ({ cpuSeconds }) => cpuSeconds).toFixed(3),
    );
  }

  private line(instance: string, cost: string | number, bound: string | number, proof: string, cpu: string): string {
    const costs = String(cost).padStart(Math.max(this.kind.cost.length, 6));
    const cells = [costs, String(bound).padStart(6), proof.padEnd(10), cpu.padStart(9)];
    return `${[instance.padEnd(this.width), ...cells].join('  ')}\n`;
  }
}
