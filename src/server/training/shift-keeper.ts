// Keeps a training shift within its own server: it stands until the trainee begins, runs at its speed, ends at its end, and is then held
// against the automatic run, which another thread works out in the meantime.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import type { ReportInput } from '../../office/report.ts';
import { scoreShift, SHIFT_FIGURES } from '../../office/shift-score.ts';
import type { Debrief, RunningShift, TrainingShift } from '../api/training.ts';
import type { Clockwork, Driven } from '../live/clockwork.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import type { WaitingState } from '../causes/waiting-notes.ts';
import { forkOf } from '../whatif/fork.ts';
import type { Fork } from '../whatif/task.ts';
import type { AutomaticTask } from './automatic-run.ts';
import { deedsIn } from './deeds.ts';
import { FaultLog, faultsOfShift, withReactions } from './fault-log.ts';
import { outcomeOf, sumsNow, type Outcome } from './outcome.ts';
import type { Course, ShiftFolder, StoredOrder } from './shift-folder.ts';
import { orderView } from './views.ts';

const HOUR_MS = 3_600_000;

/** The terminal at the beginning of the shift. */
interface Beginning {
  seq: number;
  sums: ReportInput;
  fork: Fork;
  waiting: WaitingState;
}

export class ShiftKeeper {
  private readonly folder: ShiftFolder;
  private readonly stored: StoredOrder;
  private readonly tell: (course: Course) => void;
  private readonly failed: (error: unknown) => void;
  private readonly log = new FaultLog();
  private course!: Course;
  private live!: LiveTerminal;
  private clock!: Clockwork;
  private beginning: Beginning | null = null;
  private automatic: { worker: Worker; outcome: Promise<Outcome> } | null = null;

  /** `failed` is called when the shift cannot be judged. */
  constructor(folder: ShiftFolder, tell: (course: Course) => void, failed: (error: unknown) => void) {
    const { order } = folder;
    invariant(order, 'a shift was asked for');
    this.folder = folder;
    this.stored = order;
    this.tell = tell;
    this.failed = failed;
  }

  /** What the clock drives: the terminal up to the end of the shift. */
  drive(live: LiveTerminal): Driven {
    const end = (): number => (this.course.state === 'standing' ? this.course.from : this.course.to);
    return {
      get now() {
        return live.now;
      },
      get end() {
        return end();
      },
      get standing() {
        return live.standing;
      },
      get snapshotAt() {
        return live.snapshotAt;
      },
      snapshot: () => live.snapshot(),
      advance: (until, stop) => {
        live.advance(until, stop);
        if (this.course.state !== 'running') return;
        this.log.look(live.run);
        if (live.now >= this.course.to && live.standing === null) this.finish();
      },
    };
  }

  /** Takes the terminal where it stands: at the beginning of the shift, or somewhere in the record of one that is over. */
  open(live: LiveTerminal, clock: Clockwork): void {
    [this.live, this.clock] = [live, clock];
    const from = this.stored.start + this.stored.order.hoursBefore * HOUR_MS;
    const known = this.folder.course;
    if (known?.state === 'done') {
      this.course = known;
      return;
    }
    // What ran when its process ended, nobody has brought to its end.
    if (known !== null && known.state !== 'standing') return this.change({ ...known, state: 'broken', to: live.now });
    this.change({ state: 'standing', from, to: from + this.stored.order.hours * HOUR_MS });
    this.beginning = {
      seq: live.lastSeq,
      sums: sumsNow(live.run),
      fork: forkOf(live.run),
      waiting: structuredClone(live.day.waiting),
    };
    this.automatic = this.runAutomatically();
  }

  /** How the shift stands. */
  view(): RunningShift {
    const { id, order } = this.stored;
    const { state, from, to } = this.course;
    return { id, trainee: order.trainee, state, from, to, now: this.live.now, speed: order.speed };
  }

  /** True when nobody may change anything any more. */
  get closed(): boolean {
    return this.course.state !== 'standing' && this.course.state !== 'running';
  }

  /** The trainee begins; false where the shift does not stand at its beginning. */
  begin(): boolean {
    if (this.course.state !== 'standing') return false;
    this.change({ ...this.course, state: 'running' });
    this.clock.setSpeed(this.stored.order.speed);
    return true;
  }

  /** Ends the shift before its time; false where it does not run. */
  end(): boolean {
    if (this.course.state !== 'running' || this.beginning === null) return false;
    this.change({ ...this.course, to: this.live.now });
    this.finish();
    return true;
  }

  /** Ends the other thread. */
  async close(): Promise<void> {
    await this.automatic?.worker.terminate();
  }

  private change(course: Course): void {
    this.course = course;
    this.folder.note(course);
    this.tell(course);
  }

  private finish(): void {
    const { beginning, live } = this;
    invariant(beginning, 'a shift that runs has begun');
    // The turn may have been left in its middle for the server's sake.
    live.advance(this.course.to, () => false);
    this.clock.setSpeed(0);
    this.change({ ...this.course, state: 'judging' });
    const own = outcomeOf(live.run, live.day.waiting, beginning.sums);
    const deeds = deedsIn(live.framesAfter(beginning.seq));
    const { start } = this.stored;
    const fell = faultsOfShift(live.config.disturbances?.script ?? [], this.log.all, { start, ...this.course });
    const faults = withReactions(fell, deeds, live.run);
    live.snapshot();
    void this.outcomeOfAutomatic().then((automatic) => {
      const debrief = this.debriefOf(own, automatic, { deeds, faults });
      this.folder.judge(debrief);
      this.change({ ...this.course, state: 'done', ...(debrief.score !== null && { score: debrief.score }) });
    }, this.failed);
  }

  private debriefOf(own: Outcome, automatic: Outcome, told: Pick<Debrief, 'deeds' | 'faults'>): Debrief {
    const { rows, score } = scoreShift(own.figures, automatic.figures);
    const { from, to } = this.course;
    const shift: TrainingShift = {
      ...orderView(this.stored),
      ...{ state: 'done', warmed: 1, from, to, score, open: true },
    };
    return {
      shift,
      hours: (to - from) / HOUR_MS,
      score,
      rows: rows.map((row) => {
        const { target } = SHIFT_FIGURES[row.figure] as { target?: { value: number; kind: 'least' | 'most' } };
        return { ...row, target: target ? { value: target.value, kind: target.kind } : null };
      }),
      ...told,
      trainee: own.side,
      automatic: automatic.side,
    };
  }

  /** What the automatic run of the hours that were worked came to: the one at hand, or another of a shift that ended early. */
  private async outcomeOfAutomatic(): Promise<Outcome> {
    if (this.course.to < this.course.from + this.stored.order.hours * HOUR_MS) {
      await this.close();
      this.automatic = this.runAutomatically();
    }
    invariant(this.automatic, 'a shift that has begun has an automatic run');
    return this.automatic.outcome;
  }

  private runAutomatically(): NonNullable<ShiftKeeper['automatic']> {
    invariant(this.beginning, 'a shift that has begun knows its beginning');
    const { fork, waiting } = this.beginning;
    const task: AutomaticTask = { fork, waiting, until: this.course.to };
    const address = new URL(`./automatic-thread${extname(import.meta.filename)}`, import.meta.url);
    const worker = new Worker(address, { workerData: task, execArgv: [] });
    const outcome = new Promise<Outcome>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread of the automatic run ended.')));
    });
    // Where nobody waits for it: a thread that is ended, or one that fails before the shift is over and is told of then.
    outcome.catch(() => undefined);
    return { worker, outcome };
  }
}
