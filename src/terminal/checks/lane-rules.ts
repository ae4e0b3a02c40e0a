// Rules of a terminal model about lanes and the rows under the quay cranes.
import type { Diagnostic } from '../diagnostic.ts';
import type { LaneModel, TerminalModel } from '../model.ts';
import { CROSSING_SIDE } from '../network.ts';
import { fault } from './fault.ts';
import { blockOutline, laneAlongQuay, laneSpan, laneSweep, overlap } from './outlines.ts';

/** Air that two vehicles need between each other when they pass on parallel lanes, m. */
const PASSING_AIR = 1;
/** Farthest that a vehicle goes from its lane to a transfer row or rest place, m. */
export const REACH = 20;

/** Lanes run along the quay or square to it. */
export function lanesAreStraightAndSquare(model: TerminalModel): Diagnostic[] {
  return model.lanes.flatMap((lane, i) => {
    if (laneAlongQuay(lane) !== null) return [];
    const message = `Lane ${lane.id} goes from [${lane.from.join(', ')}] to [${lane.to.join(', ')}].`;
    return [fault('HWS-MOD-027', `/lanes/${i}`, message)];
  });
}

interface NearPair {
  index: number;
  lane: LaneModel;
  other: LaneModel;
  distance: number;
}

/** Pairs of parallel lanes that are nearer than a distance and run side by side, touching ends not counted. */
function nearPairs(model: TerminalModel, nearer: number): NearPair[] {
  const pairs: NearPair[] = [];
  model.lanes.forEach((lane, index) => {
    if (laneAlongQuay(lane) === null) return;
    const a = laneSpan(lane);
    for (const other of model.lanes.slice(0, index)) {
      if (laneAlongQuay(other) !== laneAlongQuay(lane)) continue;
      const b = laneSpan(other);
      const distance = Math.abs(a.at - b.at);
      if (distance < nearer && a.low < b.high && b.low < a.high) pairs.push({ index, lane, other, distance });
    }
  });
  return pairs;
}

/** Vehicles on parallel lanes pass each other with a metre of air. */
export function parallelLanesKeepApart(model: TerminalModel): Diagnostic[] {
  const least = model.vehicleType.width + PASSING_AIR;
  return nearPairs(model, least).map(({ index, lane, other, distance }) =>
    fault(
      'HWS-MOD-028',
      `/lanes/${index}`,
      `Lanes ${other.id} and ${lane.id} are ${distance} m apart; with vehicles ${model.vehicleType.width} m wide they need ${least} m.`,
    ),
  );
}

/** Two lanes that cross the same lane leave room for the boxes of both crossings. */
export function crossingsKeepApart(model: TerminalModel): Diagnostic[] {
  const crosses = (a: LaneModel, b: LaneModel): boolean => {
    const [s, t] = [laneSpan(a), laneSpan(b)];
    return s.low <= t.at && t.at <= s.high && t.low <= s.at && s.at <= t.high;
  };
  const across = (lane: LaneModel): LaneModel[] => {
    const along = laneAlongQuay(lane);
    return along === null ? [] : model.lanes.filter((l) => laneAlongQuay(l) === !along && crosses(l, lane));
  };
  const found: Diagnostic[] = [];
  model.lanes.forEach((lane) => {
    const crossing = across(lane).sort((a, b) => laneSpan(a).at - laneSpan(b).at);
    crossing.forEach((one, k) => {
      const before = crossing[k - 1];
      if (before === undefined) return;
      const distance = laneSpan(one).at - laneSpan(before).at;
      if (distance >= CROSSING_SIDE) return;
      const where = `/lanes/${model.lanes.indexOf(one)}`;
      const message = `Lanes ${before.id} and ${one.id} cross lane ${lane.id} only ${distance} m apart.`;
      found.push(fault('HWS-MOD-029', where, message));
    });
  });
  return found;
}

/** No lane runs through a block. */
export function lanesStayOutOfBlocks(model: TerminalModel): Diagnostic[] {
  const blocks = model.blocks.map((b) => ({ id: b.id, outline: blockOutline(b) }));
  return model.lanes.flatMap((lane, i) => {
    if (laneAlongQuay(lane) === null) return [];
    const sweep = laneSweep(lane, model.vehicleType);
    const hit = blocks.find((b) => overlap(b.outline, sweep));
    return hit ? [fault('HWS-MOD-030', `/lanes/${i}`, `Lane ${lane.id} runs through block ${hit.id}.`)] : [];
  });
}

/** Every row under the quay cranes has its lane beside it, along the quay. */
export function transferRowsHaveTheirLane(model: TerminalModel): Diagnostic[] {
  const lanes = new Map(model.lanes.map((l) => [l.id, l]));
  return model.quayCraneType.transferRows.flatMap((row, i) => {
    const tell = (message: string): Diagnostic[] => [fault('HWS-MOD-031', `/quayCraneType/transferRows/${i}`, message)];
    const lane = lanes.get(row.lane);
    if (lane === undefined)
      return tell(`The transfer row at y ${row.y} m names lane "${row.lane}", which does not exist.`);
    if (laneAlongQuay(lane) !== true) return tell(`Lane ${lane.id} does not run along the quay.`);
    const distance = Math.abs(lane.from[1] - row.y);
    if (distance <= REACH) return [];
    return tell(`The transfer row at y ${row.y} m is ${distance} m from its lane ${lane.id}.`);
  });
}
