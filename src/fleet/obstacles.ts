// What stands in the way: broken vehicles, closed lanes, ground with a person on it. Their zones are barred; who has a way around gets
// it, on the road too, if everybody can still finish afterwards; who has none is kept where he is, and his ground is barred as well.
//
// Why that is enough. Let K be the kept vehicles. The state is safe, so there is an order in which all can finish, K included as soon
// as they may move again. Strike K from that order: a vehicle outside K needs no zone that one of K holds (else it were kept too), so each
// of the others can still finish in its turn. And K takes no zone, so nobody comes to be kept but by a new obstacle.
import type { Banker } from './banker.ts';
import type { RouteHop } from './rest-places.ts';
import type { Router } from './routes.ts';
import { turnsOff, type TrafficState, type TrafficVehicle } from './traffic-state.ts';

export class Obstacles {
  private readonly state: TrafficState;
  private readonly router: Router;
  private readonly banker: Banker;

  constructor(state: TrafficState, router: Router, banker: Banker) {
    this.state = state;
    this.router = router;
    this.banker = banker;
  }

  /** Finds out anew who is kept, gives others their way around, and bars what has to be barred. */
  review(): void {
    const { vehicles } = this.state;
    const before = vehicles.map((v) => v.kept);
    for (const v of vehicles) v.kept = v.stands;
    this.bar();
    for (let more = true; more;) {
      more = false;
      vehicles.forEach((v) => {
        if (v.kept || !this.wayIsBarred(v) || this.detour(v)) return;
        v.kept = true;
        more = true;
      });
      if (more) this.bar();
    }
    // Who was refused asks again: what it was refused for may be otherwise now.
    this.state.frees++;
    vehicles.forEach((v, i) => {
      if (before[i] && !v.kept) v.stuckAt = -1;
    });
  }

  /** Bars closures and the ground of those who are kept. */
  bar(): void {
    const { barred, shut, owner, vehicles } = this.state;
    let changed = false;
    for (let z = 0; z < barred.length; z++) {
      const o = owner[z] as number;
      const now = (shut[z] as number) > 0 || (o >= 0 && (vehicles[o] as TrafficVehicle).kept) ? 1 : 0;
      if (barred[z] === now) continue;
      barred[z] = now;
      changed = true;
    }
    if (changed) this.router.barredChanged();
  }

  /** True when a vehicle's way from the end of its road leads over barred ground; who is inside a closure may drive out of it. */
  wayIsBarred(v: TrafficVehicle): boolean {
    const { barred, shut, owner, shutRests, vehicles } = this.state;
    if (v.allocated >= v.route.length) return false;
    if ((shutRests[v.goal] as number) > 0) return true;
    const end = v.allocated > 0 ? (v.route[v.allocated - 1] as RouteHop).zones.at(-1) : undefined;
    let inside = end !== undefined && (shut[end] as number) > 0;
    for (let h = v.allocated; h < v.route.length; h++) {
      const { zones } = v.route[h] as RouteHop;
      for (const z of zones) {
        if (barred[z] === 0) continue;
        const o = owner[z] as number;
        if (!inside || (o >= 0 && (vehicles[o] as TrafficVehicle).kept)) return true;
      }
      const last = zones.at(-1);
      inside = inside && last !== undefined && (shut[last] as number) > 0;
    }
    return false;
  }

  /** Gives a vehicle another way to its goal, around what is barred; false when there is none, or not all could finish then. */
  private detour(v: TrafficVehicle): boolean {
    return (this.state.shutRests[v.goal] as number) === 0 && this.reroute(v, v.goal);
  }

  /** Gives a vehicle another way from the end of its road to a place; false, with nothing changed, when that cannot be. */
  reroute(v: TrafficVehicle, goal: number): boolean {
    const ahead = this.wayTo(v, goal);
    if (!ahead) return false;
    const before = v.route;
    this.count(v, -1);
    v.route = [...before.slice(0, v.allocated), ...ahead];
    this.count(v, 1);
    if (v.allocated > 0 && !this.banker.safe()) {
      this.count(v, -1);
      v.route = before;
      this.count(v, 1);
      return false;
    }
    v.stuckAt = -1;
    v.unsafeAt = -1;
    this.state.detours++;
    return true;
  }

  private wayTo(v: TrafficVehicle, goal: number): RouteHop[] | null {
    if (v.allocated === 0) return this.router.route(v.at, goal)?.hops ?? null;
    if (turnsOff(v)) return null;
    const end = (v.route[v.allocated - 1] as RouteHop).zones.at(-1);
    return end === undefined ? null : this.router.routeFromStop(end, goal);
  }

  /** Counts the claims of the road that a vehicle has still to be allocated. */
  count(v: TrafficVehicle, by: 1 | -1): void {
    const { claims } = this.state;
    for (let h = v.allocated; h < v.route.length; h++)
      for (const z of (v.route[h] as RouteHop).zones) claims[z] = (claims[z] as number) + by;
  }
}
