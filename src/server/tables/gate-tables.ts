// Tables of the gate: truck visits, appointments by hour, turn times.
import type { Cell } from '../../kit/csv.ts';
import type { VisitRecord } from '../../ledger/state.ts';
import { gateView, offWindow } from '../live/gate-views.ts';
import { joined, table, timeOr, type TableSource } from './source.ts';
import type { Table } from './table.ts';

const MINUTE_MS = 60_000;

/** Truck visits that the record knows: announced, there, and gone in the last week. */
export function trucks({ live }: TableSource): Table {
  return table(
    [
      ...(['visit text', 'truck text', 'haulier text', 'state text', 'expected time', 'gate_in time'] as const),
      ...(['gate_out time', 'turn_min number', 'delivers text', 'collects text'] as const),
    ],
    () =>
      [...live.run.ledger.state.visits.values()].map((v): Cell[] => [
        ...[v.visit, v.truck, v.haulier, v.state, v.expected, timeOr(v.gateIn), timeOr(v.gateOut), turnOf(v)],
        ...[joined(v.deliver), joined(v.collect)],
      ]),
  );
}

/** Time from gate-in to gate-out, min; null before. */
function turnOf({ gateIn, gateOut }: VisitRecord): number | null {
  return gateIn > 0 && gateOut > 0 ? (gateOut - gateIn) / MINUTE_MS : null;
}

/** The appointments of today by hours. */
export function appointments({ live, room }: TableSource): Table {
  return table(['from time', 'announced whole', 'came whole', 'through whole'], () =>
    gateView(live.run, room.visitsSince).hours.map((h): Cell[] => [h.at, h.announced, h.come, h.done]),
  );
}

/** Turn times of the trucks that have gone, in the order in which they went. */
export function turnTimes({ live }: TableSource): Table {
  return table(
    [
      ...(['visit text', 'truck text', 'haulier text', 'window time', 'gate_in time', 'gate_out time'] as const),
      ...(['turn_min number', 'off_window_min number'] as const),
    ],
    () => {
      const windowMs = live.model.gate.appointmentMinutes * MINUTE_MS;
      return [...live.run.ledger.state.visits.values()]
        .filter((v) => turnOf(v) !== null)
        .sort((a, b) => a.gateOut - b.gateOut)
        .map((v): Cell[] => [
          ...[v.visit, v.truck, v.haulier, v.expected, v.gateIn, v.gateOut, turnOf(v)],
          offWindow(v.gateIn, v.expected, windowMs) / MINUTE_MS,
        ]);
    },
  );
}
