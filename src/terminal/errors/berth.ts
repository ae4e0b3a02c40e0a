// Error codes of berths that people fix by hand; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const berthErrors = {
  'HWS-BTH-001': {
    severity: 'error',
    meaning: 'There is no vessel call of this name.',
    cure: 'Take the name from the list of calls: GET /api/calls.',
  },
  'HWS-BTH-002': {
    severity: 'error',
    meaning: 'The vessel has been sent to the quay, or has sailed: where she lies is no plan any more.',
    cure: 'Change the berths of the vessels that are still to come around her.',
  },
  'HWS-BTH-003': {
    severity: 'error',
    meaning: 'The berth of the vessel is not fixed by hand.',
    cure: 'Nothing has to be done: the plan decides already.',
  },
  'HWS-BTH-004': {
    severity: 'error',
    meaning: 'What somebody has decided about the berth of the vessel is about to be worked.',
    cure: 'Look at the plan again in a moment, and decide then.',
  },
  'HWS-BTH-005': {
    severity: 'error',
    meaning: 'The vessel has no place in the plan yet, so that it is not known how long she will lie there.',
    cure: 'Wait until she is planned: a week before she comes.',
  },
  'HWS-BTH-010': {
    severity: 'error',
    meaning: 'The vessel would lie off the quay, or too near to its end.',
    cure: 'Give the metre that the message names, or one between it and the other end.',
  },
  'HWS-BTH-011': {
    severity: 'error',
    meaning: 'The quay is too shallow for the vessel there at every tide.',
    cure: 'Give her a deeper berth.',
  },
  'HWS-BTH-012': {
    severity: 'error',
    meaning: 'There is not water enough under the vessel for as long as she would lie there.',
    cure: 'Give the time that the message names, or a deeper berth.',
  },
  'HWS-BTH-013': {
    severity: 'error',
    meaning: 'A part of the vessel would lie beyond the reach of the quay cranes.',
    cure: 'Move her along the quay until her bays lie where cranes can stand; a vessel that is broader than the cranes reach cannot be worked here.',
  },
  'HWS-BTH-014': {
    severity: 'error',
    meaning: 'The vessel would berth before she can be there.',
    cure: 'Give the time of her arrival or a later one, or no time at all.',
  },
  'HWS-BTH-015': {
    severity: 'error',
    meaning: 'The vessel would lie too near to another one that lies there already, or whose berth is fixed by hand.',
    cure: 'Give a place with the clearance that the message names, a time after the other one has left, or let the plan decide about the other one.',
  },
  'HWS-BTH-016': {
    severity: 'warning',
    meaning: 'Another vessel that is planned there gets another place or another time.',
    cure: 'Nothing has to be done; fix the other one by hand, too, where she should not give way.',
  },
  'HWS-BTH-017': {
    severity: 'error',
    meaning: 'There is not water enough for the vessel on the way in when she would come.',
    cure: 'Give the time that the message names, or no time at all.',
  },
} satisfies Record<string, ErrorEntry>;
