// Segments of documents, each from the value that it tells. Codes are those of the SMDG guides.
import type { Leg, PartyTold, PlaceTold, Reference, Remark, Seal } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { Segment } from '../structure/document.ts';
import { format201, format203 } from '../values/dates.ts';
import { formatStowage } from '../values/stowage.ts';
import type { VesselSlot } from '../../terminal/container.ts';

/** LOC: a UN/LOCODE, and the terminal in it. */
export function locode(qualifier: number, code: string, terminal = ''): Segment<'LOC'> {
  const place: Segment<'LOC'> = { qualifier: String(qualifier), code, list: '139', agency: '6' };
  if (terminal !== '') Object.assign(place, { related: terminal, relatedList: 'TER', relatedAgency: 'ZZZ' });
  return place;
}

/** LOC of those places that have a code. */
export function locodes(...places: readonly (readonly [qualifier: number, code: string])[]): Segment<'LOC'>[] {
  return places.filter(([, code]) => code !== '').map(([qualifier, code]) => locode(qualifier, code));
}

/** LOC as it was told. */
export function placeTold({ qualifier, code, terminal }: PlaceTold): Segment<'LOC'> {
  return locode(qualifier, code, terminal);
}

/** LOC+147: a cell as seven digits, ISO. */
export function cell(slot: VesselSlot): Segment<'LOC'> {
  return { qualifier: '147', code: formatStowage(slot), agency: '5' };
}

/** DTM, format 203 (CCYYMMDDHHMM) or 201 (YYMMDDHHMM, bay plans); none without a time. */
export function times(
  format: '201' | '203',
  ...told: readonly (readonly [qualifier: number, at: number | null])[]
): Segment<'DTM'>[] {
  const text = format === '201' ? format201 : format203;
  return told.flatMap(([qualifier, at]) =>
    at === null ? [] : [{ qualifier: String(qualifier), value: text(at), format }],
  );
}

/** RFF of those references that have a number. */
export function references(...told: readonly (readonly [qualifier: string, number: string])[]): Segment<'RFF'>[] {
  return told.filter(([, number]) => number !== '').map(([qualifier, number]) => ({ qualifier, number }));
}

/** RFF as told. */
export function referenceTold({ qualifier, number }: Reference): Segment<'RFF'> {
  return { qualifier, number };
}

/** NAD of a line by its BIC code. */
export function line(qualifier: string, code: string): Segment<'NAD'> {
  return { qualifier, code, list: '172', agency: '20' };
}

/** NAD as told. */
export function partyTold({ role, code, name }: PartyTold): Segment<'NAD'> {
  const party: Segment<'NAD'> = { qualifier: role };
  if (code !== '') party.code = code;
  if (name !== '') party.name1 = name;
  return party;
}

/** Lines of FTX. */
const TEXT_LINES = 5;

/** FTX: five lines at most; further ones are put behind the last. */
export function remark({ subject, code, text }: Remark): Segment<'FTX'> {
  const segment: Segment<'FTX'> = { subject };
  if (code !== '') segment.code = code;
  const lines = text.split('\n');
  const told = [...lines.slice(0, TEXT_LINES - 1), lines.slice(TEXT_LINES - 1).join(' ')];
  const names = ['text1', 'text2', 'text3', 'text4', 'text5'] as const;
  names.forEach((name, i) => {
    const words = told[i];
    if (words !== undefined && words !== '') segment[name] = words;
  });
  return segment;
}

/** SEL. */
export function seal({ number, issuer }: Seal): Segment<'SEL'> {
  return issuer === '' ? { number } : { number, issuer };
}

/** TDT: a leg of transport. The vehicle is told by its plate or, of the main leg, by its call sign. */
export function leg({ stage, voyage, mode, means, carrier, vehicle }: Leg): Segment<'TDT'> {
  const segment: Segment<'TDT'> = { stage };
  if (voyage !== '') segment.voyage = voyage;
  if (mode !== '') segment.mode = mode;
  if (means !== '') segment.means = means;
  if (carrier !== '') segment.carrier = carrier;
  if (vehicle !== '') Object.assign(segment, { vessel: vehicle, vesselList: stage === '20' ? '103' : '146' });
  return segment;
}

/** Longest name of a vessel (element 8212). */
const NAME_LENGTH = 35;

/** TDT+20: the sea leg. The vessel is told by call sign, or by IMO number where there is no call sign. */
export function voyageLeg(voyage: VoyageRef): Segment<'TDT'> {
  const segment: Segment<'TDT'> = { stage: '20', mode: '1' };
  if (voyage.voyage !== '') segment.voyage = voyage.voyage;
  if (voyage.carrier !== '')
    Object.assign(segment, { carrier: voyage.carrier, carrierList: '172', carrierAgency: '20' });
  if (voyage.callSign !== '')
    Object.assign(segment, { vessel: voyage.callSign, vesselList: '103', vesselAgency: 'ZZZ' });
  else if (voyage.imo !== '') Object.assign(segment, { vessel: voyage.imo, vesselList: '146', vesselAgency: '11' });
  if (voyage.vesselName !== '') segment.vesselName = voyage.vesselName.slice(0, NAME_LENGTH);
  return segment;
}

/** Whether anything is told of a voyage. */
export function isVoyageTold(voyage: VoyageRef): boolean {
  return voyage.voyage + voyage.callSign + voyage.imo + voyage.vesselName + voyage.carrier !== '';
}
