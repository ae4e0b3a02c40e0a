// The hops of the network laid out in arrays, by the zone at which they end: a search backwards from a place reads nothing else.
import type { Hop, Network, Zone } from '../terminal/network.ts';

/** The hops of the network in arrays, by the stop zone at which they end. */
export interface HopTable {
  /** Hops into zone z: start[z] up to start[z + 1]. */
  start: Int32Array;
  from: Int32Array;
  /** Number of the hop among those that leave its zone. */
  out: Int32Array;
  seconds: Float64Array;
  zones: readonly (readonly number[])[];
  /** 1: no zone of the hop is closed or barred now. */
  open: Uint8Array;
  version: number;
}

/** What a hop along the front of blocks costs against its time (set against the twin: 1 and 2 give longer drives). */
const FRONT_WEIGHT = 1.5;

/** `front`: lanes from which vehicles turn into places; their hops cost more than the drive, so that others pass elsewhere. */
export function hopTable(net: Network, front: ReadonlySet<number>): HopTable {
  const weight = (h: Hop): number => (front.has((net.zones[h.to] as Zone).lane) ? FRONT_WEIGHT : 1);
  const all = net.into.flat();
  const start = new Int32Array(net.zones.length + 1);
  net.into.forEach((list, z) => (start[z + 1] = (start[z] as number) + list.length));
  return {
    start,
    from: Int32Array.from(all, (h) => h.from),
    out: Int32Array.from(all, (h) => (net.out[h.from] as Network['out'][number]).indexOf(h)),
    seconds: Float64Array.from(all, (h) => h.seconds * weight(h)),
    zones: all.map((h) => h.zones),
    open: new Uint8Array(all.length),
    version: -1,
  };
}
