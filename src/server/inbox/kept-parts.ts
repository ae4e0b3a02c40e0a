// What messages tell and the record has no place for: it stays with the message, and whoever looks at it is told so.
import { ANSWER_TYPES } from '../../edi/answers/answers.ts';
import type { MassVerification, ReleaseOrder } from '../../edi/container-messages.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';
import type { ReadFile } from './read-arrival.ts';

const CODE = 'HWS-RUN-093';

/** A finding for each message of a file of which something is kept and not acted on. Secrets are named, not told. */
export function keptParts({ toWork, known }: ReadFile): Diagnostic[] {
  const ofWorked = toWork.flatMap(({ message }) => {
    const parts =
      message.type === 'COREOR' ? releaseParts(message) : message.type === 'VERMAS' ? massParts(message) : [];
    return parts.length === 0 ? [] : [note(`${message.type} ${message.reference}`, parts.join(', '))];
  });
  const ofKnown = known
    .filter(({ type }) => !ANSWER_TYPES.has(type))
    .map(({ type, reference }) => note(`${type} ${reference}`, 'the whole message'));
  return [...ofWorked, ...ofKnown];
}

function note(message: string, what: string): Diagnostic {
  return runDiagnostic(CODE, `Kept and not acted on: ${what}`, message.trim());
}

function releaseParts({ entries }: ReleaseOrder): string[] {
  const told = (of: (entry: ReleaseOrder['entries'][number]) => boolean): boolean => entries.some(of);
  return [
    ...(told(({ collector }) => collector !== '') ? ['who may collect'] : []),
    ...(told(({ from, until }) => from !== null || until !== null) ? ['from when and until when'] : []),
    ...(told(({ pin }) => pin !== '') ? ['the PIN'] : []),
    ...(told(({ release, booking }) => release !== '' || booking !== '') ? ['numbers of release and booking'] : []),
  ];
}

function massParts({ entries }: MassVerification): string[] {
  const told = entries.some(
    ({ verified: { method, at, responsible, weighedBy, document } }) =>
      method !== null || at !== null || responsible + weighedBy + document !== '',
  );
  return told ? ['how, when and by whom it was weighed'] : [];
}
