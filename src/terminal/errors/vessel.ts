// Error codes of vessel profiles and stowage; see index.ts.
import type { ErrorEntry } from './entry.ts';

const error = (meaning: string, cure: string): ErrorEntry => ({ severity: 'error', meaning, cure });

export const vesselErrors = {
  'HWS-VSL-001': error(
    'The vessel profile, or the file of its limits, is not JSON, or a key stands in it twice.',
    'Correct the text at the line and column that the message names.',
  ),
  'HWS-VSL-002': error(
    'A value of a vessel profile is missing or not of the kind that the Open Vessel Definition has.',
    'Correct the value at the path that the message names, or export the profile anew from the tool that made it.',
  ),
  'HWS-VSL-003': error(
    'A vessel profile contradicts itself: bays that are paired with two others, a slot under another name than its own, a bay twice.',
    'Correct the bay at the path that the message names.',
  ),
  'HWS-VSL-004': error(
    'A vessel profile has no cell in which a box can stand.',
    'Give a profile with slots (perSlotInfo) that take some length, or a bay plan to infer one from.',
  ),
  'HWS-VSL-005': error(
    "A value of a file of a vessel's limits is missing, unknown or not of the kind that is expected.",
    'Correct the value at the path that the message names; the files in vessels/ show every field.',
  ),
  'HWS-VSL-006': error(
    "A file of a vessel's limits contradicts itself: hydrostatic rows that do not rise, or a least value above the greatest.",
    'Correct the value at the path that the message names.',
  ),
  'HWS-VSL-010': {
    severity: 'warning',
    meaning: 'Boxes of the load list found no cell on the vessel; they stay ashore.',
    cure: 'Look at the rule that is told for each: give another instruction, roll the box to a later vessel, or change its data.',
  },
  'HWS-VSL-011': {
    severity: 'warning',
    meaning: 'The stowed vessel floats beyond a limit of her profile: draught, trim, stability or heel.',
    cure: 'Ask the vessel for other ballast, or change the loads that the message names.',
  },
} satisfies Record<string, ErrorEntry>;

/** A code of this part of the catalogue. */
export type VesselErrorCode = keyof typeof vesselErrors;
