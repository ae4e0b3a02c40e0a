// The training desk of a server: makes shifts, one at a time, each in a process of its own, and keeps what came of them. Whatever becomes of
// such a process, the terminal itself goes on.
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Debrief, ShiftOrder, TrainingShift, TrainingView } from '../api/training.ts';
import { DataFolder } from '../live/data-folder.ts';
import { mondayBefore } from '../live/weeks.ts';
import { trainingFault } from './fault.ts';
import { disturbancesOf, LEVELS, possibleFaults } from './faults.ts';
import type { FromShift, ToShift } from './messages.ts';
import { isShiftId, nextShiftId, ShiftFolder, shiftIds, type Course } from './shift-folder.ts';
import { orderView } from './views.ts';

/** Shifts that are kept, the newest ones. */
const KEPT = 20;
/** The process of a shift gets a smaller share of the machine than the terminal's own (setpriority(2)). */
const NICE = 5;
/** A process that does not end when it is asked to is ended after this, ms. */
const PATIENCE_MS = 10_000;

/** What the desk needs of its terminal. */
export interface TrainingPlace {
  /** Folder of all shifts. */
  root: string;
  model: TerminalModel;
  /** Text of the terminal file. */
  terminal: () => string;
  /** Factor on the terminal's own traffic. */
  traffic: number;
  webFolder: string | null;
  log: (line: string) => void;
  /** The real clock, ms. */
  clock: () => number;
}

/** A shift that is open. */
interface OpenShift {
  id: string;
  process: ChildProcess;
  token: string;
  warmed: number;
  port: number | null;
  course: Course | null;
}

export class TrainingDesk {
  private readonly place: TrainingPlace;
  private open: OpenShift | null = null;
  private closing: Promise<void> | null = null;

  constructor(place: TrainingPlace) {
    this.place = place;
  }

  /** The shifts, newest first, and what can be chosen. */
  view(): TrainingView {
    const { model, root, traffic } = this.place;
    const shifts = shiftIds(root).reverse();
    return {
      shifts: shifts.flatMap((id) => this.shift(id) ?? []),
      levels: LEVELS,
      faults: possibleFaults(model),
      byChance: model.reliability !== undefined,
      traffic,
    };
  }

  /** A shift; null where there is no such one. */
  shift(id: string): TrainingShift | null {
    const folder = this.folder(id);
    const stored = folder?.order;
    if (!folder || !stored) return null;
    const open = this.open?.id === id ? this.open : null;
    const course = open?.course ?? folder.course;
    return {
      ...orderView(stored),
      state: stateOf(course, open),
      warmed: course ? 1 : (open?.warmed ?? 0),
      ...{ from: course?.from ?? null, to: course?.to ?? null },
      score: course?.score ?? null,
      open: open?.port !== null && open?.port !== undefined,
    };
  }

  /** Makes a shift. @throws InputError HWS-TRN-001, -003, HWS-DIS-… */
  async make(order: ShiftOrder): Promise<TrainingShift> {
    this.assertFree();
    const { model, root, terminal, clock } = this.place;
    const disturbances = disturbancesOf(order, model);
    await this.close();
    this.assertFree();
    const folder = new ShiftFolder(root, nextShiftId(root));
    const made = clock();
    const start = mondayBefore(made, model.timeZone);
    folder.begin({ id: folder.id, made, start, order });
    const config = { terminalFile: model.name, seed: order.seed, start, demandScale: order.traffic, disturbances };
    new DataFolder(folder.path).begin(config, terminal());
    this.start(folder.id);
    for (const id of shiftIds(root).slice(0, -KEPT)) new ShiftFolder(root, id).remove();
    return this.known(folder.id);
  }

