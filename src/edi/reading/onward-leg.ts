// The voyage that takes a box on from here, as a discharge list tells it: a TDT in the box's group, and the times behind it.
import type { VoyageRef } from '../messages.ts';
import { TAG, type MessageView } from './message-view.ts';
import { NO_VOYAGE, readTime, readVessel, voyageTimes } from './voyage.ts';

/** TDT 8051: main carriage, on-carriage. */
const STAGES: readonly number[] = [20, 30];

/** True for the segments that may follow a TDT and belong to it. */
function isOfLeg(tag: number): boolean {
  return tag === TAG.RFF || tag === TAG.LOC || tag === TAG.DTM;
}

/** End of the leg that begins with a TDT: the first segment that is not of it. */
export function endOfLeg(view: MessageView, tdt: number, to: number): number {
  let end = tdt + 1;
  while (end < to && isOfLeg(view.tagAt(end))) end++;
  return end;
}

/** The vessel and voyage of a leg; null for a leg by road or rail, and where no voyage is named. */
export function readOnwardLeg(view: MessageView, tdt: number, end: number): VoyageRef | null {
  if (!STAGES.includes(view.number(tdt, 1))) return null;
  const voyage: VoyageRef = { ...NO_VOYAGE };
  readVessel(view, tdt, voyage);
  if (voyage.voyage === '' || (voyage.vesselName || voyage.callSign || voyage.imo) === '') return null;
  const times = new Map<number, number>();
  for (let i = tdt + 1; i < end; i++) if (view.tagAt(i) === TAG.DTM) readTime(view, i, times);
  return { ...voyage, ...voyageTimes(times) };
}
