// Error codes of what EDI messages tell: 020 to 039 an entry is set aside; 040 to 059 worked with a doubt; 090 to 109 values and codes; 110 to 139
// vessels, goods and other messages.
import type { ErrorEntry } from './entry.ts';

const ASK_SENDER = 'Ask the sender for a corrected message, or enter this container by hand.';

export const ediBoxErrors: Record<string, ErrorEntry> = {
  'HWS-EDI-020': {
    severity: 'error',
    meaning: 'The stowage cell does not have seven digits (bay 3, row 2, tier 2).',
    cure: ASK_SENDER,
  },
  'HWS-EDI-021': {
    severity: 'error',
    meaning: 'The tier is odd; tiers are even (ISO 9711-1).',
    cure: ASK_SENDER,
  },
  'HWS-EDI-022': {
    severity: 'error',
    meaning: 'The tier is neither in the hold (02 to 22) nor on deck (70 to 98).',
    cure: ASK_SENDER,
  },
  'HWS-EDI-023': {
    severity: 'error',
    meaning: 'The row is farther from the centre line than a quay crane reaches.',
    cure: ASK_SENDER,
  },
  'HWS-EDI-024': {
    severity: 'error',
    meaning: 'The bay is 0; bays count from 1.',
    cure: ASK_SENDER,
  },
  'HWS-EDI-025': {
    severity: 'error',
    meaning: 'The container has no number.',
    cure: 'Ask the sender for the container number, or plan the place as a reservation by hand.',
  },
  'HWS-EDI-026': {
    severity: 'error',
    meaning: 'The container number does not have the form of four letters and seven digits.',
    cure: ASK_SENDER,
  },
  'HWS-EDI-027': {
    severity: 'error',
    meaning: 'The container is listed a second time in the message; the first entry was kept.',
    cure: 'Find out which of the two entries is right.',
  },
  'HWS-EDI-028': {
    severity: 'error',
    meaning: 'The cell is given to a second container; the first entry was kept.',
    cure: 'Find out which of the two containers stands there.',
  },
  'HWS-EDI-029': {
    severity: 'error',
    meaning: "A container of 40' or more is in an odd bay, which holds 20' boxes.",
    cure: ASK_SENDER,
  },
  'HWS-EDI-030': {
    severity: 'error',
    meaning: 'The container would overlap another one in a neighbouring bay; the first entry was kept.',
    cure: 'Find out which of the two containers stands there.',
  },
  'HWS-EDI-031': {
    severity: 'error',
    meaning: 'The equipment is not a container; such pieces are handled by hand.',
    cure: 'Plan this piece by hand.',
  },
  'HWS-EDI-032': {
    severity: 'error',
    meaning: 'The container has no stowage cell.',
    cure: ASK_SENDER,
  },
  'HWS-EDI-040': {
    severity: 'warning',
    meaning: 'The check digit of the container number is wrong; the container was worked under the number as sent.',
    cure: 'Have the number read from the box when it is next seen.',
  },
  'HWS-EDI-041': {
    severity: 'warning',
    meaning: 'The length of the container cannot be concluded from its size-type code; it was assumed.',
    cure: 'Correct the size-type code of the container where the assumption is wrong.',
  },
  'HWS-EDI-042': {
    severity: 'warning',
    meaning: "A 20' container is in an even bay; it was worked as a 40' box, as its cell says.",
    cure: "Correct the cell, or the size-type code, where the box is 20' long.",
  },
  'HWS-EDI-043': {
    severity: 'warning',
    meaning: 'The cell holds more than one piece of equipment; the first container stands for the bundle.',
    cure: 'Check that the others are attached to it; enter them by hand when the bundle is taken apart.',
  },
  'HWS-EDI-044': {
    severity: 'warning',
    meaning: 'No gross mass is told for a full container; it was taken as 0 kg.',
    cure: 'Enter the verified gross mass before the container is loaded.',
  },
  'HWS-EDI-045': {
    severity: 'warning',
    meaning: 'The cell that a list gives for a container cannot be used; the container was worked without a cell.',
    cure: 'Plan the cell by hand, or let the planner choose it.',
  },
  'HWS-EDI-046': {
    severity: 'warning',
    meaning: 'It is not told whether the truck delivers or collects the container; delivery was assumed.',
    cure: 'Correct the movement of the announcement before the truck comes.',
  },
  'HWS-EDI-090': {
    severity: 'info',
    meaning: 'The code is not in the list that was loaded for it; it was used as it is.',
    cure: 'Nothing is needed where the code is new; else load a newer list, or ask the sender what the code means.',
  },
  'HWS-EDI-091': {
    severity: 'error',
    meaning: 'The code list cannot be read.',
    cure: 'Check that the file is the one that its keeper publishes, and tell which of its columns hold code and name.',
  },
  'HWS-EDI-092': {
    severity: 'warning',
    meaning: 'An entry of the code list has no code, or one that was told before; it was left out.',
    cure: 'Compare the entry with the list of its keeper where the code is needed.',
  },
  'HWS-EDI-093': {
    severity: 'warning',
    meaning: 'The unit of a mass is not known; the value was taken as kilograms.',
    cure: 'Compare the mass with what the sender means; KGM, TNE and LBR are understood.',
  },
  'HWS-EDI-094': {
    severity: 'info',
    meaning: 'Unit and value of a mass are the wrong way round; they were exchanged.',
    cure: 'Tell the sender that the unit comes first; nothing else is needed.',
  },
  'HWS-EDI-095': {
    severity: 'warning',
    meaning: 'The gross mass is less than an empty box of this size weighs; it was taken as sent.',
    cure: 'Ask for the verified gross mass, or have the box weighed before it is loaded.',
  },
  'HWS-EDI-096': {
    severity: 'warning',
    meaning: 'The gross mass is more than a box of this size and type may weigh; it was taken as sent.',
    cure: 'Compare the mass with the plate of the box before it is lifted; the value may be in pounds.',
  },
  'HWS-EDI-097': {
    severity: 'warning',
    meaning: 'The verified gross mass is far from the gross mass told beside it; the verified one was taken.',
    cure: 'Ask the sender which one is right where the difference matters for stability.',
  },
  'HWS-EDI-098': {
    severity: 'warning',
    meaning: 'The tare cannot be the one of a box of this size; it was not used.',
    cure: 'Read the tare from the plate of the box where it is needed.',
  },
  'HWS-EDI-099': {
    severity: 'warning',
    meaning: 'No reefer can be set to this temperature; it was taken as sent.',
    cure: 'Ask for the set point before the box is plugged in; the value may be in Fahrenheit.',
  },
  'HWS-EDI-100': {
    severity: 'info',
    meaning: 'The stowage cell is spelled in another way than with seven digits; it has only this reading.',
    cure: 'Nothing is needed; tell the sender that a cell has bay 3, row 2 and tier 2 digits.',
  },
  'HWS-EDI-101': {
    severity: 'error',
    meaning: "The position is of the sender's own system and no cell (a RoRo deck, for example).",
    cure: 'Plan this piece by hand.',
  },
  'HWS-EDI-102': {
    severity: 'warning',
    meaning: 'A class or UN number of dangerous goods is not understood; it was taken as sent.',
    cure: 'Have the classification corrected before the box is stacked: segregation works with it.',
  },
  'HWS-EDI-110': {
    severity: 'error',
    meaning: 'The message cannot be written in this version: there is no structure for it.',
    cure: 'Choose one of the versions that can be written for this type of message.',
  },
  'HWS-EDI-111': {
    severity: 'warning',
    meaning: 'A number cannot be read; it was left out.',
    cure: 'Ask the sender for the value where it matters.',
  },
  'HWS-EDI-112': {
    severity: 'warning',
    meaning: 'The message does not tell of a vessel or voyage (TDT); the rest of it was read.',
    cure: 'Find the call by the references of the message, or ask the sender which vessel is meant.',
  },
  'HWS-EDI-113': {
    severity: 'warning',
    meaning: 'The goods of a dangerous goods notice have no class and no UN number (DGS); they were kept without.',
    cure: 'Ask the sender for the classification before the goods come.',
  },
  'HWS-EDI-114': {
    severity: 'info',
    meaning: 'Goods are in a container that the message does not list; the number was kept.',
    cure: 'Compare the number with the list of containers: it may be misspelt.',
  },
  'HWS-EDI-115': {
    severity: 'warning',
    meaning: 'The position of dangerous goods on board cannot be read as a cell; it was kept as text.',
    cure: 'Compare the position with the bay plan.',
  },
  'HWS-EDI-116': {
    severity: 'warning',
    meaning: 'The message gives another number of containers than it lists; all that are listed were read.',
    cure: 'Ask the sender whether the manifest is complete.',
  },
  'HWS-EDI-125': {
    severity: 'warning',
    meaning: 'The report does not say whether it is of discharge or loading; discharge was assumed.',
    cure: 'Ask the sender; BGM should give 44 for discharge or 46 for loading.',
  },
  'HWS-EDI-126': {
    severity: 'warning',
    meaning: 'The report does not say whether the containers came in or went out; in was assumed.',
    cure: 'Ask the sender; BGM should give 34 for in or 36 for out.',
  },
  'HWS-EDI-127': {
    severity: 'error',
    meaning: 'No verified gross mass is told for the container.',
    cure: 'Ask the sender for MEA+AAE+VGM, or have the box weighed before it is loaded.',
  },
  'HWS-EDI-128': {
    severity: 'info',
    meaning: 'No instruction (HAN) stands before the cell; what is to be done there is not told.',
    cure: 'Ask the sender whether the box is to be loaded, discharged or restowed.',
  },
};
