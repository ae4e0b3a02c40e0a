// What traffic remembers. Plain data, so that a snapshot can keep it.
import { invariant } from '../kit/invariant.ts';
import type { Network } from '../terminal/network.ts';
import type { Rest, RouteHop } from './rest-places.ts';

/** Who goes first: see Policy.traffic. */
export type TrafficOrder = 'banker' | 'first-come';

/** One vehicle as traffic sees it. */
export interface TrafficVehicle {
  /** Rest place where it stands or that it has not left yet; -1 on the road. */
  at: number;
  /** Reserved rest place; -1 without. */
  goal: number;
  route: RouteHop[];
  /** Hops allocated and hops passed. */
  allocated: number;
  passed: number;
  /** Order in which it asked; waiting vehicles are served in this order. */
  since: number;
  /** Zone that was taken when it last asked: no need to ask again before it is free; -1 for none. */
  stuckAt: number;
  /** Count of frees when its hop was found unsafe: no need to ask again before another; -1 for none. */
  unsafeAt: number;
  /** Count of grants when it was first refused its next hop; -1 while it is not refused. */
  waitsFrom: number;
  /** Vehicle that it let go first when it was last refused; -1 for none. */
  behind: number;
  /** Broken or told to stand: it does not come forward, so it gets no road and its zones are in the way. */
  stands: boolean;
  /** It stands, or its way leads over barred ground and there is no other: it gets no road until that changes. */
  kept: boolean;
}

/** Everything that traffic remembers. */
export interface TrafficState {
  owner: Int32Array;
  claims: Int32Array;
  /** 1: under a place that goes with a crane, for as long as the crane is there. */
  closed: Uint8Array;
  /** How many closures (a closed lane, a person) lie over a zone, and over a rest place. */
  shut: Uint8Array;
  shutRests: Uint8Array;
  /** 1: nobody can pass until it is opened: a closure, or ground of a vehicle that is kept. Follows from the rest. */
  barred: Uint8Array;
  /** Vehicle that stands at or has reserved each rest place. */
  restOwner: Int32Array;
  rests: Rest[];
  vehicles: TrafficVehicle[];
  clock: number;
  /** Counts the times that road was freed. */
  frees: number;
  grants: number;
  refusals: number;
  /** Routes that were found anew on the road, around what stood in the way. */
  detours: number;
  /** Vehicle for which free zones are held back, -1 for none; and how often that may still refuse others. */
  favoured: number;
  patience: number;
  /** First-come: how often somebody had to be let past to end a lock-up. */
  unlocked: number;
}

/** The state before the first move: vehicle v stands at rest place homes[v]. */
export function beginTraffic(net: Network, rests: Rest[], homes: readonly number[]): TrafficState {
  const restOwner = new Int32Array(rests.length).fill(-1);
  homes.forEach((rest, v) => {
    invariant(restOwner[rest] === -1, `two vehicles at home at rest place ${rest}`);
    restOwner[rest] = v;
  });
  return {
    owner: new Int32Array(net.zones.length).fill(-1),
    claims: new Int32Array(net.zones.length),
    closed: new Uint8Array(net.zones.length),
    shut: new Uint8Array(net.zones.length),
    shutRests: new Uint8Array(rests.length),
    barred: new Uint8Array(net.zones.length),
    restOwner,
    rests,
    vehicles: homes.map((at) => ({
      ...{ at, goal: -1, route: [], allocated: 0, passed: 0, since: 0 },
      ...{ stuckAt: -1, unsafeAt: -1, waitsFrom: -1, behind: -1, stands: false, kept: false },
    })),
    ...{ clock: 0, frees: 0, grants: 0, refusals: 0, detours: 0, favoured: -1, patience: 0, unlocked: 0 },
  };
}

/** True when all the road that a vehicle still needs is given, or it has been let turn off to its place: it can go nowhere else. */
export function turnsOff(v: TrafficVehicle): boolean {
  const next = v.route[v.allocated];
  return next === undefined || (v.allocated > 0 && next.zones.length === 0);
}
