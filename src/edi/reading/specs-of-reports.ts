// What COARRI (discharged or loaded) and CODECO (in or out through a gate) tell of their own.
import type { DischargeLoadReport, GateMoveReport } from '../container-messages.ts';
import { placeAmong } from './message-head.ts';
import type { ContainerSpec } from './read-containers.ts';

/** BGM 1001 of COARRI: 44, 98 (ITG 1.0) and 119 (customs of Costa Rica) discharge; 46, 270 and 122 load. */
const DISCHARGED = new Set(['44', '98', '119']);
const LOADED = new Set(['46', '270', '122']);
/** BGM 1001 of CODECO. */
const GATE_IN = '34';
const GATE_OUT = '36';
/** DTM 2005 of a move: executed; else effective or actual. */
const MOVED_AT = [203, 7, 178] as const;
const PASSED_AT = [7, 203, 178, 132] as const;
/** LOC 3227 of the place where it happened. */
const ACTIVITY_PLACES = [165, 164] as const;

export const COARRI: ContainerSpec<DischargeLoadReport> = {
  message(view, { header, head, told }) {
    const { documentCode, operation } = header;
    const known = DISCHARGED.has(documentCode) || LOADED.has(documentCode) || operation === 'L' || operation === 'D';
    if (!known) view.report('HWS-EDI-125', `BGM gives "${documentCode}"`, view.info.at);
    const load = LOADED.has(documentCode) || (!DISCHARGED.has(documentCode) && operation === 'L');
    const place = placeAmong(told.places, ...(load ? [9, 6] : [11, 12]), ...ACTIVITY_PLACES, 5);
    return {
      type: 'COARRI',
      ...head,
      function: load ? 'load' : 'discharge',
      port: place.code,
      terminalCode: place.terminal,
      entries: [],
    };
  },
  entry({ draft, details, admission, head }, message) {
    if (message.function === 'load') draft.portOfLoading ||= message.port;
    else draft.portOfDischarge ||= message.port;
    const box = admission.admit(draft);
    if (box === null) return null;
    const at = details.liftTime(...MOVED_AT);
    const booking = details.liftReference('BN') || head.header.booking;
    return { ...box, at, booking, details: details.details(box.container) };
  },
};

export const CODECO: ContainerSpec<GateMoveReport> = {
  message(view, { header, head, told }) {
    const { documentCode } = header;
    if (documentCode !== GATE_IN && documentCode !== GATE_OUT)
      view.report('HWS-EDI-126', `BGM gives "${documentCode}"`, view.info.at);
    const place = placeAmong(told.places, ...ACTIVITY_PLACES);
    return {
      type: 'CODECO',
      ...head,
      direction: documentCode === GATE_OUT ? 'out' : 'in',
      port: place.code,
      terminalCode: place.terminal,
      entries: [],
    };
  },
  entry({ draft, details, admission, head }, message) {
    const box = admission.admit(draft);
    if (box === null) return null;
    const place = details.liftPlace(165);
    // Most senders tell the gate with each container and not in the header.
    message.port ||= place?.code ?? '';
    message.terminalCode ||= place?.terminal ?? '';
    const leg = details.liftLeg('1');
    const { container } = box;
    return {
      container,
      at: details.liftTime(...PASSED_AT),
      truck: firstTold(leg?.vehicle, head.header.truck),
      haulier: firstTold(leg?.carrier, head.header.haulier),
      booking: details.liftReference('BN') || head.header.booking,
      details: details.details(container),
    };
  },
};

function firstTold(own: string | undefined, ofAll: string): string {
  return own === undefined || own === '' ? ofAll : own;
}
