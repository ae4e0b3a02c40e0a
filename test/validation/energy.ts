// Electricity of machines and reefers against usual figures; nothing measured is published.
import { busanDgt } from '../../scripts/design/busan-dgt.ts';
import { lachHuyenHhit } from '../../scripts/design/lach-huyen-hhit.ts';
import { id, type CheId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { QUAY_CRANE, VEHICLE, box, giveLift, lift, twinOf, until } from './bench-terminal.ts';
import type { Figure, Validation } from './figure.ts';

/** A usual mean of full and empty boxes, kg. */
const BOX_KG = 14_000;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** kWh by move of a quay crane over a mean way: half of the boxes discharged and half loaded, with its standby at 30 moves an hour. */
function quayCrane(): number {
  const { quayCraneType } = busanDgt();
  const twin = twinOf({ quayCraneType: { ...quayCraneType, trolleys: 'single' } });
  const [vessel, vehicle] = [
    { gantry: 50, trolley: -28, height: 15 },
    { gantry: 50, trolley: 48, height: 4.3 },
  ];
  const moves = 10;
  for (let k = 1; k <= moves; k++) {
    giveLift(twin, lift(QUAY_CRANE, k, k % 2 ? vessel : vehicle, k % 2 ? vehicle : vessel, { over: 22 }), BOX_KG);
    until(twin, 'placed', QUAY_CRANE);
  }
  return (twin.state.cranes[0]?.kWh ?? NaN) / moves + quayCraneType.power.standbyKW / 30;
}

/** kWh by move of a stacking crane: over half of its block, half of them in and half out, with its standby at 12 moves an hour. */
function yardCrane(model: TerminalModel, gantry: number): number {
  const che: CheId = id('Y1');
  const { yardCraneType } = model;
  const twin = twinOf({ yardCraneType, yardCranes: [{ id: che, block: 'A', side: 'water' }] });
  const [end, stack] = [
    { gantry: 0, trolley: 14, height: 4.3 },
    { gantry, trolley: 8, height: 8.1 },
  ];
  const moves = 10;
  for (let k = 1; k <= moves; k++) {
    giveLift(twin, lift(che, k, k % 4 < 2 ? end : stack, k % 4 < 2 ? stack : end), BOX_KG);
    until(twin, 'placed', che);
  }
  const crane = twin.state.cranes.find((c) => c.id === che);
  return (crane?.kWh ?? NaN) / moves + yardCraneType.power.standbyKW / 12;
}

/** kWh by km of a vehicle on a way of 678 m with three corners, with a box of a mass or none. */
function vehicle(model: TerminalModel, kg: number): number {
  const twin = twinOf({ vehicleType: { ...model.vehicleType, kind: 'AGV', count: 1 } });
  if (kg > 0) {
    twin.know({ id: box(1), grossKg: kg, reeferC: null });
    twin.state.vehicles[0]?.load.push(box(1));
  }
  const points = [[300, 0] as const, [300, 60] as const, [600, 60] as const, [600, 78] as const];
  const stretch = { points, limits: [9, 9, 9, 3], sideways: [false, false, false, false] };
  twin.give({ kind: 'drive', che: VEHICLE, job: 1, stretch, last: true });
  until(twin, 'arrived', VEHICLE);
  return (twin.state.vehicles[0]?.usedKWh ?? NaN) / 0.678;
}

/** Mean kW by plugged reefer over a day with some standing beside the plugs. */
function reefers(): number {
  const twin = twinOf({});
  for (let k = 0; k < 12; k++) {
    twin.know({ id: box(k), grossKg: 20_000, reeferC: -18 });
    // Bay 2 has plugs in the tiny terminal, bay 6 has none.
    const slot = { bay: k < 6 ? 2 : 6, row: 1 + (k % 3), tier: 1 + Math.floor((k % 6) / 3) };
    twin.stock(box(k), { kind: 'yard', block: id('A'), slot });
  }
  twin.advanceTo(DAY);
  return twin.meterNow().reefers.reduce((a, b) => a + b, 0) / (DAY / HOUR) / 6;
}

/** The experiments. */
export function validateEnergy(): Validation {
  const [dgt, hhit] = [busanDgt(), lachHuyenHhit()];
  const usual =
    'usual figure, nobody published a measurement; masses and losses in the terminal file are assumed so that it is met';
  const row = (what: string, unit: string, published: number | null, twin: number, band: number | null): Figure => ({
    ...{ what, unit, published, basis: published === null ? 'none' : 'usual', twin, digits: 2, band },
  });
  return {
    machine: 'Electricity',
    sources: [
      `quay crane 6 kWh, stacking crane 3 to 5 (4) kWh by move, vehicle about 1.5 kWh by km loaded, reefer 3 to 5 (4) kW: ${usual}`,
      'a vehicle with an engine needs about three times the energy of an electric one (www.porttechnology.org/news/port_of_hamburg_gets_green_agvs/)',
    ],
    setup: [
      'Machines of the DGT-like and HHIT-like terminals; boxes of 14 t, a usual mean of full and empty ones.',
      'Quay crane: 76 m between vessel and vehicle over 26 m of height; stacking crane: 130 m along its block; vehicle: 678 m with three corners, nobody else on the road. Cranes with their share of standby at 30 and 12 moves an hour.',
    ],
    figures: [
      row('quay crane, single trolley', 'kWh/move', 6, quayCrane(), 0.2),
      row('stacking crane, end-loaded', 'kWh/move', 4, yardCrane(dgt, 130), 0.25),
      row('rubber-tyred crane, 26 m along its block', 'kWh/move', 3, yardCrane(hhit, 26), 0.25),
      row('automated vehicle, loaded', 'kWh/km', 1.5, vehicle(dgt, BOX_KG), 0.2),
      row('automated vehicle, empty', 'kWh/km', null, vehicle(dgt, 0), null),
      row('terminal truck, loaded: energy of its fuel', 'kWh/km', 4.5, vehicle(hhit, BOX_KG), 0.25),
      row('reefer, plugged', 'kW', 4, reefers(), 0.01),
    ],
  };
}
