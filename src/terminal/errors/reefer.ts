// Error codes of reefers' alarms; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const reeferErrors = {
  'HWS-REF-001': {
    severity: 'error',
    meaning: 'There is no open alarm of this container: it has ended, or the container has left the yard.',
    cure: 'Look at the list of reefers: GET /api/v1/reefers.',
  },
  'HWS-REF-002': {
    severity: 'error',
    meaning: 'Somebody has taken note of the alarm already, or is about to.',
    cure: 'Nothing has to be done; the list of reefers tells who it was.',
  },
} satisfies Record<string, ErrorEntry>;
