// Error codes of the EDI room, all together; see index.ts.
import { ediBoxErrors } from './edi-boxes.ts';
import type { ErrorEntry } from './entry.ts';
import { ediFileErrors } from './edi-files.ts';
import { ediPartnerErrors } from './edi-partners.ts';

export const ediErrors: Record<string, ErrorEntry> = { ...ediFileErrors, ...ediBoxErrors, ...ediPartnerErrors };
