// Rules of a terminal model about the ground that turning vehicles sweep: nobody waits or stands there.
//
//        p                      A vehicle that turns from H3 into K cuts the inside of the corner. One that stands with its
//    ====|====  H4              end p from the centre line of K, on a line q from H3, is clear of it where every chord with
//      #####    q               a + b = length (a before the corner, b behind it) passes it by a vehicle's width. Half-way
//    >>>>/----  H3              through the turn, with half length h, the chord passes it at (p + q - h) / √2; where p and q
//        |K                     differ, another chord comes nearer, so all of them are looked at.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { buildNetwork, pointOnLane, type LaneRoad, type Network } from '../network.ts';
import { lineDistance, turningBodies, turnsOf, type BodyLine, type Turn } from '../turning.ts';
import { fault } from './fault.ts';
import { lanesAreStraightAndSquare } from './lane-rules.ts';
import { overlap, placesOf, type Outline } from './outlines.ts';

/** Slack for sums of decimal fractions and for chords between the sampled ones, m. */
const SLACK = 0.02;

/** Somebody who stands still beside the roads or waits on one. */
interface Stander {
  line: BodyLine;
  /** Lane on which it waits; -1 beside the lanes. */
  lane: number;
}

/** A turn that comes too near to a stander, at its nearest. */
interface Clash<S> {
  stander: S;
  turn: Turn;
  distance: number;
}

/** A vehicle that waits on a lane is clear of those that turn between other lanes. */
export function turnsKeepClearOfWaitingVehicles(model: TerminalModel): Diagnostic[] {
  if (lanesAreStraightAndSquare(model).length > 0) return [];
  const net = buildNetwork(model);
  const nearest = new Map<number, Clash<Stander>>();
  for (const clash of clashes(net, waiting(net))) {
    const known = nearest.get(clash.stander.lane);
    if (known === undefined || clash.distance < known.distance) nearest.set(clash.stander.lane, clash);
  }
  return [...nearest].map(([lane, clash]) =>
    fault('HWS-MOD-037', `/lanes/${lane}`, sentence(net, clash, `one that waits on lane ${idOf(net, lane)}`)),
  );
}

/** A vehicle at a rest place is clear of those that turn. */
export function placesStandClearOfTurns(model: TerminalModel): Diagnostic[] {
  if (lanesAreStraightAndSquare(model).length > 0) return [];
  const net = buildNetwork(model);
  const half = net.vehicleLength / 2;
  const standers = placesOf(model).map(({ place, where, alongQuay }) => {
    const [x, y] = place.at;
    return { place, where, lane: -1, line: centreLine(x, y, alongQuay ? half : 0, alongQuay ? 0 : half) };
  });
  const nearest = new Map<string, Clash<(typeof standers)[number]>>();
  for (const clash of clashes(net, standers)) {
    const known = nearest.get(clash.stander.where);
    if (known === undefined || clash.distance < known.distance) nearest.set(clash.stander.where, clash);
  }
  return [...nearest].map(([where, clash]) =>
    fault('HWS-MOD-038', where, sentence(net, clash, `one at rest place ${clash.stander.place.id}`)),
  );
}

function centreLine(x: number, y: number, dx: number, dy: number): BodyLine {
  return { x0: x - dx, y0: y - dy, x1: x + dx, y1: y + dy };
}

/** Vehicles that wait in the stop zones of the network. */
function waiting(net: Network): Stander[] {
  const half = net.vehicleLength / 2;
  return net.zones.flatMap((zone) => {
    if (!zone.stop) return [];
    const road = net.lanes[zone.lane] as LaneRoad;
    const [x, y] = pointOnLane(road, zone.centre);
    return [{ lane: zone.lane, line: centreLine(x, y, road.dx * half, road.dy * half) }];
  });
}

/** Every turn and stander nearer than a vehicle's width; those who wait on one of the turn's own lanes do not count. */
function clashes<S extends Stander>(net: Network, standers: readonly S[]): Clash<S>[] {
  const least = net.vehicleWidth - SLACK;
  const grounds = standers.map((stander) => ({ stander, ground: boxOf([stander.line], 0) }));
  const found: Clash<S>[] = [];
  for (const turn of turnsOf(net)) {
    const bodies = turningBodies(net, turn);
    const sweep = boxOf(bodies, least);
    for (const { stander, ground } of grounds) {
      if (!overlap(ground, sweep) || stander.lane === turn.from || stander.lane === turn.to) continue;
      const distance = Math.min(...bodies.map((body) => lineDistance(body, stander.line)));
      if (distance < least) found.push({ stander, turn, distance });
    }
  }
  return found;
}

/** The rectangle around some lines, widened on all sides. */
function boxOf(lines: readonly BodyLine[], margin: number): Outline {
  const xs = lines.flatMap((l) => [l.x0, l.x1]);
  const ys = lines.flatMap((l) => [l.y0, l.y1]);
  return {
    x0: Math.min(...xs) - margin,
    x1: Math.max(...xs) + margin,
    y0: Math.min(...ys) - margin,
    y1: Math.max(...ys) + margin,
  };
}

function idOf(net: Network, lane: number): string {
  return (net.lanes[lane] as LaneRoad).model.id;
}

function sentence(net: Network, { turn, distance }: Clash<unknown>, whom: string): string {
  const lanes = `from lane ${idOf(net, turn.from)} into ${idOf(net, turn.to)}`;
  const metres = `${distance.toFixed(1)} m from centre line to centre line; they need ${net.vehicleWidth} m`;
  return `A vehicle that turns ${lanes} passes ${whom} ${metres}.`;
}
