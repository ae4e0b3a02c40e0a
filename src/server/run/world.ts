// What the twin is told of the world by the messages that came in and the stock at the beginning: vessels, trucks and boxes come whether
// the terminal knows of them or not.
import type { LedgerState } from '../../ledger/state.ts';
import type { Coming } from '../../operation/inbox/inbox.ts';
import type { Position } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Twin } from '../../twin/twin.ts';

/** Vessels and trucks are on their way. What was told before changes nothing: a turn may be done again. */
export function meetWorld(twin: Twin, record: LedgerState, { ships, trucks, cancelled }: Coming): void {
  for (const { call, arrival, aboard, issue } of ships) {
    const comes = issue > 1 ? twin.reloadShip(call, aboard) : twin.announceShip(call, arrival, aboard);
    if (comes) for (const b of aboard) introduce(twin, record, b.container);
  }
  for (const visit of cancelled) twin.cancelTruck(visit);
  for (const { visit, arrival, brings } of trucks)
    if (twin.announceTruck(visit, arrival, brings)) for (const container of brings) introduce(twin, record, container);
}

/** Boxes stand in the yard from the beginning. */
export function stockWorld(
  twin: Twin,
  record: LedgerState,
  placed: readonly { container: ContainerId; position: Position }[],
): void {
  for (const { container, position } of placed) {
    introduce(twin, record, container);
    twin.stock(container, position);
  }
}

/** The twin's box weighs what its papers say. */
function introduce(twin: Twin, record: LedgerState, container: ContainerId): void {
  const known = record.containers.get(container);
  if (known) twin.know(known.container);
}
