// The reefer crew of the twin: people who go to a box, by the yard's roads, and plug it in or pull its plug. Each does one thing at a time.
// Racks have platforms beside the stacks, so that nobody enters the ground of a crane. Lengths m, times ms UTC.
import { invariant } from '../kit/invariant.ts';
import type { Order, Report } from '../equipment/port.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { besideSlot, reeferCrewOf } from '../terminal/reefer.ts';
import { plugIn, unplug } from './reefers.ts';
import type { TechnicianState, TwinState } from './state.ts';
import { positionKey } from './truth.ts';

type PlugOrder = Extract<Order, { kind: 'plug' }>;

/** The crew at the gate, where its room is (designed), with nothing to do. */
export function beginCrew(model: TerminalModel): TechnicianState[] {
  const [x, y] = model.gate.at;
  return Array.from({ length: reeferCrewOf(model).people }, () => ({ x, y, order: null }));
}

/** What the crew needs of the twin: its clock's queue, with the number of the person; and its reports. */
export interface CrewHooks {
  schedule(at: number, person: number): void;
  report(report: Report): void;
}

export class ReeferCrew {
  private readonly model: TerminalModel;
  private readonly state: TwinState;
  private readonly hooks: CrewHooks;

  constructor(model: TerminalModel, state: TwinState, hooks: CrewHooks) {
    this.model = model;
    this.state = state;
    this.hooks = hooks;
  }

  /** Somebody goes to a box. @param person number of the person, from 0 */
  send(person: number, order: PlugOrder): void {
    const one = this.state.crew[person];
    invariant(one, `there is no ${order.person} in the crew`);
    if (one.order) this.state.violations.push(`${order.person} got job ${order.job} while at work on ${one.order.job}`);
    one.order = order;
    const { speed, plugSeconds, unplugSeconds } = reeferCrewOf(this.model);
    const [x, y] = besideSlot(this.model, order.at);
    const walk = (Math.abs(x - one.x) + Math.abs(y - one.y)) / speed;
    Object.assign(one, { x, y });
    const seconds = walk + (order.on ? plugSeconds : unplugSeconds);
    this.hooks.schedule(this.state.now + Math.round(1000 * seconds), person);
  }

  /** Somebody is done at a box, or has not found it where he was sent. */
  arrived(person: number): void {
    const one = this.state.crew[person];
    invariant(one?.order, `person ${person} of the crew is done with nothing`);
    const { container, at, on, job, person: name } = one.order;
    one.order = null;
    const here = this.state.truth.get(container) === positionKey(at);
    const done = here && (on ? plugIn(this.state, this.model, container, at) : true);
    if (here && !on) unplug(this.state, this.model, container);
    this.hooks.report({ kind: 'plugged', at: this.state.now, person: name, job, container, on, done });
  }
}
