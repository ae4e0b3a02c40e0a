// Goods in documents: dangerous goods (DGS), masses, equipment with its seals. Shared by the messages about cargo.
import type { Remark, Seal } from '../box-details.ts';
import { checkDigitRight, hasContainerNumberForm, normaliseContainerNumber } from '../../terminal/iso6346.ts';
import type { Segment } from '../structure/document.ts';
import { valueNames } from '../structure/segment-table.ts';
import {
  addDangerousText,
  doubtDangerous,
  readDangerousGoods,
  type DangerousGoodsDetail,
} from '../values/dangerous.ts';
import { formatTemperature } from '../values/temperatures.ts';
import type { DocumentReader } from './document-reader.ts';
import { codeOf, filled, linesOf, textOf } from './document-reader.ts';
import { remarkSegments, told } from './document-writer.ts';

/** A unit of equipment as a cargo message names it. What is not told is not there. */
export interface CargoUnit {
  /** EQD 8053: CN container, TE trailer, RR rail car … */
  kind: string;
  id: string;
  isoType: string;
  /** Null where not told. */
  full: boolean | null;
  grossKg?: number;
  tareKg?: number;
  seals?: Seal[];
}

/** MEA 6311 or 6313 of gross and net masses and of tares. */
const GROSS: ReadonlySet<string> = new Set(['G', 'AAB', 'AAD', 'WT', 'AET', 'VGM']);
const NET: ReadonlySet<string> = new Set(['AAL', 'AAA', 'AAC', 'N']);
const TARE: ReadonlySet<string> = new Set(['T', 'AEU']);

/** Masses of goods, kg to the gram; null where not told. */
export interface GoodsMasses {
  grossKg: number | null;
  netKg: number | null;
}

/** The gross and the net mass among measures. */
export function massesOf(reader: DocumentReader, measures: readonly Segment<'MEA'>[] | undefined): GoodsMasses {
  return { grossKg: reader.mass(measures, GROSS), netKg: reader.mass(measures, NET) };
}

/** MEA segments of masses in kg: G gross, AAL net, T tare. */
export function massSegments(masses: {
  grossKg?: number | null;
  netKg?: number | null;
  tareKg?: number;
}): Segment<'MEA'>[] {
  const { grossKg, netKg, tareKg } = masses;
  const segment = (dimension: string, kg: number | null | undefined): Segment<'MEA'>[] =>
    kg === null || kg === undefined ? [] : [{ purpose: 'AAE', dimension, unit: 'KGM', value: String(kg) }];
  return [...segment('G', grossKg), ...segment('AAL', netKg), ...segment('T', tareKg)];
}

/** The number of a unit; one of a container without blanks and hyphens. A wrong check digit is told. */
export function unitId(reader: DocumentReader, text: string | undefined): string {
  const id = normaliseContainerNumber((text ?? '').replaceAll('-', ''));
  if (!hasContainerNumberForm(id)) return codeOf(text);
  if (!checkDigitRight(id)) reader.report('HWS-EDI-040', `Container ${id}`);
  return id;
}

/** A unit of equipment with its masses and seals. */
export function cargoUnitOf(reader: DocumentReader, segment: Segment<'EQD'>): CargoUnit {
  const { qualifier, id, sizeType, fullness, has } = segment;
  const { grossKg } = massesOf(reader, has?.measures);
  const tareKg = reader.mass(has?.measures, TARE);
  const seals = (has?.seals ?? [])
    .map(({ number, issuer }) => ({ number: textOf(number), issuer: codeOf(issuer) }))
    .filter(({ number }) => number !== '');
  const told = textOf(fullness);
  return {
    kind: codeOf(qualifier),
    id: unitId(reader, id),
    isoType: codeOf(sizeType),
    full: told === '5' ? true : told === '4' ? false : null,
    ...(grossKg === null ? {} : { grossKg }),
    ...(tareKg === null ? {} : { tareKg }),
    ...filled({ seals }),
  };
}

/** The values of EQD, without what is under it. */
export function cargoUnitSegment({ kind, id, isoType, full }: CargoUnit): Segment<'EQD'> {
  return told<Segment<'EQD'>>({
    qualifier: kind,
    id,
    sizeType: isoType,
    sizeTypeList: isoType === '' ? '' : '102',
    sizeTypeAgency: isoType === '' ? '' : '5',
    fullness: full === null ? '' : full ? '5' : '4',
  });
}

export function sealSegments(seals: readonly Seal[] = []): Segment<'SEL'>[] {
  return seals.map(({ number, issuer }) => told<Segment<'SEL'>>({ number, issuer }));
}

