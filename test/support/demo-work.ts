// Machines at work on the made-up terminal: cranes discharge onto their platforms, portal trolleys onto AGVs, stacking cranes
// take over in the yard. No traffic rules: vehicles may drive through each other here; the page does not mind.
import { travelTime, type AxisLimits } from '../../src/kit/motion.ts';
import type { MotionSegment } from '../../src/equipment/port.ts';
import type { BoxView, CraneCause, MachineState, MachineView } from '../../src/server/api.ts';
import type { CheId } from '../../src/terminal/ids.ts';
import { type DemoState, newBox } from './demo-terminal.ts';

/** Height of a box and of a vehicle's bed, m. */
export const BOX = 2.7;
export const BED = 1.7;

/** What changed since the last look. */
export interface Changes {
  machines: Set<string>;
  motions: MotionSegment[];
  boxes: Set<string>;
  gone: Set<string>;
}

/** Something that works by itself: after `until` it does its next step. */
export interface Agent {
  until: number;
  step(): void;
}

/** Who waits looks again after so long, ms. */
export const AFTER_WAIT_MS = 2000;

/** The work of all machines; quay cranes are started on it by demo-quay-crane.ts. */
export class DemoWork {
  changes: Changes = { machines: new Set(), motions: [], boxes: new Set(), gone: new Set() };
  readonly causes: Record<CraneCause, number> = {
    working: 3100,
    waitingVehicle: 420,
    waitingYard: 160,
    waitingPlatform: 380,
    blockedByCrane: 90,
    movingBays: 240,
    fault: 0,
    weather: 0,
    plan: 310,
    other: 45,
  };
  moves = 214;
  rehandles = 37;
  served = 96;
  readonly state: DemoState;
  readonly agents: Agent[] = [];
  /** Vehicles standing under a crane or at a block, by that crane's or block's id. */
  readonly waiting = new Map<string, string[]>();

  constructor(state: DemoState) {
    this.state = state;
    for (const machine of state.machines.values()) {
      if (machine.kind === 'AGV' || machine.kind === 'TERMINAL_TRUCK') this.vehicle(machine);
      else if (machine.kind !== 'STS') this.yardCrane(machine);
    }
    this.trucks();
  }

  /** Goes on to a time, ms UTC. */
  advance(to: number): void {
    const seconds = (to - this.state.now) / 1000;
    this.state.now = to;
    for (const agent of this.agents) {
      for (let guard = 0; agent.until <= to && guard < 50; guard++) agent.step();
    }
    for (const crane of this.state.machines.values())
      if (crane.kind === 'STS') this.causes[causeOf(crane.state)] += seconds;
  }

  set(machine: MachineView, state: MachineState, waitsFor = ''): void {
    if (machine.state === state && machine.waitsFor === waitsFor) return;
    machine.state = state;
    machine.waitsFor = waitsFor;
    this.changes.machines.add(machine.id);
  }

  put(box: BoxView, on: BoxView['on'], key: string, a = 0, b = 0, c = 0): void {
    Object.assign(box, { on, key, a, b, c });
    this.changes.boxes.add(box.id);
  }

  move(che: string, axis: MotionSegment['axis'], start: number, from: number, to: number, limits: AxisLimits): number {
    const duration = travelTime(to - from, limits);
    if (duration === 0) return start;
    this.changes.motions.push({ che: che as CheId, axis, start, duration, from, to, limits, startSpeed: 0, accel: 0 });
    return start + duration * 1000;
  }

  /** Trolley and hoist to a spot: up, across, down. */
  lift(
    che: string,
    at: { y: number; h: number },
    to: { y: number; h: number },
    start: number,
    trolley: AxisLimits,
    hoist: AxisLimits,
  ): number {
    const top = Math.max(at.h, to.h) + 5;
    const up = this.move(che, 'hoist', start, at.h, top, hoist);
    const across = this.move(che, 'trolley', up - 2000, at.y, to.y, trolley);
    const down = this.move(che, 'hoist', across, top, to.h, hoist);
    at.y = to.y;
    at.h = to.h;
    return down + 14_000;
  }

  private vehicle(machine: MachineView): void {
    const { terminal, random } = this.state;
    const number = Number(machine.id.slice(3));
    const highway = 74 + (number % 6) * 6;
    const busy = this.state.calls.flatMap((call) => call.cranes);
    const agent: Agent = { until: this.state.now + random.next() * 240_000, step: () => toCrane() };
    if (busy.length === 0) return;
    const toCrane = (): void => {
      const crane = this.state.machines.get(busy[(number + random.int(busy.length)) % busy.length] as string);
      const rows = terminal.quayCraneType.transferRows;
      if (crane === undefined) return;
      this.drive(machine, agent, highway, crane.gantry, rows[number % rows.length]?.y ?? 50);
      agent.step = (): void =>
        this.queue(machine, agent, crane.id, () => (machine.container === null ? null : toBlock));
    };
    const toBlock = (): void => {
      const block = random.pick(terminal.blocks);
      const place = random.pick(block.waterTransfer).at;
      this.drive(machine, agent, highway, place[0], place[1]);
      agent.step = (): void =>
        this.queue(machine, agent, block.id, () => (machine.container === null ? toCrane : null));
    };
    this.agents.push(agent);
  }

  /** Stands in line under a crane or at a block until the box has changed hands; `next` then says what to do. */
  private queue(machine: MachineView, agent: Agent, where: string, next: () => (() => void) | null): void {
    const line = this.waiting.get(where) ?? [];
    this.waiting.set(where, line);
    line.push(machine.id);
    this.set(machine, 'waiting-crane', where);
    agent.step = (): void => {
      const go = next();
      if (go === null) {
        agent.until += AFTER_WAIT_MS;
        return;
      }
      if (line.includes(machine.id)) line.splice(line.indexOf(machine.id), 1);
      go();
    };
  }

