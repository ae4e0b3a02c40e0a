// Any noun as a document of any version of its type, and as an interchange. One mapping for each type; what the versions have in other
// places is moved by the structures (fit.ts), what one cannot tell is told.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { convert, type Converted } from './convert.ts';
import type { AnyMessage, Envelope } from '../messages.ts';
import type { Children, EdiDocument } from '../structure/document.ts';
import { writeDocuments } from '../structure/write-document.ts';
import { bayplanBody, instructionsBody } from '../writing/bodies-of-plans.ts';
import {
  announcementBody,
  callListBody,
  handlingBody,
  releaseBody,
  stuffingBody,
} from '../writing/bodies-of-orders.ts';
import { dischargeLoadBody, gateMoveBody, massBody, stockBody } from '../writing/bodies-of-reports.ts';
import { withoutEmpty } from '../writing/box-group.ts';
import type { Writing } from '../writing/head-group.ts';

/**
 * A message as document of a version of its type, e.g. a Bayplan as "3.1", a CallList as "D00B".
 * @param number reference of the message in its interchange (UNH 0062)
 * @throws InputError HWS-EDI-164 where the type has no such version
 */
export function documentOf(message: AnyMessage, version: string, writing: Writing, number = '1'): Converted {
  const { type } = message;
  const body = withoutEmpty(bodyOf(message, writing));
  // The mappings tell plans and instructions in the way of 2.x, and everything else in no version's own way.
  const told: EdiDocument = { type, version: '', header: { reference: number, version: 'D', release: '95B' }, body };
  return convert(told, version);
}

/** An interchange of messages, each in a version of its type, as bytes; and what the versions cannot tell. */
export function writeMessages(
  messages: readonly { message: AnyMessage; version: string }[],
  envelope: Envelope,
): { bytes: Uint8Array; diagnostics: Diagnostic[] } {
  const written = messages.map(({ message, version }, i) => documentOf(message, version, envelope, String(i + 1)));
  return {
    bytes: writeDocuments(
      written.map(({ document }) => document),
      envelope,
    ),
    diagnostics: written.flatMap(({ diagnostics }) => diagnostics),
  };
}

function bodyOf(message: AnyMessage, writing: Writing): Children {
  switch (message.type) {
    case 'BAPLIE':
      return bayplanBody(message, writing);
    case 'MOVINS':
      return instructionsBody(message, writing);
    case 'COPRAR':
      return callListBody(message, writing);
    case 'COPINO':
    case 'COPARN':
      return announcementBody(message, writing);
    case 'COREOR':
      return releaseBody(message, writing);
    case 'COHAOR':
      return handlingBody(message, writing);
    case 'COSTOR':
      return stuffingBody(message, writing);
    case 'COARRI':
      return dischargeLoadBody(message, writing);
    case 'CODECO':
      return gateMoveBody(message, writing);
    case 'VERMAS':
      return massBody(message, writing);
    case 'COEDOR':
      return stockBody(message, writing);
  }
}
