// The group of a container in a document: the container and what is told of it besides, in the places of the newer directories. The
// structure of the version that is written moves them to where it has them (../convert/fit.ts).
import type { Container, OutOfGauge } from '../../terminal/container.ts';
import type { BoxDetails, BoxKind, VerifiedMass } from '../box-details.ts';
import type { Children, Segment } from '../structure/document.ts';
import { formatTemperature } from '../values/temperatures.ts';
import { leg, line, locodes, partyTold, placeTold, referenceTold, remark, seal, times } from './segments.ts';

/** Packing groups as element 8339 numbers them. */
const PACKING_GROUP = { I: '1', II: '2', III: '3' } as const;
/** LOC 3227 of the last port in the container messages; bay plans have 83. */
const DELIVERY = 7;

/** EQD with what is told of a container, in the way of the container messages. */
export function boxGroup(box: Container, details: BoxDetails, first: Children = {}): Segment<'EQD'> {
  const { verified, legs = [], parties = [] } = details;
  const has: Children = {
    references: [...(first.references ?? []), ...(details.references ?? []).map(referenceTold)],
    movements: details.movement === undefined ? [] : [{ movement: details.movement }],
    times: [
      ...(first.times ?? []),
      ...times('203', ...(details.times ?? []).map(({ qualifier, at }) => [qualifier, at] as const)),
      ...times('203', [WEIGHED_AT, verified?.at ?? null]),
    ],
    places: [
      ...locodes([9, box.portOfLoading], [11, box.portOfDischarge], [DELIVERY, box.finalPort]),
      ...(first.places ?? []),
      ...(details.places ?? []).map(placeTold),
    ],
    measures: [
      ...grossMass(box.grossKg, verified),
      ...(details.tareKg === undefined ? [] : [mass('T', details.tareKg)]),
    ],
    dimensions: gauge(box.outOfGauge),
    temperatures: setPoint(box.reeferC),
    seals: (details.seals ?? []).map(seal),
    texts: [...(details.remarks ?? []).map(remark), ...verifiedText(verified)],
    dangerous: dangerous(box),
    attached: (details.attached ?? []).map((id) => ({ qualifier: 'CN', id })),
    handling: (details.handling ?? []).map((code) => ({ code })),
    damages: (details.damages ?? []).map(({ type, area, severity }) =>
      told<'DAM'>({ qualifier: '1', type, area, severity }),
    ),
    transports: [...(first.transports ?? []), ...legs.map(leg)],
    parties: [
      ...(box.operator === '' ? [] : [line('CF', box.operator)]),
      ...(first.parties ?? []),
      ...parties.map(partyTold),
      ...verifiedParties(verified),
    ],
  };
  return { ...equipment(box, details.status), has: withoutEmpty(has) };
}

/** EQD by itself. */
export function equipment(box: Pick<Container, 'isoType' | 'full'> & { id?: string }, status = ''): Segment<'EQD'> {
  return told<'EQD'>({
    qualifier: 'CN',
    id: box.id ?? '',
    sizeType: box.isoType,
    sizeTypeList: box.isoType === '' ? '' : '102',
    sizeTypeAgency: box.isoType === '' ? '' : '5',
    status,
    fullness: box.full ? '5' : '4',
  });
}

/** DTM 2005 of a verified mass. */
export const WEIGHED_AT = 798;

/** MEA+AAE+G, or +VGM where the mass is verified; none where it is not known. */
function grossMass(grossKg: number, verified: VerifiedMass | undefined): Segment<'MEA'>[] {
  if (verified !== undefined) return [mass('VGM', verified.kg)];
  return grossKg > 0 ? [mass('G', grossKg)] : [];
}

/** MEA+AAE+dimension+KGM:n. */
export function mass(dimension: string, kg: number): Segment<'MEA'> {
  return { purpose: 'AAE', dimension, unit: 'KGM', value: String(Math.round(kg)) };
}

/** DIM: over-dimensions in centimetres, each in the component of its length, width or height. */
export function gauge(over: OutOfGauge | null): Segment<'DIM'>[] {
  if (over === null) return [];
  const sides = [
    ['5', 'length', over.frontMm],
    ['6', 'length', over.backMm],
    ['7', 'width', over.rightMm],
    ['8', 'width', over.leftMm],
    ['9', 'height', over.heightMm],
  ] as const;
  return sides
    .filter(([, , mm]) => mm > 0)
    .map(([qualifier, name, mm]) => ({ qualifier, unit: 'CMT', [name]: String(Math.round(mm) / 10) }));
}

/** TMP: the set point of a plugged reefer. */
export function setPoint(reeferC: number | null): Segment<'TMP'>[] {
  return reeferC === null ? [] : [{ qualifier: '2', value: formatTemperature(reeferC), unit: 'CEL' }];
}

/** DGS: one for each substance, with flash point and packing group where they are known. */
export function dangerous(box: BoxKind): Segment<'DGS'>[] {
  return box.dangerous.map(({ imdgClass, unNumber, packingGroup, flashPointC }) =>
    told<'DGS'>({
      regulation: 'IMD',
      class: imdgClass,
      unNumber,
      flashpoint: flashPointC === undefined ? '' : formatTemperature(flashPointC),
      flashpointUnit: flashPointC === undefined ? '' : 'CEL',
      packingGroup: packingGroup === undefined ? '' : PACKING_GROUP[packingGroup],
    }),
  );
}

/** FTX+AAY++SM1:VGM:306: how a mass was verified. */
function verifiedText(verified: VerifiedMass | undefined): Segment<'FTX'>[] {
  if (verified === undefined || verified.method === null) return [];
  return [{ subject: 'AAY', code: `SM${verified.method}`, codeList: 'VGM', codeAgency: '306' }];
}

/** NAD+SPC and NAD+WPA: who is responsible for a verified mass, and who weighed. */
export function verifiedParties(verified: VerifiedMass | undefined): Segment<'NAD'>[] {
  const parties: Segment<'NAD'>[] = [];
  if (verified !== undefined && verified.responsible !== '')
    parties.push({ qualifier: 'SPC', name1: verified.responsible });
  if (verified !== undefined && verified.weighedBy !== '')
    parties.push({ qualifier: 'WPA', name1: verified.weighedBy });
  return parties;
}

/** A segment without the values that are empty. */
export function told<T extends 'EQD' | 'DGS' | 'DAM' | 'BGM' | 'DOC'>(values: Record<string, string>): Segment<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Segment<T>;
}

/** A group without its empty lists. */
export function withoutEmpty(children: Children): Children {
  return Object.fromEntries(
    Object.entries(children).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0)),
  );
}
