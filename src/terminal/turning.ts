// The ground that a turning vehicle sweeps. Both axles follow the lanes' centre lines, so that the body is the chord between the
// points half a length before and behind its middle along the road: it cuts the inside of a corner. All in metres.
import { footOnLane, pointOnLane, type LaneRoad, type Network } from './network.ts';

/** A straight line on the ground, as the centre line of a vehicle's body. */
export interface BodyLine {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A right-angle turn of the network: a vehicle comes by one lane and leaves by another that crosses it. */
export interface Turn {
  from: number;
  to: number;
  /** Where the two lanes cross. */
  x: number;
  y: number;
}

/** Distance between two chords of a sweep that is sampled, along the road, m. */
const STEP = 0.5;
/** Slack for sums of decimal fractions, m. */
const SLACK = 1e-6;

/** Every turn that the lanes allow: there is road before the crossing on the one lane, and behind it on the other. */
export function turnsOf(net: Network): Turn[] {
  const turns: Turn[] = [];
  net.lanes.forEach((lane, from) => {
    for (const { from: start, to: end, cross } of lane.zones) {
      const at = (start + end) / 2;
      if (cross < 0 || at < SLACK) continue;
      const other = net.lanes[cross] as LaneRoad;
      const [x, y] = pointOnLane(lane, at);
      if (footOnLane(other, x, y) < other.length - SLACK) turns.push({ from, to: cross, x, y });
    }
  });
  return turns;
}

/**
 * Bodies of a vehicle during a turn, from the moment its front reaches the corner until its rear does. With its front b behind
 * the corner and its rear a before it, a + b is its length; these chords touch the curve √p + √q = √length, where p and q are the
 * distances from the corner along the two lanes.
 */
export function turningBodies(net: Network, turn: Turn): BodyLine[] {
  const [a, b] = [net.lanes[turn.from] as LaneRoad, net.lanes[turn.to] as LaneRoad];
  const length = net.vehicleLength;
  const steps = Math.ceil(length / STEP);
  return Array.from({ length: steps + 1 }, (_, k) => {
    const front = (length * k) / steps;
    const rear = length - front;
    return {
      x0: turn.x - a.dx * rear,
      y0: turn.y - a.dy * rear,
      x1: turn.x + b.dx * front,
      y1: turn.y + b.dy * front,
    };
  });
}

/** Least distance of two lines, m; 0 when they cross. */
export function lineDistance(a: BodyLine, b: BodyLine): number {
  if (cross(a, b)) return 0;
  return Math.min(toLine(a.x0, a.y0, b), toLine(a.x1, a.y1, b), toLine(b.x0, b.y0, a), toLine(b.x1, b.y1, a));
}

function side(l: BodyLine, x: number, y: number): number {
  return (l.x1 - l.x0) * (y - l.y0) - (l.y1 - l.y0) * (x - l.x0);
}

function cross(a: BodyLine, b: BodyLine): boolean {
  return side(a, b.x0, b.y0) * side(a, b.x1, b.y1) < 0 && side(b, a.x0, a.y0) * side(b, a.x1, a.y1) < 0;
}

function toLine(x: number, y: number, l: BodyLine): number {
  const [dx, dy] = [l.x1 - l.x0, l.y1 - l.y0];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - l.x0) * dx + (y - l.y0) * dy) / squared));
  return Math.hypot(x - l.x0 - share * dx, y - l.y0 - share * dy);
}
