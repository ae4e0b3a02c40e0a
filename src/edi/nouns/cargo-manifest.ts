// CUSCAR as a noun: the cargo of a vessel for customs, by consignments and transport documents.
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import type { DangerousGoodsDetail } from '../values/dangerous.ts';
import { formatTemperature, parseTemperature } from '../values/temperatures.ts';
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
  countSegment,
  documentOf,
  headChildren,
  partySegments,
  placeSegments,
  remarkSegments,
  timeSegments,
  told,
  under,
  vesselReferences,
  voyageSegment,
  type Writing,
} from './document-writer.ts';
import {
  cargoUnitOf,
  cargoUnitSegment,
  dangerousOf,
  dangerousSegment,
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
import type { CalledPlace, NoticeHead, Party, Quantity } from './notice.ts';

/** A unit of the manifest. */
export interface ManifestUnit extends CargoUnit {
  /** Set point of a reefer, °C. */
  setPointC?: number;
  parties?: Party[];
}

/** Goods of one kind under a transport document. Lists are left out where they would be empty. */
export interface ManifestGoods extends GoodsMasses {
  number: string;
  packages: number | null;
  /** Kind of packages, code as sent. */
  packageType: string;
  /** Description (FTX AAA) and other texts. */
  remarks?: Remark[];
  marks?: string[];
  /** Commodity code of the tariff (CST); '' where not told. */
  commodity: string;
  /** In which units they are, and how many packages in each. */
  units?: { unit: string; packages: number | null }[];
  dangerous?: DangerousGoodsDetail[];
}

/** A transport document (bill of lading, waybill) of a consignment. */
export interface ManifestDocument {
  /** RFF: BM bill of lading, MB master, BH house bill … */
  reference: Reference;
  places?: CalledPlace[];
  parties?: Party[];
  controls?: Quantity[];
  goods: ManifestGoods[];
}

/** A consignment. */
export interface ManifestConsignment {
  number: string;
  /** CNI 1004; '' where only the transport documents have numbers. */
  document: string;
  controls?: Quantity[];
  documents: ManifestDocument[];
}

/** CUSCAR: a cargo manifest. */
export interface CargoManifest extends NoticeHead {
  type: 'CUSCAR';
  /** Customs offices and the like. */
  places?: CalledPlace[];
  voyage: VoyageRef;
  voyageTimes?: TimeTold[];
  /** Ports of the voyage. */
  voyagePlaces?: CalledPlace[];
  units?: ManifestUnit[];
  /** Control totals (CNT 6069: 16 units of equipment …). */
  controls?: Quantity[];
  consignments: ManifestConsignment[];
}

/**
 * A cargo manifest. In the document only: amounts and charges, indicators of customs procedures (GIS, GEI), requirements, transport of
 * a consignment before and after the vessel, dimensions and temperature ranges of units, authentication.
 */
export function cargoManifestOf(document: EdiDocument): Reading<CargoManifest> {
  const { body } = document;
  const reader = new DocumentReader(document);
  const transport = reader.mainTransport(body);
  const voyage = reader.voyage(transport, body.references);
  const { references, ...head } = reader.head(body);
  const units = (body.equipment ?? []).map((segment) => unitOf(reader, segment));
  const known = new Set(units.map(({ id }) => id));
  const controls = reader.quantities(body.controls);
  checkCount(reader, controls, units.length);
  const noun: CargoManifest = {
    type: 'CUSCAR',
    ...head,
    ...filled({ references: withoutVoyage(references ?? [], voyage), places: reader.places(body.places) }),
    voyage,
    ...filled({
      voyageTimes: withoutArrival(reader.times(transport?.has?.times), voyage),
      voyagePlaces: reader.places(transport?.has?.places),
      units,
      controls,
    }),
    consignments: (body.consignments ?? []).map((segment) => consignmentOf(reader, segment, known)),
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** A CUSCAR of a version. */
export function cargoManifestDocument(noun: CargoManifest, version: string): Writing {
  const { has = {}, ...transport } = voyageSegment(noun.voyage, {
    times: timeSegments(noun.voyageTimes),
    places: placeSegments(noun.voyagePlaces),
  });
  const head = headChildren(noun);
  const body: Children = {
    ...head,
    // The transport has no references here: the call sign beside an IMO number is one of the message.
    ...filled({ references: [...vesselReferences(noun.voyage), ...(head.references ?? [])] }),
    transports: [{ ...transport, ...under({ ...has, references: [] }) }],
    ...filled({
      places: placeSegments(noun.places),
      equipment: (noun.units ?? []).map((unit) => unitSegment(unit)),
      controls: (noun.controls ?? []).map((quantity) => countSegment(quantity)),
      consignments: noun.consignments.map((consignment) => consignmentSegment(consignment)),
    }),
  };
  return documentOf('CUSCAR', version, body);
}

/** CNT 6069: number of units of equipment. */
const UNITS = '16';

function checkCount(reader: DocumentReader, controls: readonly Quantity[], units: number): void {
  const told = controls.find(({ qualifier }) => qualifier === UNITS)?.value;
  if (told !== undefined && told !== units) reader.report('HWS-EDI-116', `CNT gives ${told}, counted ${units}`);
}

function unitOf(reader: DocumentReader, segment: Segment<'EQD'>): ManifestUnit {
  const { temperatures = [], parties } = segment.has ?? {};
  const [setting] = temperatures;
  const setPointC = setting === undefined ? null : parseTemperature(setting.value ?? '', setting.unit);
  return {
    ...cargoUnitOf(reader, segment),
    ...(setPointC === null ? {} : { setPointC }),
    ...filled({ parties: reader.parties(parties) }),
  };
}

function consignmentOf(
  reader: DocumentReader,
  { number, document, has = {} }: Segment<'CNI'>,
  known: ReadonlySet<string>,
): ManifestConsignment {
  return {
    number: textOf(number),
    document: textOf(document),
    ...filled({ controls: reader.quantities(has.controls) }),
    documents: (has.references ?? []).map((segment) => documentOfGoods(reader, segment, known)),
  };
}

function documentOfGoods(
  reader: DocumentReader,
  { qualifier, number, has = {} }: Segment<'RFF'>,
  known: ReadonlySet<string>,
): ManifestDocument {
  return {
    reference: { qualifier: codeOf(qualifier), number: textOf(number) },
    ...filled({
      places: reader.places(has.places),
      parties: reader.parties(has.parties),
      controls: reader.quantities(has.controls),
    }),
    goods: (has.goods ?? []).map((segment) => goodsOf(reader, segment, known)),
  };
}

function goodsOf(reader: DocumentReader, segment: Segment<'GID'>, known: ReadonlySet<string>): ManifestGoods {
  const { number, packages, packagesType, has = {} } = segment;
  // Newer guides tell the packages in PAC.
  const pack = has.packages?.[0];
  const units = (has.splits ?? []).map(({ id, packages: some }) => {
    const unit = unitId(reader, id);
    if (known.size > 0 && !known.has(unit)) reader.report('HWS-EDI-114', `Container ${unit}`);
    return { unit, packages: packagesOf(reader, some) };
  });
  return {
    number: textOf(number),
    packages: packagesOf(reader, packages ?? pack?.count),
    packageType: codeOf(packagesType ?? pack?.type),
    ...massesOf(reader, has.measures),
    commodity: codeOf(has.customs?.[0]?.code),
    ...filled({
      remarks: reader.remarks(has.texts),
      marks: marksOf(has.marks),
      units,
      dangerous: (has.dangerous ?? []).map((substance) => dangerousOf(reader, substance).dangerous),
    }),
  };
}

function unitSegment(unit: ManifestUnit): Segment<'EQD'> {
  const { setPointC } = unit;
  return {
    ...cargoUnitSegment(unit),
    ...under({
      measures: massSegments(unit),
      seals: sealSegments(unit.seals),
      parties: partySegments(unit.parties),
      temperatures:
        setPointC === undefined ? [] : [{ qualifier: '2', value: formatTemperature(setPointC), unit: 'CEL' }],
    }),
  };
}

function consignmentSegment({ number, document, controls = [], documents }: ManifestConsignment): Segment<'CNI'> {
  return {
    ...told<Segment<'CNI'>>({ number, document }),
    ...under({
      controls: controls.map((quantity) => countSegment(quantity)),
      references: documents.map((segment) => documentSegment(segment)),
    }),
  };
}

function documentSegment({ reference, places, parties, controls = [], goods }: ManifestDocument): Segment<'RFF'> {
  return {
    ...told<Segment<'RFF'>>({ qualifier: reference.qualifier, number: reference.number }),
    ...under({
      controls: controls.map((quantity) => countSegment(quantity)),
      places: placeSegments(places),
      parties: partySegments(parties),
      goods: goods.map((item) => goodsSegment(item)),
    }),
  };
}

function goodsSegment(goods: ManifestGoods): Segment<'GID'> {
  const { number, packages, packageType, commodity } = goods;
  const count = packages === null ? '' : String(packages);
  return {
    ...told<Segment<'GID'>>({ number, packages: count, packagesType: packageType }),
    ...under({
      texts: remarkSegments(goods.remarks),
      measures: massSegments(goods),
      marks: markSegments(goods.marks),
      splits: (goods.units ?? []).map(({ unit, packages: some }) =>
        told<Segment<'SGP'>>({ id: unit, packages: some === null ? '' : String(some) }),
      ),
      dangerous: (goods.dangerous ?? []).map((substance) => dangerousSegment(substance)),
      customs: commodity === '' ? [] : [{ code: commodity }],
    }),
  };
}
