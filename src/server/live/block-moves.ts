// Lifts of each block in the last hour, counted as they happen. Kept in memory only: after a start the hour begins anew, and it is told since when.
import type { LedgerEvent } from '../../ledger/events.ts';

const HOUR_MS = 3_600_000;

export class BlockMoves {
  /** Block and time of each box set down or lifted out, in order. */
  private lifts: { block: string; at: number }[] = [];
  private begun = Infinity;

  /** To be called for each event of the ledger, at its time. */
  observe(event: LedgerEvent, at: number): void {
    this.begun = Math.min(this.begun, at);
    const place = event.kind === 'picked' ? event.from : event.kind === 'placed' ? event.to : null;
    if (place?.kind !== 'yard') return;
    this.lifts.push({ block: place.block, at });
    if ((this.lifts[0]?.at ?? at) < at - 2 * HOUR_MS) this.lifts = this.lifts.filter((one) => one.at > at - HOUR_MS);
  }

  /** Since when they are counted, ms UTC: an hour ago at most. */
  since(now: number): number {
    return Math.max(now - HOUR_MS, Math.min(this.begun, now));
  }

  /** Number of lifts by block. */
  counts(now: number): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { block, at } of this.lifts)
      if (at > now - HOUR_MS && at <= now) counts.set(block, (counts.get(block) ?? 0) + 1);
    return counts;
  }
}
