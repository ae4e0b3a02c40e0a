// A machine as the page follows it: what the server last said, and its axes in motion.
import type { MotionSegment } from '../../equipment/port.ts';
import type { MachineState, MachineView } from '../../server/api.ts';
import { AxisTrack } from './track.ts';

/** Quay cranes, yard cranes and vehicles are drawn in different ways. */
export type MachineFamily = 'quay-crane' | 'yard-crane' | 'vehicle';

/** The family of a kind of machine. */
export function familyOf(kind: MachineView['kind']): MachineFamily {
  if (kind === 'STS') return 'quay-crane';
  return kind === 'ASC' || kind === 'RTG' ? 'yard-crane' : 'vehicle';
}

/** Part of a crane that has an id of its own: a double-trolley crane's portal trolley or platform. */
export type CranePart = 'main' | 'portal' | 'platform';

/** A vehicle turns at most so fast, rad/s: a curve of 9 m radius at 3 m/s. The road is told as straight pieces. */
const TURN_RATE = 0.33;

/** A machine and its axes. For a vehicle gantry is x, trolley is y and hoist is the heading. */
export class Machine {
  view: MachineView;
  readonly family: MachineFamily;
  readonly gantry: AxisTrack;
  readonly trolley: AxisTrack;
  readonly hoist: AxisTrack;
  readonly portalTrolley: AxisTrack;
  readonly portalHoist: AxisTrack;
  /** Heading that is drawn, rad: turns gently to the heading of the road. */
  heading: number;
  private followedAt = 0;
  /** It has to be drawn anew: it has moved, or its state is another. */
  dirty = true;

  constructor(view: MachineView) {
    this.view = view;
    this.family = familyOf(view.kind);
    this.gantry = new AxisTrack(view.gantry);
    this.trolley = new AxisTrack(view.trolley);
    this.hoist = new AxisTrack(view.hoist);
    this.portalTrolley = new AxisTrack(view.portalTrolley);
    this.portalHoist = new AxisTrack(view.portalHoist);
    this.heading = view.hoist;
  }

  /** Takes what the server says of it at a time (ms UTC). */
  take(view: MachineView, at: number): void {
    this.view = view;
    this.gantry.restAt(view.gantry, at);
    this.trolley.restAt(view.trolley, at);
    this.hoist.restAt(view.hoist, at);
    this.portalTrolley.restAt(view.portalTrolley, at);
    this.portalHoist.restAt(view.portalHoist, at);
    this.dirty = true;
  }

  /** Adds a motion of the machine or of one of its parts. */
  move(segment: MotionSegment, part: CranePart): void {
    this.axis(segment.axis, part).add(segment);
  }

  /** Works out where everything stands at a time (ms UTC). */
  follow(at: number): void {
    let moved = this.gantry.follow(at);
    moved = this.trolley.follow(at) || moved;
    moved = this.hoist.follow(at) || moved;
    if (this.family === 'quay-crane') {
      moved = this.portalTrolley.follow(at) || moved;
      moved = this.portalHoist.follow(at) || moved;
    } else if (this.family === 'vehicle') moved = this.steer(at) || moved;
    if (moved) this.dirty = true;
  }

  private steer(at: number): boolean {
    const seconds = Math.max(0, at - this.followedAt) / 1000;
    this.followedAt = at;
    const rest = turn(this.heading, this.hoist.value);
    if (rest === 0) return false;
    const most = TURN_RATE * seconds;
    if (Math.abs(rest) <= Math.max(most, 1e-4)) this.heading = this.hoist.value;
    else this.heading += Math.sign(rest) * most;
    return true;
  }

  private axis(axis: MotionSegment['axis'], part: CranePart): AxisTrack {
    switch (axis) {
      case 'gantry':
      case 'x':
        return this.gantry;
      case 'trolley':
      case 'y':
        return part === 'portal' ? this.portalTrolley : this.trolley;
      case 'hoist':
      case 'heading':
        return part === 'portal' ? this.portalHoist : this.hoist;
    }
  }
}

/** Angle from one heading to another, -π … π. */
export function turn(from: number, to: number): number {
  const difference = (to - from) % (2 * Math.PI);
  if (difference > Math.PI) return difference - 2 * Math.PI;
  return difference < -Math.PI ? difference + 2 * Math.PI : difference;
}

/** How a state is coloured: at work, waiting, held up by another machine, or at rest. */
export type StateTone = 'work' | 'wait' | 'held' | 'rest';

const TONES: Record<MachineState, StateTone> = {
  idle: 'rest',
  working: 'work',
  'waiting-vehicle': 'wait',
  'waiting-yard': 'wait',
  'waiting-reefer': 'wait',
  'waiting-platform': 'wait',
  'blocked-by-crane': 'held',
  'moving-bays': 'work',
  fault: 'wait',
  'needs-person': 'held',
  unheard: 'held',
  stopped: 'held',
  withdrawn: 'rest',
  weather: 'wait',
  plan: 'rest',
  driving: 'work',
  'waiting-traffic': 'held',
  'waiting-crane': 'wait',
  parked: 'rest',
  charging: 'rest',
  other: 'held',
};

/** The tone of a state. */
export function toneOf(state: MachineState): StateTone {
  return TONES[state];
}
