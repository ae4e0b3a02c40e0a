// Tables of the quay: calls, the boxes of vessels by their cells, waits of cranes and where their time went.
import type { Cell } from '../../kit/csv.ts';
import { waitingView } from '../causes/waiting-views.ts';
import { planBox, stowEntries } from '../vessel-plan/stow.ts';
import { joined, table, type TableSource } from './source.ts';
import type { Table } from './table.ts';

/** Vessel calls. */
export function calls({ room }: TableSource): Table {
  return table(
    [
      ...(['call text', 'vessel text', 'voyage text', 'state text', 'length_m number', 'beam_m number'] as const),
      ...(['from_m number', 'eta time', 'promised time', 'start time', 'end time', 'to_discharge whole'] as const),
      ...(['discharged whole', 'to_load whole', 'loaded whole', 'set_aside whole', 'cranes text'] as const),
      ...(['crane_rate number', 'berth_fixed_by text'] as const),
    ],
    () =>
      room
        .calls()
        .map((c): Cell[] => [
          ...[c.id, c.vessel, c.voyage, c.state, c.length, c.beam, c.x, c.eta, c.etd, c.start, c.end],
          ...[c.toDischarge, c.discharged, c.toLoad, c.loaded, c.setAside, joined(c.cranes), c.grossCraneRate],
          c.pin?.by ?? null,
        ]),
  );
}

/** Boxes of the vessels that are at the quay or to come, each in its cell. */
export function stowage({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    const { run } = live;
    for (const call of [...run.ledger.state.calls.values()]) {
      if (call.state === 'sailed') continue;
      for (const entry of stowEntries(run, call)) {
        const b = planBox(run, call, entry);
        yield [
          ...[call.call, call.vessel, b.bay, b.row, b.tier, b.state, b.id, b.isoType, b.feet, b.kg, b.full, b.pod],
          ...[b.line, b.reeferC, joined(b.dangerous), b.gauge, joined(b.holds ?? []), b.at ?? null],
          b.byHand?.by ?? null,
        ];
      }
    }
  }
  return table(
    [
      ...(['call text', 'vessel text', 'bay whole', 'row whole', 'tier whole', 'state text'] as const),
      ...(['container text', 'iso_type text', 'length_ft whole', 'gross_kg number', 'full flag', 'pod text'] as const),
      ...(['line text', 'set_point_c number', 'dangerous text', 'out_of_gauge flag', 'holds text'] as const),
      ...(['done_at time', 'cell_given_by text'] as const),
    ],
    rows,
  );
}

/** Waits of the cranes with their chains. */
export function waiting({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    for (const [i, { spans }] of live.day.waiting.cranes.entries())
      for (const { from, to, root, call, chain } of [...spans])
        yield [
          ...[live.model.quayCranes[i]?.id ?? null, call, from, to, ((to ?? live.now) - from) / 1000, root],
          joined(
            chain.map(({ who, does, box }) => `${who.id} ${does}${box === undefined ? '' : ` ${box}`}`),
            ' <- ',
          ),
        ];
  }
  return table(['crane text', 'call text', 'from time', 'to time', 'seconds number', 'root text', 'chain text'], rows);
}

/** Time of the cranes at vessels in slices of ten minutes, by what it went to. */
export function craneTime({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    const { cranes, sliceMs } = waitingView(live.run.operation.desk, live.day.waiting);
    for (const { crane, slices } of cranes)
      for (const { at, ms } of slices)
        for (const [went, time] of Object.entries(ms)) yield [crane, at, at + sliceMs, went, time / 1000];
  }
  return table(['crane text', 'from time', 'to time', 'went_to text', 'seconds number'], rows);
}
