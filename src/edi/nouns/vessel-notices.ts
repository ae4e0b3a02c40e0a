// CALINF (a vessel will call) and VESDEP (a vessel has left) as nouns.
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { DocumentReader, filled, withoutArrival, withoutVoyage, type Reading } from './document-reader.ts';
import {
  documentOf,
  headChildren,
  measureSegments,
  placeSegments,
  quantitySegments,
  referenceSegments,
  remarkSegments,
  timeSegments,
  voyageSegment,
  type Writing,
} from './document-writer.ts';
import type { CalledPlace, Measure, NoticeHead, Quantity } from './notice.ts';

/** What both tell of the vessel; lists are left out where they would be empty. */
interface VesselNotice extends NoticeHead {
  voyage: VoyageRef;
  /** Times of the voyage other than the estimated arrival and departure, e.g. 178 arrived, 136 and 186 departed. */
  voyageTimes?: TimeTold[];
  voyageReferences?: Reference[];
  /** Ports and berths (LOC 3227: 153 port of call, 94 previous, 61 next …) with their times. */
  places?: CalledPlace[];
  /** Containers and cargo to be handled, or handled. */
  quantities?: Quantity[];
}

/** CALINF: when a vessel calls, where it comes from and goes to, how much it brings and takes. */
export interface CallInformation extends VesselNotice {
  type: 'CALINF';
  voyageRemarks?: Remark[];
  /** Size of the vessel (DIM), metres; what is not told is not there. */
  size?: { lengthM?: number; beamM?: number; heightM?: number };
}

/** VESDEP: when a vessel left, and what was done at it. */
export interface VesselDeparture extends VesselNotice {
  type: 'VESDEP';
  /** Draughts and the like. */
  measures?: Measure[];
}

/**
 * A call information. In the document only: names and addresses of parties beyond the first line, texts that hold measures (FTX with
 * MEA or EQN under it, but for the text), mode and direction of the transport.
 */
export function callInformationOf(document: EdiDocument): Reading<CallInformation> {
  const reader = new DocumentReader(document);
  const transport = reader.mainTransport(document.body);
  const size = sizeOf(reader, transport?.has?.dimensions?.[0]);
  const noun: CallInformation = {
    type: 'CALINF',
    ...vesselNoticeOf(reader, document.body, transport),
    ...filled({ voyageRemarks: reader.remarks(transport?.has?.texts) }),
    ...(size === null ? {} : { size }),
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** A CALINF of a version; see versionsOf for those there are. */
export function callInformationDocument(noun: CallInformation, version: string): Writing {
  const { size } = noun;
  return documentOf(
    'CALINF',
    version,
    vesselNoticeChildren(noun, {
      texts: remarkSegments(noun.voyageRemarks),
      dimensions: size === undefined ? [] : [sizeSegment(size)],
    }),
  );
}

/** A vessel departure. In the document only: addresses of parties, mode and direction of the transport. */
export function vesselDepartureOf(document: EdiDocument): Reading<VesselDeparture> {
  const reader = new DocumentReader(document);
  const transport = reader.mainTransport(document.body);
  const noun: VesselDeparture = {
    type: 'VESDEP',
    ...vesselNoticeOf(reader, document.body, transport),
    ...filled({ measures: reader.measures(transport?.has?.measures) }),
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** A VESDEP of a version. */
export function vesselDepartureDocument(noun: VesselDeparture, version: string): Writing {
  return documentOf('VESDEP', version, vesselNoticeChildren(noun, { measures: measureSegments(noun.measures) }));
}

function vesselNoticeOf(reader: DocumentReader, body: Children, transport: Segment<'TDT'> | undefined): VesselNotice {
  const voyage = reader.voyage(transport);
  return {
    ...reader.head(body),
    voyage,
    ...filled({
      voyageTimes: withoutArrival(reader.times(transport?.has?.times), voyage),
      voyageReferences: withoutVoyage(reader.references(transport?.has?.references), voyage),
      places: reader.places(transport?.has?.places),
      quantities: reader.quantities(body.quantities),
    }),
  };
}

function vesselNoticeChildren(noun: VesselNotice, has: Children): Children {
  const transport = voyageSegment(noun.voyage, {
    ...has,
    times: timeSegments(noun.voyageTimes),
    references: referenceSegments(noun.voyageReferences),
    places: placeSegments(noun.places),
  });
  return {
    ...headChildren(noun),
    transports: [transport],
    ...filled({ quantities: quantitySegments(noun.quantities) }),
  };
}

/** Metres per unit of DIM: UN/ECE recommendation 20. */
const METRES: Record<string, number> = { MTR: 1, CMT: 0.01, MMT: 0.001, FOT: 0.3048 };

function sizeOf(reader: DocumentReader, segment: Segment<'DIM'> | undefined): CallInformation['size'] | null {
  if (segment === undefined) return null;
  const factor = METRES[(segment.unit ?? '').trim().toUpperCase()] ?? 1;
  const metres = (text: string | undefined): number | null => {
    const told = reader.number(text, 'DIM');
    return told === null ? null : Math.round(told * factor * 1000) / 1000;
  };
  const [lengthM, beamM, heightM] = [metres(segment.length), metres(segment.width), metres(segment.height)];
  const size = {
    ...(lengthM === null ? {} : { lengthM }),
    ...(beamM === null ? {} : { beamM }),
    ...(heightM === null ? {} : { heightM }),
  };
  return Object.keys(size).length === 0 ? null : size;
}

/** DIM+1 (gross dimensions) in metres. */
function sizeSegment({ lengthM, beamM, heightM }: NonNullable<CallInformation['size']>): Segment<'DIM'> {
  return {
    qualifier: '1',
    unit: 'MTR',
    ...(lengthM === undefined ? {} : { length: String(lengthM) }),
    ...(beamM === undefined ? {} : { width: String(beamM) }),
    ...(heightM === undefined ? {} : { height: String(heightM) }),
  };
}
