// The tables that can be taken away: containers, moves, calls, machines, trucks, waiting of cranes, figures.
import { FIGURE, FIGURES } from '../../office/figures.ts';
import type { Cell } from '../../kit/csv.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Position } from '../../terminal/container.ts';
import type { ControlRoom } from '../live/control-room.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { machineViews } from '../live/machine-views.ts';
import { columns, type Table } from './table.ts';

/** What the tables are made from. */
export interface TableSource {
  live: LiveTerminal;
  room: ControlRoom;
}

interface NamedTable {
  summary: string;
  make: (source: TableSource) => Table;
}

/** Frames read from the journal at a time: nothing is held open while a reader is slow. */
const FRAMES = 1000;

/** All tables by name. */
export const TABLES: Readonly<Record<string, NamedTable>> = {
  containers: { summary: 'Containers in the terminal, one row each', make: containers },
  moves: { summary: 'Every time a machine picked a container up or set it down, from the record', make: moves },
  calls: { summary: 'Vessel calls to come, at the quay, and of the last day', make: calls },
  machines: { summary: 'Machines and what they do now', make: machines },
  trucks: { summary: 'Truck visits that the record knows', make: trucks },
  waiting: { summary: 'Waits of the quay cranes in the last 24 hours with their causes', make: waiting },
  figures: { summary: 'The figures by quarters of an hour, of a week', make: figures },
};

const PLACE = ['place text', 'where text', 'bay whole', 'row whole', 'tier whole'] as const;

/** Where a box is, in the columns of PLACE. */
function placeCells(p: Position): Cell[] {
  switch (p.kind) {
    case 'yard':
      return ['yard', p.block, p.slot.bay, p.slot.row, p.slot.tier];
    case 'vessel':
      return ['vessel', p.call, p.slot.bay, p.slot.row, p.slot.tier];
    case 'che':
      return ['machine', p.che, null, null, null];
    case 'truck':
      return ['truck', p.visit, null, null, null];
    default:
      return ['outside', null, null, null, null];
  }
}

function containers({ live }: TableSource): Table {
  const told = ['container text', 'iso_type text', 'length_ft whole', 'gross_kg number', 'full flag'] as const;
  const more = [
    'set_point_c number',
    'dangerous text',
    'line text',
    'pol text',
    'pod text',
    'leaves_with text',
  ] as const;
  function* rows(): Generator<Cell[]> {
    // A copy: boxes may come and go while a reader is slow.
    for (const record of [...live.run.ledger.state.containers.values()]) {
      const { container: c, position, outbound, holds, yardSince } = record;
      if (position.kind === 'outside') continue;
      yield [
        ...[c.id, c.isoType, c.lengthFeet, c.grossKg, c.full, ...placeCells(position)],
        ...[c.reeferC, c.dangerous.map((d) => `${d.imdgClass} UN${d.unNumber}`).join('; ') || null, c.operator],
        ...[c.portOfLoading, c.portOfDischarge, outbound || null, [...holds.keys()].join('; ') || null],
        yardSince > 0 ? yardSince : null,
      ];
    }
  }
  return { columns: columns(...told, ...PLACE, ...more, 'holds text', 'in_yard_since time'), rows: rows() };
}

function moves({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    for (let after = 0; ;) {
      let read = 0;
      const found: Cell[][] = [];
      for (const { seq, at, events } of live.framesAfter(after)) {
        after = seq;
        for (const event of events) {
          const row = moveRow(event, at);
          if (row) found.push(row);
        }
        if (++read === FRAMES) break;
      }
      yield* found;
      if (read < FRAMES) return;
    }
  }
  const head = ['at time', 'event text', 'container text', 'machine text'] as const;
  return { columns: columns(...head, ...PLACE, 'rehandle flag'), rows: rows() };
}

function moveRow(event: LedgerEvent, at: number): Cell[] | null {
  if (event.kind === 'picked')
    return [at, 'picked', event.container, event.che, ...placeCells(event.from), event.rehandle];
  if (event.kind === 'placed') return [at, 'placed', event.container, event.che, ...placeCells(event.to), null];
  return null;
}

function calls({ room }: TableSource): Table {
  const rows = room
    .calls()
    .map((c): Cell[] => [
      ...[c.id, c.vessel, c.voyage, c.state, c.length, c.beam, c.x, c.eta, c.start, c.end],
      ...[c.toDischarge, c.discharged, c.toLoad, c.loaded, c.setAside, c.cranes.join('; ') || null, c.grossCraneRate],
    ]);
  const told = columns(
    ...(['call text', 'vessel text', 'voyage text', 'state text', 'length_m number', 'beam_m number'] as const),
    ...(['from_m number', 'eta time', 'start time', 'end time', 'to_discharge whole', 'discharged whole'] as const),
    ...(['to_load whole', 'loaded whole', 'set_aside whole', 'cranes text', 'crane_rate number'] as const),
  );
  return { columns: told, rows };
}

function machines({ live }: TableSource): Table {
  const rows = machineViews(live.run).map((m): Cell[] => [
    ...[m.id, m.kind, m.block || null, m.state, m.waitsFor || null, m.job, m.container, m.charge, m.gantry, m.trolley],
  ]);
  const told = columns(
    ...(['machine text', 'kind text', 'block text', 'state text', 'waits_for text', 'job whole'] as const),
    ...(['container text', 'charge number', 'gantry_or_x_m number', 'trolley_or_y_m number'] as const),
  );
  return { columns: told, rows };
}

function trucks({ live }: TableSource): Table {
  const rows = [...live.run.ledger.state.visits.values()].map((v): Cell[] => {
    const turn = v.gateOut > 0 ? (v.gateOut - v.gateIn) / 60_000 : null;
    return [
      ...[v.visit, v.truck, v.haulier, v.state, v.expected, v.gateIn || null, v.gateOut || null, turn],
      ...[v.deliver.join('; ') || null, v.collect.join('; ') || null],
    ];
  });
  const told = columns(
    ...(['visit text', 'truck text', 'haulier text', 'state text', 'expected time', 'gate_in time'] as const),
    ...(['gate_out time', 'turn_min number', 'delivers text', 'collects text'] as const),
  );
  return { columns: told, rows };
}

function waiting({ live }: TableSource): Table {
  const rows = live.day.waiting.cranes.flatMap(({ spans }, i) =>
    spans.map(({ from, to, root, call, chain }): Cell[] => [
      ...[live.model.quayCranes[i]?.id ?? null, call, from, to, ((to ?? live.now) - from) / 1000, root],
      chain.map(({ who, does, box }) => `${who.id} ${does}${box === undefined ? '' : ` ${box}`}`).join(' <- ') || null,
    ]),
  );
  const told = [
    'crane text',
    'call text',
    'from time',
    'to time',
    'seconds number',
    'root text',
    'chain text',
  ] as const;
  return { columns: columns(...told), rows };
}

function figures({ live }: TableSource): Table {
  const rows = live.day.quarters.map(({ at, sums }): Cell[] => [at, ...FIGURES.map((id) => FIGURE[id].of(sums))]);
  return {
    columns: [{ name: 'to', kind: 'time' }, ...FIGURES.map((name) => ({ name, kind: 'number' as const }))],
    rows,
  };
}
