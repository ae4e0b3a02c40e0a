// The folder of a training shift: what was asked for, how far it came, its debrief, and beside them the record of its terminal.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Debrief, ShiftOrder } from '../api/training.ts';

/** What was asked for, when (ms of the real clock), and from when the terminal works, ms UTC. */
export interface StoredOrder {
  id: string;
  made: number;
  start: number;
  order: ShiftOrder;
}

/** How far a shift came. */
export interface Course {
  state: 'standing' | 'running' | 'judging' | 'done' | 'broken';
  /** Terminal time, ms UTC; `to` is earlier than was asked for where somebody has ended the shift. */
  from: number;
  to: number;
  /** 0 to 100, of a shift that is done; left out where no figure could be compared. */
  score?: number;
}

const NAME = /^shift-\d{4,9}$/;

export class ShiftFolder {
  readonly id: string;
  readonly path: string;

  /** `root`: the folder of all shifts. */
  constructor(root: string, id: string) {
    this.id = id;
    this.path = join(root, id);
  }

  /** What was asked for; null where there is no such shift. */
  get order(): StoredOrder | null {
    return this.read('order.json') as StoredOrder | null;
  }

  /** How far it came; null before the trainee could begin. */
  get course(): Course | null {
    return this.read('course.json') as Course | null;
  }

  /** The debrief; null while there is none. */
  get debrief(): Debrief | null {
    return this.read('debrief.json') as Debrief | null;
  }

  /** Begins the folder. */
  begin(order: StoredOrder): void {
    mkdirSync(this.path, { recursive: true });
    this.write('order.json', order);
  }

  /** Notes how far it came. */
  note(course: Course): void {
    this.write('course.json', course);
  }

  /** Keeps the debrief. */
  judge(debrief: Debrief): void {
    this.write('debrief.json', debrief);
  }

  /** Takes the folder away with all that is in it. */
  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private read(name: string): unknown {
    const file = join(this.path, name);
    if (!existsSync(file)) return null;
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  }

  /** Whole or not at all: a reader in another process never finds half of it. */
  private write(name: string, content: object): void {
    const file = join(this.path, name);
    writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  }
}

/** The ids of all shifts, oldest first. */
export function shiftIds(root: string): string[] {
  if (!existsSync(root)) return [];
  const ids = readdirSync(root).filter((name) => NAME.test(name));
  return ids.sort((a, b) => numberOf(a) - numberOf(b));
}

/** The id after the newest one. */
export function nextShiftId(root: string): string {
  const newest = shiftIds(root).at(-1);
  return `shift-${String((newest === undefined ? 0 : numberOf(newest)) + 1).padStart(4, '0')}`;
}

/** True for what may be an id. */
export function isShiftId(text: string): boolean {
  return NAME.test(text);
}

function numberOf(id: string): number {
  return Number(id.slice(id.indexOf('-') + 1));
}
