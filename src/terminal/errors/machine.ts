// Error codes of what people have machines do by hand, and of exceptions; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const machineErrors = {
  'HWS-MCH-001': {
    severity: 'error',
    meaning: 'The terminal has no machine of this name.',
    cure: 'Look at the list of machines: GET /api/v1/machines. A portal trolley goes by the name of its crane.',
  },
  'HWS-MCH-002': {
    severity: 'error',
    meaning: 'The machine is in this state already, or somebody is about to bring it there.',
    cure: 'Nothing has to be done; the list of machines tells who it was.',
  },
  'HWS-MCH-003': {
    severity: 'error',
    meaning: 'The machine is not in the state that this undoes, or stands stopped.',
    cure: 'Look at what people had it do last: GET /api/v1/machines. What was stopped has to be freed first.',
  },
  'HWS-MCH-004': {
    severity: 'error',
    meaning: 'The machine has no battery that a charger fills.',
    cure: 'Send vehicles with batteries to chargers only.',
  },
  'HWS-MCH-005': {
    severity: 'error',
    meaning: 'Nobody has to look at the machine: it is not marked, or somebody has looked at it already.',
    cure: 'Nothing has to be done; the list of exceptions tells which machines wait for somebody: GET /api/v1/exceptions.',
  },
  'HWS-MCH-006': {
    severity: 'error',
    meaning:
      'What was found at the machine cannot be: a container in doubt is left out, another one is named, or it cannot be at that place. The machine may have been heard meanwhile.',
    cure: 'Look again: which containers are in doubt now, and where they may be, is asked anew, over HTTP by GET /api/v1/machines/CHE/check.',
  },
  'HWS-EXC-001': {
    severity: 'error',
    meaning: 'There is no such exception: it is over.',
    cure: 'Look at the list of exceptions: GET /api/v1/exceptions.',
  },
  'HWS-EXC-002': {
    severity: 'error',
    meaning: 'Somebody has taken note of the exception already, or is about to.',
    cure: 'Nothing has to be done; the list of exceptions tells who it was.',
  },
} satisfies Record<string, ErrorEntry>;