  /** To the highway, along it, and off it. */
  private drive(machine: MachineView, agent: Agent, highway: number, x: number, y: number): void {
    const type = this.state.terminal.vehicleType;
    const limits = { speed: type.straightSpeed, accel: type.accel, brake: type.brake };
    let at = agent.until;
    const leg = (axis: 'x' | 'y', from: number, to: number): void => {
      if (from === to) return;
      const heading = axis === 'x' ? (to > from ? 0 : Math.PI) : to > from ? Math.PI / 2 : -Math.PI / 2;
      this.changes.motions.push({
        che: machine.id as CheId,
        axis: 'heading',
        start: at,
        duration: 0.001,
        from: heading,
        to: heading,
        limits: null,
        startSpeed: 0,
        accel: 0,
      });
      machine.hoist = heading;
      at = this.move(machine.id, axis, at, from, to, limits) + 1000;
    };
    leg('y', machine.trolley, highway);
    leg('x', machine.gantry, x);
    leg('y', highway, y);
    machine.gantry = x;
    machine.trolley = y;
    machine.charge = Math.max(0.1, (machine.charge ?? 1) - 0.002);
    this.set(machine, 'driving');
    agent.until = at;
  }

  private yardCrane(machine: MachineView): void {
    const { terminal, random } = this.state;
    const block = terminal.blocks.find((one) => one.id === machine.block);
    const crane = terminal.yardCranes.find((one) => one.id === machine.id);
    if (block === undefined || crane === undefined) return;
    const type = terminal.yardCraneType;
    const at = { y: machine.trolley, h: machine.hoist };
    const agent: Agent = { until: this.state.now + random.next() * 120_000, step: () => work() };
    const go = (gantry: number, row: number, height: number): void => {
      const start = this.move(machine.id, 'gantry', agent.until, machine.gantry, gantry, type.gantry);
      machine.gantry = gantry;
      agent.until = this.lift(
        machine.id,
        at,
        { y: (row - 0.5) * block.rowWidth, h: height },
        start,
        type.trolley,
        type.hoistEmpty,
      );
      Object.assign(machine, { trolley: at.y, hoist: at.h });
    };
    const stow = (box: BoxView): void => {
      const bay = random.int(block.bays);
      const row = 1 + random.int(block.rows);
      const inStack = [...this.state.boxes.values()].filter(
        (b) => b.key === block.id && b.on === 'yard' && b.a === 4 * bay + 2 && b.b === row,
      ).length;
      go((bay + 0.5) * block.bayLength, row, (inStack + 1) * BOX);
      agent.step = (): void => {
        this.put(box, 'yard', block.id, 4 * bay + 2, row, inStack + 1);
        machine.container = null;
        this.set(machine, 'idle');
        agent.until += 20_000 * random.next();
        agent.step = work;
      };
    };
    const work = (): void => {
      const vehicle =
        crane.side === 'water' ? this.state.machines.get(this.waiting.get(block.id)?.[0] ?? '') : undefined;
      const box = this.state.boxes.get(vehicle?.container ?? '');
      if (vehicle === undefined || box === undefined) {
        this.set(machine, 'idle');
        agent.until += AFTER_WAIT_MS * 3;
        return;
      }
      this.set(machine, 'working');
      go(-8, Math.max(1, (vehicle.gantry - block.origin[0]) / block.rowWidth + 0.5), BED + BOX);
      agent.step = (): void => {
        this.put(box, 'che', machine.id);
        machine.container = box.id;
        vehicle.container = null;
        this.changes.machines.add(vehicle.id);
        stow(box);
      };
    };
    this.agents.push(agent);
  }

  /** Road trucks come, stand at a block's land side for a while, and leave. */
  private trucks(): void {
    const { terminal, random, trucks } = this.state;
    const [gx, gy] = terminal.gate.at;
    for (let i = 0; i < 14; i++) {
      const id = `T${4100 + i}`;
      const agent: Agent = { until: this.state.now + random.next() * 600_000, step: () => arrive() };
      const arrive = (): void => {
        const block = random.pick(terminal.blocks);
        const place = (block.landTransfer[0] ?? block.waterTransfer[0])?.at ?? [gx, gy];
        trucks.set(id, { id, state: 'gate-in', x: gx, y: gy, since: agent.until });
        const box = newBox(this.state, 40);
        this.state.boxes.set(box.id, box);
        this.put(box, 'truck', id);
        const begin = agent.until + 25_000;
        const drive = 60_000;
        agent.step = (): void => {
          const part = Math.min(1, (agent.until - begin) / drive);
          trucks.set(id, {
            id,
            state: part < 1 ? 'to-block' : 'served',
            x: gx + (place[0] - gx) * Math.min(1, part * 2),
            y: part < 0.5 ? gy : gy + (place[1] - gy) * (part * 2 - 1),
            since: begin,
          });
          agent.until += part < 1 ? 1000 : 200_000;
          if (part >= 1) agent.step = (): void => leave(box);
        };
        agent.until = begin;
      };
      const leave = (box: BoxView): void => {
        trucks.delete(id);
        this.state.boxes.delete(box.id);
        this.changes.gone.add(box.id);
        this.served++;
        agent.until += 120_000 + random.next() * 300_000;
        agent.step = arrive;
      };
      this.agents.push(agent);
    }
  }
}

function causeOf(state: MachineState): CraneCause {
  switch (state) {
    case 'waiting-platform':
      return 'waitingPlatform';
    case 'waiting-vehicle':
      return 'waitingVehicle';
    case 'moving-bays':
      return 'movingBays';
    case 'plan':
    case 'idle':
      return 'plan';
    default:
      return 'working';
  }
}
