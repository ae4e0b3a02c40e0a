// The equipment line under everything that a pipe can do to it, and both ends begun again from what they kept.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id, type CheId } from '../terminal/ids.ts';
import {
  beginControlEnd,
  controlDue,
  controlHears,
  controlSends,
  giveOrder,
  openControlEnd,
  rejoin,
  reportCommitted,
  type ControlEnd,
} from './control-end.ts';
import { ENOUGH_REPORTS, WINDOW, type ToControl, type ToMachine } from './line.ts';
import {
  beginMachineEnd,
  machineDue,
  machineHears,
  machineSends,
  makeReport,
  releaseMachine,
  type MachineEnd,
} from './machine-end.ts';
import type { Order, Report } from './port.ts';

const CHE = id<CheId>('QC01');
const order = (job: number): Order => ({ kind: 'proceed', che: CHE, job });
const report = (job: number): Report => ({ kind: 'at-gantry', at: job, che: CHE, job });

/** Both ends of one line with the pipes between them, as lists of what is under way; the test carries. */
class Line {
  control: ControlEnd = beginControlEnd('QC01', 'record', 0);
  machine: MachineEnd = beginMachineEnd('QC01', 'machine', 0);
  out: ToMachine[] = [];
  back: ToControl[] = [];
  /** What came through: orders that the machine carried out, reports that the control committed. */
  readonly done: number[] = [];
  readonly known: number[] = [];
  /** What the control's journal has of this line: how to do its turns again. */
  readonly journal: ({ gave: Order } | { took: { n: number; taken: number; report: Report } })[] = [];
  epoch = 1;
  now = 0;
  private jobs = 0;

  constructor() {
    openControlEnd(this.control, this.epoch, 0);
  }

  give(): void {
    const gave = order(++this.jobs);
    this.journal.push({ gave });
    giveOrder(this.control, gave);
  }

  commit(): void {
    for (const took of [...this.control.ready]) {
      this.journal.push({ took });
      this.known.push((took.report as Report & { job: number }).job);
      reportCommitted(this.control, took, this.now);
    }
  }

  poll(): void {
    if (controlDue(this.control) <= this.now) this.out.push(controlSends(this.control, this.now)!);
    if (machineDue(this.machine) <= this.now) this.back.push(machineSends(this.machine, this.now)!);
  }

  toMachine(index: number): void {
    const envelope = this.out[index];
    if (!envelope) return;
    for (const o of machineHears(this.machine, envelope, this.now)) {
      this.done.push((o as Order & { job: number }).job);
      makeReport(this.machine, report((o as Order & { job: number }).job));
    }
  }

  toControl(index: number): void {
    const envelope = this.back[index];
    if (envelope) controlHears(this.control, envelope, this.now);
  }

  /** The control dies; another one does the recorded turns again and takes over. */
  restartControl(): void {
    const control = beginControlEnd('QC01', 'record', 0);
    for (const step of this.journal) {
      if ('gave' in step) giveOrder(control, step.gave);
      else reportCommitted(control, step.took, this.now);
    }
    openControlEnd(control, ++this.epoch, this.now);
    this.control = control;
  }

  /** The machine's computer is begun again from its memory. */
  restartMachine(): void {
    this.machine = structuredClone(this.machine);
  }

  /** The pipes are whole again: everything arrives, in order, until both ends are at rest. */
  heal(): void {
    for (let i = 0; i < 400; i++) {
      this.now += 1000;
      this.poll();
      for (let k = 0; k < this.out.length; k++) this.toMachine(k);
      this.out = [];
      for (let k = 0; k < this.back.length; k++) this.toControl(k);
      this.back = [];
      this.commit();
    }
  }
}

/** One thing that happens to a line: what, and which envelope. */
const happening = fc.record({
  what: fc.constantFrom(
    ...(['give', 'give', 'poll', 'poll', 'wait', 'commit', 'out', 'out', 'back', 'back', 'twice', 'lose'] as const),
    ...(['restart-control', 'restart-machine', 'partition', 'wait-long'] as const),
  ),
  which: fc.nat(40),
});

