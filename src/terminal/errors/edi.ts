// Error codes of this part; see index.ts. 001 to 019: the file; 020 to 039: an entry is set aside; 040 on: worked with a doubt.
import type { ErrorEntry } from './entry.ts';

const ASK_SENDER = 'Ask the sender for a corrected message, or enter this container by hand.';

export const ediErrors: Record<string, ErrorEntry> = {
  'HWS-EDI-001': {
    severity: 'error',
    meaning: 'The file holds no EDIFACT message: no UNH segment was found.',
    cure: 'Check that the file is an EDIFACT interchange and that it was not cut off or converted on its way.',
  },
  'HWS-EDI-002': {
    severity: 'error',
    meaning: 'The file is longer than can be read; the rest was left unread.',
    cure: 'Ask the sender to divide the file into several interchanges.',
  },
  'HWS-EDI-003': {
    severity: 'warning',
    meaning: 'The UNA segment is damaged; the separators were concluded from what is left of it.',
    cure: 'Compare a few values with the file, and tell the sender that UNA must be followed by six characters.',
  },
  'HWS-EDI-004': {
    severity: 'warning',
    meaning: 'The last segment has no terminator; the file may have been cut off.',
    cure: 'Ask the sender whether the file is complete.',
  },
  'HWS-EDI-005': {
    severity: 'warning',
    meaning: 'Characters that belong to nothing stand between segments; they were passed over.',
    cure: 'Tell the sender; nothing else is needed.',
  },
  'HWS-EDI-006': {
    severity: 'info',
    meaning: 'The interchange has no UNB or no UNZ segment; its messages were worked.',
    cure: 'Nothing is needed where the file was forwarded in parts; else ask the sender whether it is complete.',
  },
  'HWS-EDI-007': {
    severity: 'warning',
    meaning: 'UNT gives another number of segments than the message has; the message was worked.',
    cure: 'Compare the number of containers with what the sender expects.',
  },
  'HWS-EDI-008': {
    severity: 'warning',
    meaning: 'UNT repeats another message reference than UNH gave; the message was worked.',
    cure: 'Tell the sender; check that no two messages were mixed.',
  },
  'HWS-EDI-009': {
    severity: 'warning',
    meaning: 'UNZ does not agree with the interchange: its count of messages or its reference differs.',
    cure: 'Ask the sender whether messages are missing.',
  },
  'HWS-EDI-010': {
    severity: 'info',
    meaning: 'Messages of this type are not worked here.',
    cure: 'Nothing is needed, unless this message was meant to change something at the terminal.',
  },
  'HWS-EDI-011': {
    severity: 'warning',
    meaning: 'The message has no UNT segment; what was there was worked.',
    cure: 'Ask the sender whether the message is complete.',
  },
  'HWS-EDI-012': {
    severity: 'warning',
    meaning:
      'The segments carry explicit group numbers, which the message design does not know; they were passed over.',
    cure: 'Tell the sender to write segments without nesting indication.',
  },
  'HWS-EDI-013': {
    severity: 'info',
    meaning: 'The containers come before their cells (EQD before LOC+147); groups were taken to begin at EQD.',
    cure: 'Compare a few containers and cells with the file.',
  },
  'HWS-EDI-014': {
    severity: 'info',
    meaning: 'A cell is listed without a container: it is blocked, lost or kept free.',
    cure: 'Nothing is needed; the cell is taken as empty.',
  },
  'HWS-EDI-015': {
    severity: 'warning',
    meaning: 'A date or time cannot be read; it was left out.',
    cure: 'Enter the time by hand where it matters.',
  },
  'HWS-EDI-016': {
    severity: 'warning',
    meaning: 'The message does not say whether it orders discharge or loading; loading was assumed.',
    cure: 'Check the list before it is planned; BGM should give 43 for discharge or 45 for loading.',
  },
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
};
