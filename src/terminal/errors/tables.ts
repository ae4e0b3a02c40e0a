// Error codes of what the server tells as tables and by crane; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const tableErrors = {
  'HWS-TAB-001': {
    severity: 'error',
    meaning: 'There is no table of this name.',
    cure: 'Look at the list of tables: GET /api/v1/tables.',
  },
  'HWS-TAB-002': {
    severity: 'error',
    meaning: 'There is no quay crane of this name.',
    cure: 'Give the id of a quay crane of the terminal file, such as QC01.',
  },
} satisfies Record<string, ErrorEntry>;