function happen(line: Line, { what, which }: { what: string; which: number }): void {
  const at = (list: readonly unknown[]): number => (list.length === 0 ? 0 : which % list.length);
  switch (what) {
    case 'give':
      return line.give();
    case 'poll':
      return line.poll();
    case 'wait':
      line.now += 700;
      return;
    case 'wait-long':
      line.now += 60_000;
      return;
    case 'commit':
      return line.commit();
    case 'out':
      line.toMachine(at(line.out));
      line.out.splice(at(line.out), 1);
      return;
    case 'back':
      line.toControl(at(line.back));
      line.back.splice(at(line.back), 1);
      return;
    case 'twice':
      line.toMachine(at(line.out));
      line.toControl(at(line.back));
      return;
    case 'lose':
      line.out.splice(at(line.out), 1);
      line.back.splice(at(line.back), 1);
      return;
    case 'partition':
      line.out = [];
      line.back = [];
      return;
    case 'restart-control':
      return line.restartControl();
    case 'restart-machine':
      return line.restartMachine();
  }
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('a line', () => {
  test('carries every order and every report exactly once and in order, whatever happens on the way', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 250 }), (happenings) => {
        const line = new Line();
        let given = 0;
        for (const h of happenings) {
          happen(line, h);
          if (h.what === 'give') given++;
          // In order and once, at every moment.
          expect(line.done).toEqual(upTo(line.done.length));
          expect(line.known).toEqual(upTo(line.known.length));
          expect(line.control.trouble).toBeNull();
        }
        line.heal();
        expect(line.done).toEqual(upTo(given));
        expect(line.known).toEqual(upTo(given));
        expect(line.control.orders).toEqual([]);
        expect(line.machine.reports).toEqual([]);
        expect([...line.control.early, ...line.machine.early]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('sends what was not acknowledged again, later each time, and is heard every five seconds at rest', () => {
    const line = new Line();
    line.give();
    const sent: number[] = [];
    for (; line.now < 120_000; line.now += 100) {
      const envelope = controlSends(line.control, line.now);
      if (envelope && envelope.orders.length > 0) sent.push(line.now);
    }
    const waits = sent.slice(1).map((at, i) => at - (sent[i] as number));
    expect(waits.length).toBeGreaterThan(4);
    waits.slice(1, 4).forEach((wait, i) => expect(wait).toBeGreaterThan(waits[i] as number));
    expect(Math.max(...waits)).toBeLessThanOrEqual(37_600);
    line.heal();
    const rest: number[] = [];
    const from = line.now;
    for (; line.now < from + 60_000; line.now += 100) if (controlSends(line.control, line.now)) rest.push(line.now);
    expect(rest.length).toBeGreaterThanOrEqual(12);
    expect(rest.length).toBeLessThanOrEqual(13);
  });

  test('has no more under way than its window, and catches up in order', () => {
    const line = new Line();
    for (let i = 0; i < 3 * WINDOW; i++) line.give();
    expect(controlSends(line.control, 0)!.orders).toHaveLength(WINDOW);
    line.heal();
    expect(line.done).toEqual(upTo(3 * WINDOW));
  });

  test('gives a machine no more orders while it keeps many reports', () => {
    const line = new Line();
    for (let i = 0; i < 2 * ENOUGH_REPORTS; i++) line.give();
    for (let i = 0; i < 400; i++) {
      line.now += 1000;
      line.poll();
      // Nothing comes back but acknowledgements: reports do not arrive.
      for (let k = 0; k < line.out.length; k++) line.toMachine(k);
      line.out = [];
      for (const envelope of line.back) controlHears(line.control, { ...envelope, reports: [] }, line.now);
      line.back = [];
    }
    expect(line.done).toHaveLength(ENOUGH_REPORTS);
    line.heal();
    expect(line.done).toEqual(upTo(2 * ENOUGH_REPORTS));
  });
});

describe('two ends that do not belong together', () => {
  function worked(): Line {
    const line = new Line();
    for (let i = 0; i < 3; i++) line.give();
    line.heal();
    line.give();
    return line;
  }

  /** The trouble is seen and nothing more is carried out; once a person has looked, the line goes on. */
  function expectNoticed(line: Line, trouble: string): void {
    line.heal();
    expect(line.control.trouble).toBe(trouble);
    expect(line.done).toEqual(upTo(3));
    rejoin(line.control, line.control.seen!, line.now);
    line.give();
    line.heal();
    expect(line.control.trouble).toBeNull();
    // The fourth was never taken and is dropped: what it was for is settled by the person.
    expect(line.done).toEqual([1, 2, 3, 5]);
  }

  test('an owner that was replaced is not obeyed, and hears of it', () => {
    const line = worked();
    const old = structuredClone(line.control);
    line.restartControl();
    line.heal();
    giveOrder(old, order(99));
    for (const o of machineHears(line.machine, controlSends(old, line.now)!, line.now)) expect(o).toBeUndefined();
    controlHears(old, machineSends(line.machine, line.now)!, line.now);
    expect(old.trouble).toBe('old-epoch');
    line.heal();
    expect(line.control.trouble).toBeNull();
    expect(line.done).toEqual(upTo(4));
  });

  test('another machine in the same place is noticed, and nothing is given to it before a person has looked', () => {
    const line = worked();
    line.machine = beginMachineEnd('QC01', 'another machine', line.now);
    expectNoticed(line, 'machine-replaced');
  });

  test('a record that was restored from an older copy is noticed by its machines', () => {
    const line = worked();
    line.journal.length = 4;
    line.restartControl();
    expectNoticed(line, 'control-behind');
  });

  test('a machine whose memory was put back is noticed', () => {
    const line = new Line();
    line.give();
    line.heal();
    const before = structuredClone(line.machine);
    line.give();
    line.heal();
    line.machine = before;
    line.heal();
    expect(line.control.trouble).toBe('machine-behind');
    expect(line.done).toEqual([1, 2]);
  });

  test('a machine that works for one record does not obey another until a person has released it', () => {
    const line = worked();
    line.control = beginControlEnd('QC01', 'another record', line.now);
    openControlEnd(line.control, 9, line.now);
    line.heal();
    expect(line.control.trouble).toBe('other-control');
    releaseMachine(line.machine);
    line.heal();
    expect(line.control.trouble).toBe('control-behind');
    rejoin(line.control, line.control.seen!, line.now);
    line.heal();
    expect(line.control.trouble).toBeNull();
  });
});
