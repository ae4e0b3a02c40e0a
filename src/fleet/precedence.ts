// Who goes first where several vehicles want the same zones. Two orders:
//   banker       in the order of asking, but who cannot go on lets others by. So that nobody waits for ever beside a stream of others,
//                free zones are held back for the one that has waited longest: for one at a time, and only so often.
//   first-come   nobody is given a zone that somebody wants who asked before and waits. By itself that locks up: the one who waits
//                may be waiting for one behind him. Such a ring is looked for, and its member let past (counted).
import type { RouteHop } from './rest-places.ts';
import type { TrafficOrder, TrafficState, TrafficVehicle } from './traffic-state.ts';

/** Bounds of holding back, in counts of traffic so that no clock is needed. Designed. */
export interface Patience {
  /** Grants to others after which zones are held back for one who waits: about eight minutes of a busy terminal (sooner costs all others more). */
  grants: number;
  /** How often others are refused for his sake before he must go to the end of the queue. */
  refusals: number;
}

export const PATIENCE: Readonly<Patience> = { grants: 1500, refusals: 60 };

/** Share of the grants that counts as waited already for one for whom zones were held back in vain: his turn comes again in half the time (designed). */
const SECOND_TURN = 0.5;

export class Precedence {
  private readonly state: TrafficState;
  private readonly order: TrafficOrder;
  private readonly bounds: Patience;
  /** First-come: the vehicle that wants each zone and waits; -1 for none. Of this round of giving out road. */
  private readonly wanted: Int32Array;
  private refused = false;

  constructor(state: TrafficState, order: TrafficOrder, bounds: Patience) {
    this.state = state;
    this.order = order;
    this.bounds = bounds;
    this.wanted = new Int32Array(state.owner.length).fill(-1);
  }

  /** A round of giving out road begins: vehicles that wait, in the order in which they are to be served. */
  begin(waiting: number[]): void {
    const { state } = this;
    this.refused = false;
    if (this.order === 'first-come') {
      this.wanted.fill(-1);
      // Who waits for a hop has asked for it before one that comes to it now.
      const asked = (i: number): number => (this.vehicle(i).waitsFrom < 0 ? Infinity : this.vehicle(i).waitsFrom);
      waiting.sort((a, b) => asked(a) - asked(b) || this.vehicle(a).since - this.vehicle(b).since);
      return;
    }
    if (state.favoured >= 0) return;
    let longest = -1;
    for (const i of waiting) {
      const v = this.vehicle(i);
      if (v.waitsFrom < 0 || state.grants - v.waitsFrom < this.bounds.grants) continue;
      if (longest < 0 || v.waitsFrom < this.vehicle(longest).waitsFrom) longest = i;
    }
    if (longest < 0) return;
    state.favoured = longest;
    state.patience = this.bounds.refusals;
  }

  /** True when a vehicle must let another go first, though the zones of its next hop are free. */
  mustWait(index: number, hop: RouteHop): boolean {
    return this.order === 'first-come' ? this.isBehind(index, hop) : this.heldBack(index, hop);
  }

  /** A vehicle was refused its next hop; it waits. */
  waits(index: number): void {
    const v = this.vehicle(index);
    if (v.waitsFrom < 0) v.waitsFrom = this.state.grants;
    if (this.order !== 'first-come') return;
    for (const z of (v.route[v.allocated] as RouteHop).zones) if (this.wanted[z] === -1) this.wanted[z] = index;
  }

  /** A vehicle was given its next hop, or wants it no more. */
  served(index: number): void {
    const v = this.vehicle(index);
    v.waitsFrom = -1;
    v.behind = -1;
    if (this.state.favoured === index) this.state.favoured = -1;
  }

  /** The round is over. Holding back ends when it has refused others too often, or when nothing moves any more because of it. */
  end(gave: boolean): void {
    const { state } = this;
    if (state.favoured < 0) return;
    if (this.vehicle(state.favoured).kept) {
      state.favoured = -1;
      return;
    }
    const still = !gave && this.refused && state.vehicles.every((v) => v.stands || v.passed === v.allocated);
    if (state.patience > 0 && !still) return;
    this.vehicle(state.favoured).waitsFrom = state.grants - Math.floor(this.bounds.grants * SECOND_TURN);
    state.favoured = -1;
  }

  /** Zones are held back for another; not from one who is on them already and must get away for him. */
  private heldBack(index: number, hop: RouteHop): boolean {
    const { state } = this;
    const { favoured } = state;
    if (favoured < 0 || favoured === index || state.patience <= 0) return false;
    const f = this.vehicle(favoured);
    const next = f.route[f.allocated];
    if (f.kept || next === undefined) return false;
    if (next.zones.some((z) => state.owner[z] === index) || !hop.zones.some((z) => next.zones.includes(z)))
      return false;
    state.patience--;
    this.refused = true;
    return true;
  }

  /** Somebody who asked before waits for a zone of the hop; unless he waits, in the end, for this one. */
  private isBehind(index: number, hop: RouteHop): boolean {
    for (const z of hop.zones) {
      const other = this.wanted[z] as number;
      if (other === -1 || other === index) continue;
      if (this.waitsFor(other, index)) {
        this.state.unlocked++;
        continue;
      }
      this.vehicle(index).behind = other;
      return true;
    }
    return false;
  }

  /** True when `waiter` comes on only after `index` has: the ring of who waits for whom closes, or is not known (an unsafe hop). */
  private waitsFor(waiter: number, index: number): boolean {
    const { state } = this;
    let at = waiter;
    for (let steps = 0; steps <= state.vehicles.length; steps++) {
      const v = this.vehicle(at);
      if (v.unsafeAt >= 0) return true;
      const holder = v.stuckAt >= 0 ? (state.owner[v.stuckAt] as number) : v.behind;
      if (holder < 0) return false;
      if (holder === index) return true;
      if (this.vehicle(holder).passed < this.vehicle(holder).allocated) return false;
      at = holder;
    }
    return true;
  }

  private vehicle(index: number): TrafficVehicle {
    return this.state.vehicles[index] as TrafficVehicle;
  }
}
