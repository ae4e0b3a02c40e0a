// A quay crane of the made-up terminal: its main trolley discharges onto the platform, its portal trolley from there onto
// vehicles that stand beneath.
import type { BoxView, CallView, MachineView, VesselView } from '../../src/server/api.ts';
import { bayOffset, ROW_PITCH, rowOffset, slotHeight } from '../../src/terminal/vessel.ts';
import { AFTER_WAIT_MS, type Agent, BED, BOX, type DemoWork } from './demo-work.ts';

/** Boxes that fit on a platform, and how far from a crane the bays are that it works, m. */
const PLATFORM_BOXES = 2;
const REACH = 30;

/** Lets all quay cranes work. */
export function startQuayCranes(work: DemoWork): void {
  for (const machine of work.state.machines.values()) if (machine.kind === 'STS') startQuayCrane(work, machine);
}

/** Lets a crane work when its call has been given it; else it has no plan. */
function startQuayCrane(work: DemoWork, machine: MachineView): void {
  const call = work.state.calls.find((one) => one.cranes.includes(machine.id));
  const vessel = work.state.vessels.find((one) => one.call === call?.id);
  if (call === undefined || vessel === undefined) {
    work.set(machine, 'plan');
    return;
  }
  const platform: string[] = [];
  work.agents.push(new MainTrolley(work, machine, call, vessel, platform), new PortalTrolley(work, machine, platform));
}

class MainTrolley implements Agent {
  until: number;
  private next: () => void = () => this.pick();
  private box: BoxView | undefined;
  private readonly at: { y: number; h: number };
  private readonly stock: BoxView[];
  private readonly work: DemoWork;
  private readonly machine: MachineView;
  private readonly call: CallView;
  private readonly vessel: VesselView;
  private readonly platform: string[];

  constructor(work: DemoWork, machine: MachineView, call: CallView, vessel: VesselView, platform: string[]) {
    this.work = work;
    this.machine = machine;
    this.call = call;
    this.vessel = vessel;
    this.platform = platform;
    this.until = work.state.now + work.state.random.next() * 60_000;
    this.at = { y: machine.trolley, h: machine.hoist };
    const near = (box: BoxView): boolean => Math.abs((call.x ?? 0) + bayOffset(box.a) - machine.gantry) < REACH;
    const aboard = [...work.state.boxes.values()].filter((box) => box.key === call.id);
    this.stock = aboard.filter(near).sort((p, q) => q.c - p.c);
  }

  step(): void {
    this.next();
  }

  private rest(): void {
    Object.assign(this.machine, { trolley: this.at.y, hoist: this.at.h, container: this.box?.id ?? null });
    this.work.changes.machines.add(this.machine.id);
  }

  private pick(): void {
    const { work, machine, call } = this;
    const type = work.state.terminal.quayCraneType;
    const box = this.stock.shift();
    this.box = box;
    if (box === undefined) {
      work.set(machine, 'plan');
      this.until = Infinity;
      return;
    }
    const shape = { ...this.vessel, length: 0, beam: 0, draught: 0, hatchCovers: [] };
    const h = slotHeight({ bay: box.a, row: box.b, tier: box.c }, shape) + BOX;
    const gantry = (call.x ?? 0) + bayOffset(box.a);
    work.set(machine, Math.abs(gantry - machine.gantry) > 1 ? 'moving-bays' : 'working');
    const start = work.move(machine.id, 'gantry', this.until, machine.gantry, gantry, type.gantry);
    machine.gantry = gantry;
    machine.job = work.moves;
    const y = -call.beam / 2 - 1 + rowOffset(box.b) * ROW_PITCH;
    this.until = work.lift(machine.id, this.at, { y, h }, start, type.trolley, type.hoistEmpty);
    this.next = (): void => this.place(box);
  }

  private place(box: BoxView): void {
    const { work, machine, platform } = this;
    const type = work.state.terminal.quayCraneType;
    if (box.on === 'vessel') work.put(box, 'che', machine.id);
    this.rest();
    if (platform.length >= PLATFORM_BOXES) {
      work.set(machine, 'waiting-platform', `${machine.id}/B`);
      this.until += AFTER_WAIT_MS;
      return;
    }
    work.set(machine, 'working');
    const to = { y: type.platform?.y ?? 50, h: (type.platform?.height ?? BED) + BOX };
    this.until = work.lift(machine.id, this.at, to, this.until, type.trolley, type.hoistLoaded);
    platform.push(box.id);
    this.next = (): void => this.placed(box);
  }

  private placed(box: BoxView): void {
    this.work.put(box, 'che', `${this.machine.id}/B`);
    this.box = undefined;
    this.rest();
    this.call.discharged++;
    this.work.moves++;
    this.next = (): void => this.pick();
  }
}

class PortalTrolley implements Agent {
  until: number;
  private next: () => void = () => this.take();
  private readonly at: { y: number; h: number };
  private readonly work: DemoWork;
  private readonly machine: MachineView;
  private readonly platform: string[];
  private readonly id: string;

  constructor(work: DemoWork, machine: MachineView, platform: string[]) {
    this.work = work;
    this.machine = machine;
    this.platform = platform;
    this.id = `${machine.id}/P`;
    this.at = { y: machine.portalTrolley, h: machine.portalHoist };
    const { platform: deck } = work.state.terminal.quayCraneType;
    this.until = deck === undefined ? Infinity : work.state.now;
  }

  step(): void {
    this.next();
  }

  private rest(): void {
    Object.assign(this.machine, { portalTrolley: this.at.y, portalHoist: this.at.h });
    this.work.changes.machines.add(this.machine.id);
  }

  private go(y: number, h: number): void {
    const { portalTrolley, portalHoist, trolley, hoistLoaded } = this.work.state.terminal.quayCraneType;
    const limits = [portalTrolley ?? trolley, portalHoist ?? hoistLoaded] as const;
    this.until = this.work.lift(this.id, this.at, { y, h }, this.until, ...limits);
  }

  private take(): void {
    const { boxes, terminal } = this.work.state;
    const box = this.platform.map((one) => boxes.get(one)).find((one) => one?.key === `${this.machine.id}/B`);
    const vehicle = this.work.state.machines.get(this.work.waiting.get(this.machine.id)?.[0] ?? '');
    const deck = terminal.quayCraneType.platform;
    if (box === undefined || vehicle === undefined || deck === undefined) {
      this.until += AFTER_WAIT_MS;
      return;
    }
    this.go(deck.y, deck.height + BOX);
    this.next = (): void => this.give(box, vehicle);
  }

  private give(box: BoxView, vehicle: MachineView): void {
    this.work.put(box, 'che', this.id);
    this.platform.splice(this.platform.indexOf(box.id), 1);
    this.rest();
    this.go(vehicle.trolley, BED + BOX);
    this.next = (): void => {
      this.work.put(box, 'che', vehicle.id);
      vehicle.container = box.id;
      this.work.changes.machines.add(vehicle.id);
      this.work.waiting.get(this.machine.id)?.shift();
      this.rest();
      this.next = (): void => this.take();
    };
  }
}