/** FTX 4451: the name of a dangerous substance; more of it. */
const NAME = 'AAD';
const MORE = 'AAC';
const LIMITED = 'LIMITED QUANTITY';

/** A dangerous substance of a DGS and the texts with it, and what else the texts say. */
export function dangerousOf(
  reader: DocumentReader,
  segment: Segment<'DGS'>,
  texts: readonly Segment<'FTX'>[] = [],
): { dangerous: DangerousGoodsDetail; remarks: Remark[] } {
  const names = valueNames('DGS') ?? [];
  const values = segment as Record<string, unknown>;
  const dangerous = readDangerousGoods((element, component = 0) => {
    const name = names[element - 1]?.[component];
    const text = name === undefined ? segment.more?.[`${element}.${component + 1}`] : values[name];
    return typeof text === 'string' ? text : '';
  });
  for (const doubt of doubtDangerous(segment.class ?? '', segment.unNumber ?? ''))
    reader.report(
      'HWS-EDI-102',
      `DGS gives the ${doubt} "${textOf(doubt === 'class' ? segment.class : segment.unNumber)}"`,
    );
  for (const text of texts) addDangerousText(dangerous, codeOf(text.subject), linesOf(text));
  const remarks = reader.remarks(texts.filter(({ subject }) => codeOf(subject) !== NAME));
  return { dangerous, remarks: remarks.filter(({ subject, text }) => subject !== MORE || text !== LIMITED) };
}

/** Packing groups as element 8339 numbers them. */
const PACKING_GROUP = { I: '1', II: '2', III: '3' } as const;

/** DGS+IMD with all that is known; a marine pollutant has the label P. */
export function dangerousSegment(dangerous: DangerousGoodsDetail): Segment<'DGS'> {
  const { packingGroup, flashPointC, subsidiary = [], marinePollutant } = dangerous;
  const [label1 = '', label2 = '', label3 = '', label4 = ''] = [...subsidiary, ...(marinePollutant ? ['P'] : [])];
  return told<Segment<'DGS'>>({
    regulation: 'IMD',
    class: dangerous.imdgClass,
    page: dangerous.page ?? '',
    unNumber: dangerous.unNumber,
    flashpoint: flashPointC === undefined ? '' : formatTemperature(flashPointC),
    flashpointUnit: flashPointC === undefined ? '' : 'CEL',
    packingGroup: packingGroup === undefined ? '' : PACKING_GROUP[packingGroup],
    ems: dangerous.ems ?? '',
    mfag: dangerous.mfag ?? '',
    tremCard: dangerous.tremCard ?? '',
    label1,
    label2,
    label3,
    label4,
  });
}

/** FTX segments of a substance: its names, that it is a limited quantity where no remark says so, and the remarks. */
export function dangerousTexts(dangerous: DangerousGoodsDetail, remarks: readonly Remark[] = []): Segment<'FTX'>[] {
  const { properName = '', technicalName = '', limitedQuantity } = dangerous;
  const names =
    properName === '' ? [] : [told<Segment<'FTX'>>({ subject: NAME, text1: properName, text2: technicalName })];
  const said: DangerousGoodsDetail = { imdgClass: '', unNumber: '' };
  for (const { subject, text } of remarks) addDangerousText(said, subject, text.split('\n'));
  const limited = limitedQuantity && !said.limitedQuantity ? [{ subject: MORE, text1: LIMITED }] : [];
  return [...names, ...limited, ...remarkSegments(remarks)];
}

/** Whole numbers of packages; null where not told. */
export function packagesOf(reader: DocumentReader, text: string | undefined): number | null {
  return reader.number(text, 'Number of packages');
}

/** The lines of marks and numbers. */
export function marksOf(segments: readonly Segment<'PCI'>[] = []): string[] {
  return segments.flatMap((segment) => {
    const { mark1, mark2, mark3, mark4, mark5, mark6, mark7, mark8, mark9, mark10 } = segment;
    return [mark1, mark2, mark3, mark4, mark5, mark6, mark7, mark8, mark9, mark10]
      .map(textOf)
      .filter((mark) => mark !== '');
  });
}

/** PCI segments with ten marks each; 28 is the code for marks as on the goods (4233). */
export function markSegments(marks: readonly string[] = []): Segment<'PCI'>[] {
  const segments: Segment<'PCI'>[] = [];
  for (let i = 0; i < marks.length; i += 10) {
    const ten = marks.slice(i, i + 10).map((mark, n) => [`mark${n + 1}`, mark]);
    segments.push({ instruction: '28', ...Object.fromEntries(ten) } as Segment<'PCI'>);
  }
  return segments;
}
