// Error codes of this part; see index.ts.
import type { ErrorEntry } from './index.ts';

export const ediErrors: Record<string, ErrorEntry> = {};
