// BERMAN as a noun: a vessel asks for a berth and the services that go with it.
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { DocumentReader, codeOf, filled, withoutArrival, withoutVoyage, type Reading } from './document-reader.ts';
import {
  documentOf,
  headChildren,
  measureSegments,
  placeSegment,
  placeSegments,
  quantitySegments,
  referenceSegments,
  remarkSegments,
  timeSegments,
  told,
  under,
  voyageSegment,
  type Writing,
} from './document-writer.ts';
import type { CalledPlace, Measure, NoticeHead, Quantity } from './notice.ts';

/** What is to be handled at a place: how (HAN 4079), and which kinds of goods (GDS 7085). */
export interface CargoWork {
  handling: string;
  goods?: string[];
}

/** One service that is asked for, at one place. Lists are left out where they would be empty. */
export interface BerthService {
  /** TSR 7273: e.g. 1 berth, 5 tugs; '' where not told. */
  service: string;
  /** Where; null where not told. */
  place: Omit<CalledPlace, 'times'> | null;
  /** From when to when. */
  times?: TimeTold[];
  measures?: Measure[];
  quantities?: Quantity[];
  /** POC 8025: what the vessel comes for, e.g. 1 cargo, 3 bunkers, 7 crew change. */
  purposes?: string[];
  remarks?: Remark[];
  work?: CargoWork[];
}

/** BERMAN: which vessel comes when, how big it is, and what it asks for. */
export interface BerthRequest extends NoticeHead {
  type: 'BERMAN';
  voyage: VoyageRef;
  voyageTimes?: TimeTold[];
  voyageReferences?: Reference[];
  /** Length, draught, tonnage (MEA). */
  measures?: Measure[];
  voyageRemarks?: Remark[];
  /** Ports and berths on the way (LOC 3227: 94 previous, 153 this, 61 next, 164 berth …). */
  places?: CalledPlace[];
  /** Persons on board and the like. */
  quantities?: Quantity[];
  services?: BerthService[];
}

/**
 * A berth request. A service at several places becomes one for each. In the document only: transports other than the vessel (tugs and
 * barges), requirements of authorities (GOR), and of goods to be handled their texts, masses, numbers and dangers.
 */
export function berthRequestOf(document: EdiDocument): Reading<BerthRequest> {
  const { body } = document;
  const reader = new DocumentReader(document);
  const transport = reader.mainTransport(body);
  const has = transport?.has ?? {};
  const voyage = reader.voyage(transport);
  const noun: BerthRequest = {
    type: 'BERMAN',
    ...reader.head(body),
    voyage,
    ...filled({
      voyageTimes: withoutArrival(reader.times(has.times), voyage),
      voyageReferences: withoutVoyage(reader.references(has.references), voyage),
      measures: reader.measures(has.measures),
      voyageRemarks: reader.remarks(has.texts),
      places: reader.places(has.places),
      quantities: reader.quantities(body.quantities),
      services: (body.services ?? []).flatMap((segment) => servicesOf(reader, segment)),
    }),
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** A BERMAN of a version. */
export function berthRequestDocument(noun: BerthRequest, version: string): Writing {
  const transport = voyageSegment(noun.voyage, {
    times: timeSegments(noun.voyageTimes),
    references: referenceSegments(noun.voyageReferences),
    measures: measureSegments(noun.measures),
    texts: remarkSegments(noun.voyageRemarks),
    places: placeSegments(noun.places),
  });
  // In D.00B what is told of a service stands beside its place, later under it.
  const nested = version !== 'D00B';
  return documentOf('BERMAN', version, {
    ...headChildren(noun),
    transports: [transport],
    ...filled({
      quantities: quantitySegments(noun.quantities),
      services: (noun.services ?? []).map((service) => serviceSegment(service, nested)),
    }),
  });
}

function servicesOf(reader: DocumentReader, segment: Segment<'TSR'>): BerthService[] {
  const service = codeOf(segment.service);
  const has = segment.has ?? {};
  const common = detailsOf(reader, [has]);
  const places = has.places ?? [];
  if (places.length === 0) return [{ service, place: null, ...common }];
  return places.map((place) => ({
    service,
    place: isTold(place) ? reader.place(place) : null,
    ...(place.has === undefined ? common : detailsOf(reader, [has, place.has])),
  }));
}

/** What is told of a service in the groups of its TSR and its LOC. */
function detailsOf(reader: DocumentReader, groups: readonly Children[]): Partial<BerthService> {
  return filled({
    times: groups.flatMap(({ times }) => reader.times(times)),
    measures: groups.flatMap(({ measures }) => reader.measures(measures)),
    quantities: groups.flatMap(({ quantities }) => reader.quantities(quantities)),
    purposes: groups
      .flatMap(({ purposes = [] }) => purposes.map(({ code }) => codeOf(code)))
      .filter((code) => code !== ''),
    remarks: groups.flatMap(({ texts }) => reader.remarks(texts)),
    work: groups.flatMap(({ handling = [] }) => handling.map((segment) => workOf(segment))),
  });
}

function workOf({ code, has }: Segment<'HAN'>): CargoWork {
  const goods = (has?.goodsKinds ?? []).map(({ kind }) => codeOf(kind)).filter((kind) => kind !== '');
  return { handling: codeOf(code), ...filled({ goods }) };
}

function isTold({ qualifier, code, name, related, related2 }: Segment<'LOC'>): boolean {
  return (
    /^\d{1,3}$/.test((qualifier ?? '').trim()) && [code, name, related, related2].some((text) => codeOf(text) !== '')
  );
}

/** LOC 3227: berth; stands for a place that is not told. */
const BERTH = { qualifier: '164' };

function serviceSegment(service: BerthService, nested: boolean): Segment<'TSR'> {
  const details: Children = {
    times: timeSegments(service.times),
    measures: measureSegments(service.measures),
    quantities: quantitySegments(service.quantities),
    purposes: (service.purposes ?? []).map((code) => ({ code })),
    texts: remarkSegments(service.remarks),
    handling: (service.work ?? []).map(({ handling, goods = [] }) => ({
      ...told<Segment<'HAN'>>({ code: handling }),
      ...under({ goodsKinds: goods.map((kind) => ({ kind })) }),
    })),
  };
  const place = service.place === null ? null : placeSegment(service.place);
  const bare = Object.values(details).every((list: unknown) => Array.isArray(list) && list.length === 0);
  const inside = nested
    ? { places: place === null && bare ? [] : [{ ...(place ?? BERTH), ...under(details) }] }
    : { ...details, places: place === null ? [] : [place] };
  return { ...told<Segment<'TSR'>>({ service: service.service }), ...under(inside) };
}
