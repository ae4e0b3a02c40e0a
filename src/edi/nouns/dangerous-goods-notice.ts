// IFTDGN as a noun: which dangerous goods a vessel brings, takes or carries through, in which containers and where they stand.
import type { VesselSlot } from '../../terminal/container.ts';
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import type { DangerousGoodsDetail } from '../values/dangerous.ts';
import { formatStowage, parseStowage } from '../values/stowage.ts';
import {
  DocumentReader,
  codeOf,
  filled,
  textOf,
  withoutArrival,
  withoutVoyage,
  type Reading,
} from './document-reader.ts';
import {
  documentOf,
  headChildren,
  partySegments,
  placeSegments,
  referenceSegments,
  remarkSegments,
  timeSegments,
  told,
  under,
  voyageSegment,
  type Writing,
} from './document-writer.ts';
import {
  cargoUnitOf,
  cargoUnitSegment,
  dangerousOf,
  dangerousSegment,
  dangerousTexts,
  markSegments,
  marksOf,
  massSegments,
  massesOf,
  packagesOf,
  sealSegments,
  unitId,
  type CargoUnit,
  type GoodsMasses,
} from './goods.ts';
import type { CalledPlace, NoticeHead, Party } from './notice.ts';

/** What part of the goods is in one container, and where that stands. */
export interface StowedGoods extends GoodsMasses {
  container: string;
  /** Number of packages; null where not told. */
  packages: number | null;
  /** The cell on board; null where it is none or not told. */
  slot: VesselSlot | null;
  /** The position as sent where it is no cell (RoRo deck); '' otherwise. */
  position: string;
}

/** One substance of a consignment. Lists are left out where they would be empty. */
export interface DangerousGoodsItem extends GoodsMasses {
  number: string;
  packages: number | null;
  /** Kind of packages, code as sent (UN/ECE recommendation 21). */
  packageType: string;
  remarks?: Remark[];
  marks?: string[];
  /** Null where the message tells none, which is reported. */
  dangerous: DangerousGoodsDetail | null;
  /** What the texts say besides the names of the substance. */
  dangerousRemarks?: Remark[];
  /** Where in the port the goods are, if not on board. */
  places?: CalledPlace[];
  references?: Reference[];
  stowed?: StowedGoods[];
}

/** One consignment. */
export interface DangerousConsignment {
  number: string;
  /** Bill of lading or other transport document. */
  document: string;
  /** HAN 4079: load, discharge, transit …; '' where not told. */
  handling: string;
  times?: TimeTold[];
  places?: CalledPlace[];
  parties?: Party[];
  goods: DangerousGoodsItem[];
}

/** IFTDGN: the dangerous goods of one call of a vessel. */
export interface DangerousGoodsNotice extends NoticeHead {
  type: 'IFTDGN';
  /** What is done with all of them; '' where told of each consignment, or not at all. */
  handling: string;
  voyage: VoyageRef;
  voyageTimes?: TimeTold[];
  voyageReferences?: Reference[];
  places?: CalledPlace[];
  units?: CargoUnit[];
  consignments: DangerousConsignment[];
}

/**
 * A dangerous goods notice. In the document only: addresses of parties and their references, the transport of a consignment before and
 * after the vessel, packages inside packages, and names of a substance beyond the first two lines.
 */
