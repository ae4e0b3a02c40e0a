// The banker's rule on zones (Dijkstra 1965): a state is safe when there is an order in which the vehicles on the road can finish,
// each needing no zone but free ones, its own, and those of vehicles before it. Hot path: asked for every hop that is given.
import type { RouteHop } from './routes.ts';
import type { TrafficState, TrafficVehicle } from './traffic-state.ts';

export class Banker {
  private readonly state: TrafficState;
  /** Where each vehicle's way was found barred last: looked at first, since it mostly still is. Only saves time. */
  private readonly hints: { route: RouteHop[]; hop: number; zone: number }[] = [];
  /** The order that was found last: mostly it still holds. Only saves time. */
  private order: number[] = [];
  /** Vehicles that have finished in the order under construction. */
  private readonly done: Uint8Array;
  /** Vehicles that are in the order found last. */
  private readonly seen: Uint8Array;

  constructor(state: TrafficState) {
    this.state = state;
    this.done = new Uint8Array(state.vehicles.length);
    this.seen = new Uint8Array(state.vehicles.length);
  }

  /**
   * True when the state is safe after a vehicle was given a hop, in which it took these zones, if it was safe before. Quick answers first:
   * zones that nobody else is to cross any more are in nobody's way; and a vehicle that can finish at once harms nobody.
   */
  safeAfter(vehicle: number, taken: readonly number[]): boolean {
    const { claims } = this.state;
    if (taken.every((z) => claims[z] === 1)) return true;
    this.done.fill(0);
    return this.canFinish(vehicle) || this.finishAll(vehicle);
  }

  /** True when every vehicle on the road can finish in some order. */
  safe(): boolean {
    this.done.fill(0);
    return this.finishAll(-1);
  }

  /** Looks for an order; it is enough to come to `until`. Who has been given no road yet holds none and can go last. */
  private finishAll(until: number): boolean {
    const { vehicles } = this.state;
    const { seen } = this;
    const left: number[] = [];
    seen.fill(0);
    for (const i of this.order) {
      seen[i] = 1;
      if ((vehicles[i] as TrafficVehicle).allocated > 0) left.push(i);
    }
    for (let i = 0; i < vehicles.length; i++)
      if (seen[i] === 0 && (vehicles[i] as TrafficVehicle).allocated > 0) left.push(i);
    const order: number[] = [];
    for (let progress = true; progress && left.length > 0;) {
      progress = false;
      let kept = 0;
      for (let k = 0; k < left.length; k++) {
        const i = left[k] as number;
        if (!this.canFinish(i)) {
          left[kept++] = i;
          continue;
        }
        if (i === until) return true;
        this.done[i] = 1;
        order.push(i);
        progress = true;
      }
      left.length = kept;
    }
    if (left.length > 0) return false;
    this.order = order;
    return true;
  }

  /** True when nobody unfinished holds a zone of the road that the vehicle has still to be allocated. */
  private canFinish(index: number): boolean {
    const { owner, vehicles } = this.state;
    const { done } = this;
    const v = vehicles[index] as TrafficVehicle;
    const hint = this.hints[index];
    if (hint?.route === v.route && hint.hop >= v.allocated) {
      const o = owner[hint.zone] as number;
      if (o !== -1 && o !== index && done[o] === 0) return false;
    }
    for (let h = v.allocated; h < v.route.length; h++) {
      const { zones } = v.route[h] as RouteHop;
      for (let k = 0; k < zones.length; k++) {
        const z = zones[k] as number;
        const o = owner[z] as number;
        if (o === -1 || o === index || done[o] === 1) continue;
        if (hint) {
          hint.route = v.route;
          hint.hop = h;
          hint.zone = z;
        } else this.hints[index] = { route: v.route, hop: h, zone: z };
        return false;
      }
    }
    return true;
  }
}
