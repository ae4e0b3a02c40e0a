// What a person says of a box of a marked machine: at which of the places where it may be, or in which slot, he has found it.
import type { DoubtView, FoundBox, MachineCheckBody, PlaceName } from '../../server/api.ts';
import type { YardSlot } from '../panels/SlotFields.tsx';

/** Where a box was found. */
export type Finding = { at: PlaceName } | { at: 'slot'; slot: YardSlot } | { at: '' };

/** Where the twin has a box, which stands for the person who is sent out; '' where that is none of the places that can be told. */
export function seenAt({ seen: { at, slot } }: DoubtView): Finding {
  return slot === undefined ? { at: at ?? '' } : { at: 'slot', slot };
}

/** True when a place is picked, and a slot has all its numbers. */
export function isWhole(finding: Finding | undefined): boolean {
  if (finding === undefined || finding.at === '') return false;
  if (finding.at !== 'slot') return true;
  const { block, bay, row, tier } = finding.slot;
  return block !== '' && [bay, row, tier].every((n) => Number.isInteger(n) && n > 0);
}

/** What the server is told. */
export function bodyOf(by: string, heard: number, findings: Readonly<Record<string, Finding>>): MachineCheckBody {
  const found: FoundBox[] = [];
  for (const [container, finding] of Object.entries(findings))
    if (finding.at === 'slot') found.push({ container, slot: finding.slot });
    else if (finding.at !== '') found.push({ container, at: finding.at });
  return { by, heard, found };
}
