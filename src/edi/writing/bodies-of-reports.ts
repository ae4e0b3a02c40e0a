// COARRI, CODECO, VERMAS and COEDOR from their nouns.
import type { DischargeLoadReport, GateMoveReport, MassVerification, StockReport } from '../container-messages.ts';
import type { BoxDetails, VerifiedMass } from '../box-details.ts';
import type { Children, Segment } from '../structure/document.ts';
import { boxesOf } from './bodies-of-orders.ts';
import { boxGroup, mass, told, verifiedParties, WEIGHED_AT, withoutEmpty } from './box-group.ts';
import { containerCount, headChildren, type Writing } from './head-group.ts';
import { cell, leg, locode, placeTold, referenceTold, references, seal, times } from './segments.ts';

/** BGM 1001. */
const DISCHARGE_REPORT = '44';
const LOADING_REPORT = '46';
const GATE_IN_REPORT = '34';
const GATE_OUT_REPORT = '36';
const MASS_REPORT = '749';
const STOCK_REPORT = '322';
/** DTM 2005: executed (a move), effective (at the gate), when the stock was counted. */
const MOVED_AT = 203;
const PASSED_AT = 7;
const COUNTED_AT = 194;
/** LOC 3227: place of an activity. */
const GATE = 165;

/** What was discharged or loaded. */
export function dischargeLoadBody(report: DischargeLoadReport, writing: Writing): Children {
  const load = report.function === 'load';
  const port = [load ? 9 : 11, report.port, report.terminalCode] as const;
  return {
    ...headChildren(report, load ? LOADING_REPORT : DISCHARGE_REPORT, port, writing),
    equipment: report.entries.map(({ container, slot, at, booking, details }) =>
      boxGroup(container, details, {
        references: references(['BN', booking]),
        times: times('203', [MOVED_AT, at]),
        places: slot === null ? [] : [cell(slot)],
      }),
    ),
    controls: containerCount(report.entries.length),
  };
}

/** What passed a gate: the gate, time and truck are told with each container. */
export function gateMoveBody(report: GateMoveReport, writing: Writing): Children {
  const { direction, port, terminalCode } = report;
  return {
    ...headChildren(report, direction === 'in' ? GATE_IN_REPORT : GATE_OUT_REPORT, null, writing),
    equipment: report.entries.map(({ container, at, truck, haulier, booking, details }) => {
      const road = { stage: '1', voyage: '', mode: '3', means: '31', carrier: haulier, vehicle: truck };
      return boxGroup(container, details, {
        references: references(['BN', booking]),
        times: times('203', [PASSED_AT, at]),
        places: port === '' ? [] : [locode(GATE, port, terminalCode)],
        transports: [leg(road)],
      });
    }),
    controls: containerCount(report.entries.length),
  };
}

/** Verified masses: DOC tells the method, NAD under it who is responsible. */
export function massBody(message: MassVerification, writing: Writing): Children {
  return {
    ...headChildren(message, MASS_REPORT, null, writing),
    equipment: message.entries.map(({ id, isoType, booking, verified, details }) => ({
      ...told<'EQD'>({ qualifier: 'CN', id, sizeType: isoType, status: details.status ?? '' }),
      has: massGroup(verified, details, booking),
    })),
  };
}

function massGroup(verified: VerifiedMass, details: BoxDetails, booking: string): Children {
  const weighedAt = times('203', [WEIGHED_AT, verified.at]);
  const measured: Segment<'MEA'> = mass('VGM', verified.kg);
  if (weighedAt.length > 0) measured.has = { times: weighedAt };
  const parties = verifiedParties(verified);
  const code = verified.method === null ? 'ZZZ' : `SM${verified.method}`;
  const paper = told<'DOC'>({ code, codeList: 'VGM', codeAgency: '306', number: verified.document });
  if (parties.length > 0) paper.has = { parties };
  const isPaper = verified.method !== null || verified.document !== '' || parties.length > 0;
  return withoutEmpty({
    references: [...references(['BN', booking]), ...(details.references ?? []).map(referenceTold)],
    places: (details.places ?? []).map(placeTold),
    seals: (details.seals ?? []).map(seal),
    measures: [measured, ...(details.tareKg === undefined ? [] : [mass('T', details.tareKg)])],
    transports: (details.legs ?? []).map(leg),
    papers: isPaper ? [paper] : [],
    times: times('203', ...(details.times ?? []).map(({ qualifier, at }) => [qualifier, at] as const)),
  });
}

/** Stock: when it was counted stands in the head. */
export function stockBody(message: StockReport, writing: Writing): Children {
  const head = headChildren(message, STOCK_REPORT, null, writing);
  return {
    ...head,
    times: [...(head.times ?? []), ...times('203', [COUNTED_AT, message.countedAt])],
    ...boxesOf(message.entries),
  };
}
