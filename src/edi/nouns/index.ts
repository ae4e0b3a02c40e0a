// Nouns of the vessel and cargo messages: from a document by its type, and back.
import type { EdiDocument } from '../structure/document.ts';
import { berthRequestDocument, berthRequestOf, type BerthRequest } from './berth-request.ts';
import { cargoManifestDocument, cargoManifestOf, type CargoManifest } from './cargo-manifest.ts';
import {
  dangerousGoodsNoticeDocument,
  dangerousGoodsNoticeOf,
  type DangerousGoodsNotice,
} from './dangerous-goods-notice.ts';
import type { Reading } from './document-reader.ts';
import type { Writing } from './document-writer.ts';
import {
  terminalPerformanceDocument,
  terminalPerformanceOf,
  type TerminalPerformance,
} from './terminal-performance.ts';
import {
  callInformationDocument,
  callInformationOf,
  vesselDepartureDocument,
  vesselDepartureOf,
  type CallInformation,
  type VesselDeparture,
} from './vessel-notices.ts';
import { vesselScheduleDocument, vesselScheduleOf, type VesselSchedule } from './vessel-schedule.ts';

export type { BerthRequest, BerthService, CargoWork } from './berth-request.ts';
export type {
  CargoManifest,
  ManifestConsignment,
  ManifestDocument,
  ManifestGoods,
  ManifestUnit,
} from './cargo-manifest.ts';
export type {
  DangerousConsignment,
  DangerousGoodsItem,
  DangerousGoodsNotice,
  StowedGoods,
} from './dangerous-goods-notice.ts';
export type { Reading } from './document-reader.ts';
export type { Writing } from './document-writer.ts';
export type { CargoUnit, GoodsMasses } from './goods.ts';
export type { CalledPlace, Contact, ContactNumber, Measure, NoticeHead, Party, Quantity } from './notice.ts';
export type { CranePerformance, OperatorMoves, TerminalPerformance, WorkPeriod } from './terminal-performance.ts';
export type { CallInformation, VesselDeparture } from './vessel-notices.ts';
export type { ScheduledVoyage, VesselSchedule } from './vessel-schedule.ts';
export {
  berthRequestDocument,
  berthRequestOf,
  callInformationDocument,
  callInformationOf,
  cargoManifestDocument,
  cargoManifestOf,
  dangerousGoodsNoticeDocument,
  dangerousGoodsNoticeOf,
  terminalPerformanceDocument,
  terminalPerformanceOf,
  vesselDepartureDocument,
  vesselDepartureOf,
  vesselScheduleDocument,
  vesselScheduleOf,
};

/** A noun of a vessel or cargo message; its type tells which. */
export type Notice =
  | BerthRequest
  | CallInformation
  | CargoManifest
  | DangerousGoodsNotice
  | TerminalPerformance
  | VesselDeparture
  | VesselSchedule;

/** The noun of a document; null for a type that has none here. Never throws on content. */
export function noticeOf(document: EdiDocument): Reading<Notice> | null {
  switch (document.type) {
    case 'BERMAN':
      return berthRequestOf(document);
    case 'CALINF':
      return callInformationOf(document);
    case 'CUSCAR':
      return cargoManifestOf(document);
    case 'IFTDGN':
      return dangerousGoodsNoticeOf(document);
    case 'IFTSAI':
      return vesselScheduleOf(document);
    case 'TPFREP':
      return terminalPerformanceOf(document);
    case 'VESDEP':
      return vesselDepartureOf(document);
    default:
      return null;
  }
}

/**
 * The document of a noun in a version, and what of the noun has no place in it.
 * @throws InputError HWS-EDI-110 where the type has no structure for the version
 */
export function noticeDocument(noun: Notice, version: string): Writing {
  switch (noun.type) {
    case 'BERMAN':
      return berthRequestDocument(noun, version);
    case 'CALINF':
      return callInformationDocument(noun, version);
    case 'CUSCAR':
      return cargoManifestDocument(noun, version);
    case 'IFTDGN':
      return dangerousGoodsNoticeDocument(noun, version);
    case 'IFTSAI':
      return vesselScheduleDocument(noun, version);
    case 'TPFREP':
      return terminalPerformanceDocument(noun, version);
    case 'VESDEP':
      return vesselDepartureDocument(noun, version);
  }
}
