// Which structure a message has: by its type and directory, and the nearest one where there is no table of its own. Also the names
// of versions, as people say them.
import type { Values } from './document.ts';
import { structureOf, type Part } from './notation.ts';
import { ANSWERS } from './structures/answers.ts';
import { BAYPLANS } from './structures/bay-plans.ts';
import { CARGO } from './structures/cargo.ts';
import { ORDERS } from './structures/orders.ts';
import { REPORTS } from './structures/reports.ts';
import { VESSELS } from './structures/vessels.ts';

const NOTATIONS: Record<string, string> = { ...ANSWERS, ...BAYPLANS, ...CARGO, ...ORDERS, ...REPORTS, ...VESSELS };

/** A structure and the directory that it is of. */
export interface KnownStructure {
  /** Directory, e.g. "D95B"; "911" for BAPLIE 1.5. */
  directory: string;
  root: Part;
}

const byType = new Map<string, { directory: string; notation: string; age: number; root: Part | null }[]>();
for (const [name, notation] of Object.entries(NOTATIONS)) {
  const [type = '', directory = ''] = name.split(' ');
  const known = byType.get(type) ?? [];
  known.push({ directory, notation, age: ageOf(directory), root: null });
  byType.set(
    type,
    known.sort((a, b) => a.age - b.age),
  );
}

/** Message types with a structure, sorted. */
export function knownTypes(): string[] {
  return [...byType.keys()].sort();
}

/** Directories that a type has a structure of, the oldest first. */
export function directoriesOf(type: string): string[] {
  return (byType.get(type) ?? []).map(({ directory }) => directory);
}

/**
 * The structure for a message of a directory: its own, else that of the nearest older directory, else the oldest there is. Null for a
 * type without any.
 */
export function structureFor(type: string, directory: string): KnownStructure | null {
  const known = byType.get(type);
  if (known === undefined) return null;
  const age = ageOf(directory);
  const found = known.findLast((entry) => entry.age <= age) ?? known[0];
  if (found === undefined) return null;
  found.root ??= structureOf(found.notation);
  return { directory: found.directory, root: found.root };
}

/** Whether the structure of a directory divides header and locations by UNS, as bay plans have done since D.13B. */
export function hasSections(type: string, directory: string): boolean {
  return structureFor(type, directory)?.root.inside.some(({ tag }) => tag === 'UNS') === true;
}

/** Directory as UNH tells it: "D95B" from D:95B, "911" from 1:911. CONTRL belongs to the syntax, whose versions do not change it. */
export function directoryOf(header: Values<'UNH'>): string {
  if (header.type === 'CONTRL') return 'D3';
  const version = (header.version ?? '').trim().toUpperCase();
  const release = (header.release ?? '').trim().toUpperCase();
  return /^\d{2}[A-C]$/.test(release) ? `D${release}` : version === 'D' ? `D${release}` : release;
}

/** Guides of the SMDG for bay plans and stowage instructions (UNH 0057), by version, with the UNH that belongs to each. */
const GUIDES: Record<string, { type: string; version: string; release: string; association: string }[]> = {
  '1.5': [{ type: 'BAPLIE', version: '1', release: '911', association: 'SMDG15' }],
  '2.0': [
    { type: 'BAPLIE', version: 'D', release: '95B', association: 'SMDG20' },
    { type: 'MOVINS', version: 'D', release: '95B', association: 'SMDG20' },
  ],
  '2.1': [
    { type: 'BAPLIE', version: 'D', release: '95B', association: 'SMDG21' },
    { type: 'MOVINS', version: 'D', release: '95B', association: 'SMDG21' },
  ],
  '2.2': [
    { type: 'BAPLIE', version: 'D', release: '95B', association: 'SMDG22' },
    { type: 'MOVINS', version: 'D', release: '95B', association: 'SMDG22' },
  ],
  '3.1': [{ type: 'BAPLIE', version: 'D', release: '13B', association: 'SMDG31' }],
};

/** Directories that one guide alone has used: people name the guide. */
const GUIDE_OF_DIRECTORY: Record<string, string> = { '911': '1.5' };

/** Version as people name it: the guide of bay plans and stowage instructions where told, else the directory. */
export function versionOf(header: Values<'UNH'>): string {
  const type = (header.type ?? '').trim().toUpperCase();
  const guide = /^SMDG(\d)(\d)$/.exec((header.association ?? '').trim().toUpperCase());
  if (guide !== null && (type === 'BAPLIE' || type === 'MOVINS')) return `${guide[1]}.${guide[2]}`;
  const directory = directoryOf(header);
  return GUIDE_OF_DIRECTORY[directory] ?? directory;
}

/** The last directory whose bay plans have no UNS before the locations; older plans under a newer name have none either. */
export const WITHOUT_SECTIONS = 'D00B';

/**
 * What UNH tells for a version of a type: a guide ("2.2") or a directory ("D95B"). Null where the type has no structure for it: only
 * directories with a table of their own can be written.
 */
export function headerFor(type: string, version: string): Values<'UNH'> | null {
  const guide = GUIDES[GUIDE_OF_DIRECTORY[version] ?? version]?.find((entry) => entry.type === type);
  if (guide !== undefined) return { ...guide, agency: 'UN' };
  if (!directoriesOf(type).includes(version)) return null;
  if (type === 'CONTRL') return { type, version: 'D', release: '3', agency: 'UN' };
  return { type, version: 'D', release: version.slice(1), agency: 'UN' };
}

/** Versions of a type that can be written, as people name them: each once. */
export function versionsOf(type: string): string[] {
  const guides = Object.keys(GUIDES).filter((version) => GUIDES[version]?.some((entry) => entry.type === type));
  return [...guides, ...directoriesOf(type).filter((directory) => GUIDE_OF_DIRECTORY[directory] === undefined)];
}

/** Directories in their order of time: 911 and D3 (the service messages) before all, D93A to D99B before D00A. */
function ageOf(directory: string): number {
  const match = /^D?(\d{2})([A-C])$/.exec(directory);
  if (match === null) return 0;
  const year = Number(match[1]);
  return (year < 90 ? 2000 + year : 1900 + year) * 10 + 'ABC'.indexOf(match[2] as string);
}
