// Gives a terminal at work a larger or smaller fleet. New vehicles stand at free parking places; of those that are there, only such
// as stand parked without work can be taken out. Machines at work keep their numbers, for much is under way that names them.
import type { TerminalModel } from '../../terminal/model.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import { sweepFault } from './fault.ts';

/** The fleet of a fork becomes as large as the model says. Changes the state: the run is to be made anew from it. */
export function resizeFleet(run: TerminalRun, variant: string): void {
  const { vehicles } = run.operation.desk.state;
  const inService = vehicles.filter((v) => v.errand !== 'out-of-service').length;
  const more = run.model.vehicleType.count - inService;
  if (more > 0) addVehicles(run, more, variant);
  else if (more < 0) takeOut(run, -more, variant);
}

function addVehicles(run: TerminalRun, more: number, variant: string): void {
  const { desk } = run.operation;
  const { traffic } = desk.state;
  const places = desk.layout.parking.filter((rest) => desk.traffic.free(rest)).slice(0, more);
  if (places.length < more)
    throw sweepFault(
      'HWS-SWP-011',
      `The variant needs ${more} parking places for new vehicles; ${places.length} are free now.`,
      `variant "${variant}"`,
    );
  const before = desk.state.vehicles.length;
  const fresh = freshFleet(run.model, before + more, run.now);
  places.forEach((rest, k) => {
    const index = before + k;
    const { x, y } = traffic.rests[rest] as (typeof traffic.rests)[number];
    const machine = fresh.machines[index] as (typeof fresh.machines)[number];
    const track = { ...machine.track, xs: [x], ys: [y] };
    run.twin.state.vehicles.push({ ...machine, x, y, track });
    desk.state.vehicles.push(fresh.work[index] as (typeof fresh.work)[number]);
    traffic.vehicles.push({ ...(fresh.road[index] as (typeof fresh.road)[number]), at: rest });
    traffic.restOwner[rest] = index;
  });
}

/** New vehicles, as a terminal that begins now would have them; where they stand is of no account here. */
function freshFleet(
  model: TerminalModel,
  count: number,
  now: number,
): {
  machines: TerminalRun['twin']['state']['vehicles'];
  work: TerminalRun['operation']['desk']['state']['vehicles'];
  road: TerminalRun['operation']['desk']['state']['traffic']['vehicles'];
} {
  const sized = { ...model, vehicleType: { ...model.vehicleType, count } };
  const begun = TerminalRun.begin(sized, new MemoryJournal({ keep: false }), () => undefined, now);
  const { state } = begun.operation.desk;
  return { machines: begun.twin.state.vehicles, work: state.vehicles, road: state.traffic.vehicles };
}

function takeOut(run: TerminalRun, fewer: number, variant: string): void {
  const { desk } = run.operation;
  const idle = desk.state.vehicles.filter((v, index) => {
    const road = desk.state.traffic.vehicles[index];
    return v.errand === 'idle' && v.move < 0 && road?.goal === -1 && desk.layout.parking.includes(road.at);
  });
  if (idle.length < fewer)
    throw sweepFault(
      'HWS-SWP-011',
      `The variant takes ${fewer} vehicles out; ${idle.length} stand parked without work now.`,
      `variant "${variant}"`,
    );
  // The last ones, so that the numbers of those that stay run on from the first as far as can be.
  for (const v of idle.slice(-fewer)) v.errand = 'out-of-service';
}
