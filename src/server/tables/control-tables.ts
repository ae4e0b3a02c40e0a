// Tables of the control room: machines, figures, exceptions, messages in and out.
import { FIGURE, FIGURES } from '../../office/figures.ts';
import type { Cell } from '../../kit/csv.ts';
import { exceptionsOf } from '../exceptions/exceptions.ts';
import { interchangePage, MOST_ON_PAGE } from '../inbox/history.ts';
import { sentAt, sentType } from '../inbox/sent.ts';
import { machineViews } from '../live/machine-views.ts';
import { joined, table, type TableSource } from './source.ts';
import type { Table } from './table.ts';

/** Machines and what they do now. */
export function machines({ live }: TableSource): Table {
  return table(
    [
      ...(['machine text', 'kind text', 'block text', 'state text', 'waits_for text', 'job whole'] as const),
      ...(['container text', 'charge number', 'gantry_or_x_m number', 'trolley_or_y_m number'] as const),
      ...(['fault text', 'stopped_by text', 'taken_out_by text'] as const),
    ],
    () =>
      machineViews(live.run).map((m): Cell[] => [
        ...[m.id, m.kind, m.block || null, m.state, m.waitsFor || null, m.job, m.container, m.charge],
        ...[m.gantry, m.trolley, m.fault?.kind ?? null],
        ...[m.handled?.stopped?.by ?? null, m.handled?.withdrawn?.by ?? null],
      ]),
  );
}

/** Figures by quarters of an hour, of a week. */
export function figures({ live }: TableSource): Table {
  return table(['to time', ...FIGURES.map((name) => `${name} number` as const)], () =>
    live.day.quarters.map(({ at, sums }): Cell[] => [at, ...FIGURES.map((id) => FIGURE[id].of(sums))]),
  );
}

/** The queue of exceptions, worst first. */
export function exceptions({ live }: TableSource): Table {
  return table(
    [
      ...(['exception text', 'kind text', 'rank text', 'since time', 'subject text', 'facts text'] as const),
      ...(['holds_up text', 'noted_by text', 'noted_at time'] as const),
    ],
    () =>
      exceptionsOf(live).map((e): Cell[] => [
        ...[e.id, e.kind, e.rank, e.since, e.subject, joined(Object.entries(e.facts).map(([k, v]) => `${k}=${v}`))],
        joined(e.blocks.map(({ what, id, n }) => (id === '' ? `${n} ${what}` : `${what} ${id}`))),
        ...[e.noted?.by ?? null, e.noted?.at ?? null],
      ]),
  );
}

/** Interchanges that came in, newest first. */
export function messagesIn({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    for (let before: string | undefined; ;) {
      const { interchanges, next } = interchangePage(live, { before, limit: MOST_ON_PAGE });
      for (const m of interchanges)
        yield [
          ...[m.id, m.at, m.arrived, m.way, m.name || null, m.sender || null, m.recipient || null, m.reference || null],
          ...[joined(m.types), m.messageCount, m.containers, m.setAside, m.state, m.bytes, m.sha256 || null],
        ];
      if (next === null) return;
      before = next;
    }
  }
  return table(
    [
      ...(['interchange text', 'at time', 'arrived time', 'way text', 'file text', 'sender text'] as const),
      ...(['recipient text', 'reference text', 'types text', 'messages whole', 'containers whole'] as const),
      ...(['set_aside whole', 'state text', 'bytes whole', 'sha256 text'] as const),
    ],
    rows,
  );
}

/** Files that were written to be sent, by name. */
export function messagesOut({ live }: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    const { state } = live.run.ledger;
    for (const name of live.sentNames()) yield [name, sentType(name) || null, sentAt(name, state)];
  }
  return table(['file text', 'type text', 'at time'], rows);
}