  /** Opens the record of a shift that is over, or one that waits for its trainee. @throws InputError HWS-TRN-001, -002, -008 */
  async look(id: string): Promise<TrainingShift> {
    const shift = this.known(id);
    if (this.open?.id === id) return shift;
    this.assertFree();
    if (this.folder(id)?.course === null)
      throw trainingFault('HWS-TRN-008', `${id} was broken off before it could begin.`, id);
    await this.close();
    this.assertFree();
    this.start(id);
    return this.known(id);
  }

  /** Ends the process of a shift; one that was not over is broken off. @throws InputError HWS-TRN-002 */
  async stop(id: string): Promise<TrainingShift> {
    const shift = this.known(id);
    if (this.open?.id !== id) return shift;
    await this.close();
    return this.known(id);
  }

  /** The debrief. @throws InputError HWS-TRN-002, -004 */
  debrief(id: string): Debrief {
    const shift = this.known(id);
    const debrief = shift.state === 'done' ? this.folder(id)?.debrief : null;
    if (!debrief) throw trainingFault('HWS-TRN-004', `${id} has no debrief.`, id);
    return { ...debrief, shift };
  }

  /** Where the server of a shift listens on this machine, and what it has to be told; null while it is closed. */
  target(id: string): { port: number; token: string } | null {
    if (this.open?.id !== id || this.open.port === null) return null;
    const { port, token } = this.open;
    return { port, token };
  }

  /** Process of the shift that is open, for whoever watches the machine. */
  get pid(): number | null {
    return this.open?.process.pid ?? null;
  }

  /** Ends the process that is there. */
  async close(): Promise<void> {
    if (!this.open) return;
    this.closing ??= endOf(this.open.process).finally(() => (this.closing = null));
    await this.closing;
  }

  private folder(id: string): ShiftFolder | null {
    return isShiftId(id) ? new ShiftFolder(this.place.root, id) : null;
  }

  private known(id: string): TrainingShift {
    const shift = this.shift(id);
    if (!shift) throw trainingFault('HWS-TRN-002', `There is no training shift ${id}.`, id);
    return shift;
  }

  /** A shift that is over may be closed for another one; one that is not is left alone. */
  private assertFree(): void {
    if (!this.open) return;
    const { id } = this.open;
    const state = this.shift(id)?.state;
    if (state !== 'done' && state !== 'broken') throw trainingFault('HWS-TRN-001', `The shift ${id} is under way.`, id);
  }

  private start(id: string): void {
    const { root, webFolder, log } = this.place;
    const file = join(import.meta.dirname, `shift-process${extname(import.meta.filename)}`);
    const child = fork(file, [], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const open: OpenShift = {
      ...{ id, process: child, token: randomBytes(24).toString('hex'), warmed: 0, port: null, course: null },
    };
    this.open = open;
    giveWay(child);
    child.on('message', (message: FromShift) => take(open, message, log));
    child.on('error', (error) => log(`The process of the training shift ${id} failed: ${error.message}`));
    child.once('exit', () => {
      if (this.open === open) this.open = null;
    });
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => log(`${id}: ${line}`));
    child.send({ root, id, token: open.token, webFolder } satisfies ToShift);
  }
}

function take(open: OpenShift, message: FromShift, log: (line: string) => void): void {
  switch (message.tell) {
    case 'warmed':
      open.warmed = message.share;
      return;
    case 'listens':
      open.port = message.port;
      return;
    case 'course':
      open.course = message.course;
      return;
    case 'failed':
      log(`The training shift ${open.id} cannot go on: ${message.reason}`);
  }
}

/** How a shift stands that came so far, and whose process is there or is not. */
function stateOf(course: Course | null, open: OpenShift | null): TrainingShift['state'] {
  if (course === null) return open ? 'warming' : 'broken';
  if (course.state === 'standing' && open?.port === null) return 'warming';
  const lasts = course.state === 'done' || course.state === 'standing';
  return lasts || open ? course.state : 'broken';
}

function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICE);
  } catch {
    // It keeps its share where the system refuses, and the shift goes on all the same.
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
