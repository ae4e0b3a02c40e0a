// The banker's rule on zones (Dijkstra 1965): a state is safe when there is an order in which the vehicles on the road can finish,
// each needing no zone but free ones, its own, and those of vehicles before it. Hot path: asked for every hop that is given.
//
// A vehicle needs all the zones of its road, so it comes after everyone who holds one of them, and these after those whose zones they need.
// There is an order for it unless that leads round in a ring; so rings are looked for, and no order is made.
import type { RouteHop } from './rest-places.ts';
import type { TrafficState, TrafficVehicle } from './traffic-state.ts';

/** What is known of a vehicle while rings are looked for: nothing; whom it comes after is being followed; it can finish. */
const UNKNOWN = 0;
const FOLLOWED = 1;
const FINISHES = 2;

export class Banker {
  private readonly state: TrafficState;
  private readonly known: Uint8Array;

  constructor(state: TrafficState) {
    this.state = state;
    this.known = new Uint8Array(state.vehicles.length);
  }

  /**
   * True when the state is safe after a vehicle was given a hop, in which it took these zones, if it was safe before. Quick answer first:
   * zones that nobody else is to cross any more are in nobody's way. Otherwise it is enough that this vehicle can finish.
   */
  safeAfter(vehicle: number, taken: readonly number[]): boolean {
    const { claims } = this.state;
    let alone = true;
    for (const z of taken) if (claims[z] !== 1) alone = false;
    if (alone) return true;
    this.known.fill(UNKNOWN);
    return this.canFinish(vehicle);
  }

  /** True when every vehicle on the road can finish in some order. Who has been given no road yet holds none and can go last. */
  safe(): boolean {
    const { vehicles } = this.state;
    this.known.fill(UNKNOWN);
    return vehicles.every((v, i) => v.allocated === 0 || this.known[i] === FINISHES || this.canFinish(i));
  }

  /** True when a vehicle can finish after those who hold zones of the road that it has still to be allocated. */
  private canFinish(index: number): boolean {
    const { owner, vehicles } = this.state;
    const { known } = this;
    known[index] = FOLLOWED;
    const { route, allocated } = vehicles[index] as TrafficVehicle;
    for (let h = allocated; h < route.length; h++) {
      const { zones } = route[h] as RouteHop;
      for (let k = 0; k < zones.length; k++) {
        const o = owner[zones[k] as number] as number;
        if (o === -1 || o === index || known[o] === FINISHES) continue;
        if (known[o] === FOLLOWED || !this.canFinish(o)) return false;
      }
    }
    known[index] = FINISHES;
    return true;
  }
}
