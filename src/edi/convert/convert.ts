// Converts a message from one version of its type to another: bay plans between the guides 1.5, 2.x and 3.x, all others between
// directories. What cannot be carried over is told (HWS-EDI-160 and on), never dropped in silence.
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { finding } from '../findings.ts';
import { directoryOf, headerFor, structureFor, versionOf, versionsOf } from '../structure/catalogue.ts';
import type { Children, EdiDocument, Values } from '../structure/document.ts';
import {
  dialectOf,
  dialectOfStructure,
  eachCell,
  firstOfSecond,
  secondOfFirst,
  withoutVerifiedMass,
  type Dialect,
} from './bayplan-dialects.ts';
import { secondOfThird } from './bayplan-to-second.ts';
import { thirdOfSecond } from './bayplan-to-third.ts';
import { fit } from './fit.ts';
import { newerInstructions, olderInstructions } from './instructions.ts';
import { Notes } from './notes.ts';

/** A message in the version that was asked for, and what of it could not be carried over. */
export interface Converted {
  document: EdiDocument;
  diagnostics: Diagnostic[];
}

/** Association codes (UNH 0057) of the guides that belong to a directory, as their publishers' examples have them. */
const GUIDES: Record<string, string> = {
  'COPRAR D95B': 'SMDG16',
  'COPARN D00B': 'SMDG20',
  'COPINO D95B': 'ITG13',
  'COARRI D95B': 'ITG13',
  'CODECO D95B': 'ITG13',
  'VERMAS D16A': 'SMDG10',
};

/** Guides of 2.x before masses were verified. */
const WITHOUT_VERIFIED_MASS = new Set(['2.0', '2.1']);

/**
 * A message in another version of its type, e.g. a BAPLIE as "3.1", a COPRAR as "D00B". The version that it has already gives it in
 * the order and places of its structure.
 * @throws InputError HWS-EDI-164 where the type has no such version
 */
export function convert(document: EdiDocument, version: string): Converted {
  const { type } = document;
  const header = headerFor(type, version);
  const known = header === null ? null : structureFor(type, directoryOf(header));
  if (header === null || known === null) {
    const what = `${type} to ${version}, known: ${versionsOf(type).join(', ') || 'none'}`;
    throw new InputError(finding('HWS-EDI-164', what, type));
  }
  const notes = new Notes();
  const told = inDialect(document, dialectOfStructure(known), version, notes);
  const body = fit(told, known.root, notes);
  return {
    // A guide is named as such, also where its directory was asked for.
    document: {
      type,
      version: header.association === undefined ? version : versionOf(header),
      header: headerOf(document, header),
      body,
    },
    diagnostics: notes.diagnostics(`${type} ${document.version} to ${version}`),
  };
}

/** UNH of the version: its guide, else that of the message where the directory stays the same; references as they were. */
function headerOf({ type, header: before }: EdiDocument, version: Values<'UNH'>): Values<'UNH'> {
  const header: Values<'UNH'> = { ...version };
  const directory = directoryOf(version);
  const guide = directory === directoryOf(before) ? before.association : undefined;
  const association = version.association ?? guide ?? GUIDES[`${type} ${directory}`];
  if (association !== undefined) header.association = association;
  for (const name of ['reference', 'access', 'transfer', 'transferFlag'] as const) {
    const value = before[name];
    if (value !== undefined) header[name] = value;
  }
  return header;
}

/** A message whose cells are told in the way of a dialect; every other message is as it is. */
function inDialect(document: EdiDocument, to: Dialect, version: string, notes: Notes): Children {
  const from = dialectOf(document, structureFor(document.type, directoryOf(document.header)));
  switch (document.type) {
    case 'BAPLIE':
      return bayplan(document.body, from, to, version, notes);
    case 'MOVINS':
      if (from === to) return document.body;
      return to === 3 ? newerInstructions(document.body, notes) : olderInstructions(document.body, notes);
    default:
      return document.body;
  }
}

/** The plan in the way of a dialect; from 1.5 to 3.x and back it goes by 2.x. */
function bayplan(told: Children, from: Dialect, to: Dialect, version: string, notes: Notes): Children {
  let body = told;
  if (from === 1 && to !== 1) body = secondOfFirst(body);
  if (from !== 3 && to === 3) body = thirdOfSecond(body, notes);
  if (from === 3 && to !== 3) body = secondOfThird(body, notes);
  if (from !== 1 && to === 1) body = firstOfSecond(body, notes);
  if (WITHOUT_VERIFIED_MASS.has(version)) body = eachCell(body, (cell) => withoutVerifiedMass(cell, notes));
  return body;
}