export function dangerousGoodsNoticeOf(document: EdiDocument): Reading<DangerousGoodsNotice> {
  const { body } = document;
  const reader = new DocumentReader(document);
  const transport = reader.mainTransport(body);
  const voyage = reader.voyage(transport);
  const units = (body.equipment ?? []).map((segment) => cargoUnitOf(reader, segment));
  const known = new Set(units.map(({ id }) => id));
  const noun: DangerousGoodsNotice = {
    type: 'IFTDGN',
    ...reader.head(body),
    handling: codeOf(body.handling?.[0]?.code),
    voyage,
    ...filled({
      voyageTimes: withoutArrival(reader.times(transport?.has?.times), voyage),
      voyageReferences: withoutVoyage(reader.references(transport?.has?.references), voyage),
      places: reader.places(transport?.has?.places),
      units,
    }),
    consignments: (body.consignments ?? []).map((segment) => consignmentOf(reader, segment, known)),
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** An IFTDGN of a version. D.95B knows no equipment and no positions. */
export function dangerousGoodsNoticeDocument(noun: DangerousGoodsNotice, version: string): Writing {
  const transport = voyageSegment(noun.voyage, {
    times: timeSegments(noun.voyageTimes),
    references: referenceSegments(noun.voyageReferences),
    places: placeSegments(noun.places),
  });
  return documentOf('IFTDGN', version, {
    ...headChildren(noun),
    transports: [transport],
    ...filled({
      handling: handlingSegments(noun.handling),
      equipment: (noun.units ?? []).map((unit) => ({
        ...cargoUnitSegment(unit),
        ...under({ measures: massSegments(unit), seals: sealSegments(unit.seals) }),
      })),
      consignments: noun.consignments.map((consignment) => consignmentSegment(consignment)),
    }),
  });
}

function consignmentOf(
  reader: DocumentReader,
  { number, document, has = {} }: Segment<'CNI'>,
  known: ReadonlySet<string>,
): DangerousConsignment {
  return {
    number: textOf(number),
    document: textOf(document),
    handling: codeOf(has.handling?.[0]?.code),
    ...filled({
      times: reader.times(has.times),
      places: reader.places(has.places),
      parties: reader.parties(has.parties),
    }),
    goods: (has.goods ?? []).map((segment) => itemOf(reader, segment, known)),
  };
}

function itemOf(reader: DocumentReader, segment: Segment<'GID'>, known: ReadonlySet<string>): DangerousGoodsItem {
  const { number, packages, packagesType, has = {} } = segment;
  const substance = has.dangerous?.[0];
  const inside = substance?.has ?? {};
  if (substance === undefined) reader.report('HWS-EDI-113', `Goods ${textOf(number)}`);
  const read = substance === undefined ? null : dangerousOf(reader, substance, inside.texts);
  // Where the parts are not told under the substance they are told under the goods.
  const splits = inside.splits ?? has.splits;
  return {
    number: textOf(number),
    packages: packagesOf(reader, packages),
    packageType: codeOf(packagesType),
    ...massesOf(reader, inside.measures),
    dangerous: read?.dangerous ?? null,
    ...filled({
      remarks: reader.remarks(has.texts),
      marks: marksOf(has.marks),
      dangerousRemarks: read?.remarks,
      places: reader.places(inside.places),
      references: reader.references(inside.references),
      stowed: (splits ?? []).map((split) => stowedOf(reader, split, known)),
    }),
  };
}

function stowedOf(
  reader: DocumentReader,
  { id, packages, has = {} }: Segment<'SGP'>,
  known: ReadonlySet<string>,
): StowedGoods {
  const container = unitId(reader, id);
  if (known.size > 0 && !known.has(container)) reader.report('HWS-EDI-114', `Container ${container}`);
  return {
    container,
    packages: packagesOf(reader, packages),
    ...massesOf(reader, has.measures),
    ...positionOf(reader, has.places?.[0]),
  };
}

function positionOf(reader: DocumentReader, place: Segment<'LOC'> | undefined): Pick<StowedGoods, 'slot' | 'position'> {
  const told = codeOf(place?.code);
  if (told === '') return { slot: null, position: '' };
  const reading = parseStowage(told, codeOf(place?.agency));
  if ('slot' in reading) return { slot: reading.slot, position: '' };
  if ('problem' in reading) reader.report('HWS-EDI-115', `Position "${told}"`);
  return { slot: null, position: told };
}

function handlingSegments(code: string): Segment<'HAN'>[] {
  return code === '' ? [] : [{ code }];
}

function consignmentSegment(consignment: DangerousConsignment): Segment<'CNI'> {
  const { number, document, handling, times, places, parties, goods } = consignment;
  const has: Children = {
    handling: handlingSegments(handling),
    times: timeSegments(times),
    places: placeSegments(places),
    parties: partySegments(parties),
    goods: goods.map((item) => itemSegment(item)),
  };
  return { ...told<Segment<'CNI'>>({ number, document }), ...under(has) };
}

function itemSegment(item: DangerousGoodsItem): Segment<'GID'> {
  const { number, packages, packageType, dangerous } = item;
  const splits = (item.stowed ?? []).map((stowed) => splitSegment(stowed));
  const substance: Segment<'DGS'>[] =
    dangerous === null
      ? []
      : [
          {
            ...dangerousSegment(dangerous),
            ...under({
              texts: dangerousTexts(dangerous, item.dangerousRemarks),
              measures: massSegments(item),
              places: placeSegments(item.places),
              references: referenceSegments(item.references),
              splits,
            }),
          },
        ];
  return {
    ...told<Segment<'GID'>>({
      number,
      packages: packages === null ? '' : String(packages),
      packagesType: packageType,
    }),
    ...under({
      texts: remarkSegments(item.remarks),
      marks: markSegments(item.marks),
      splits: dangerous === null ? splits : [],
      dangerous: substance,
    }),
  };
}

function splitSegment(stowed: StowedGoods): Segment<'SGP'> {
  const { container, packages, slot, position } = stowed;
  const cell = slot === null ? position : formatStowage(slot);
  const place = cell === '' ? [] : [{ qualifier: '147', code: cell, agency: slot === null ? 'ZZZ' : '5' }];
  return {
    ...told<Segment<'SGP'>>({ id: container, packages: packages === null ? '' : String(packages) }),
    ...under({ places: place, measures: massSegments(stowed) }),
  };
}
