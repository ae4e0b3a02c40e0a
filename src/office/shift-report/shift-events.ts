// What the record's events tell of a shift: lifts by vessel and by block, messages, and what people did by hand.
import type { LedgerEvent } from '../../ledger/events.ts';

/** What a person did; `does`: a name of the report's words, `facts`: what its sentence names. */
export interface ShiftAct {
  at: number;
  by: string;
  does: ActKind;
  facts: Record<string, string | number>;
}

/** Deeds of people that are told. The reefer crew's plugging is not: it is planned work. */
export const ACT_KINDS = [
  'berth-pinned',
  'berth-unpinned',
  'load-moved-by-hand',
  'yard-range-locked',
  'yard-range-unlocked',
  'yard-allocation-set',
  'yard-allocation-removed',
  'reefer-alarm-acknowledged',
  'machine-cleared',
  'machine-stopped',
  'machine-released',
  'machine-withdrawn',
  'machine-returned',
  'machine-sent-to-charge',
  'exception-acknowledged',
  'discrepancy-resolved',
  'inventory-corrected',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

type ActEvent = LedgerEvent & { kind: ActKind };

/** Lifts of a block: into it, out of it for vessels and trucks, and rehandles. */
interface BlockLifts {
  into: number;
  outOf: number;
  rehandles: number;
}

/** What the events of a shift come to. */
export interface ShiftEvents {
  /** By call: containers lifted off the vessel, and set aboard. */
  calls: Map<string, { off: number; aboard: number }>;
  blocks: Map<string, BlockLifts>;
  acts: ShiftAct[];
  /** Messages by type. */
  messages: Map<string, { worked: number; passedOver: number; putAside: number }>;
  boxesSetAside: number;
  /** Containers that were lifted out of the way and are not set down yet. */
  digging: Set<string>;
}

/** Nothing yet. */
export function beginShiftEvents(): ShiftEvents {
  return {
    ...{ calls: new Map(), blocks: new Map(), acts: [], messages: new Map(), boxesSetAside: 0, digging: new Set() },
  };
}

/** Takes in an event, at its time (ms UTC). Events come in their order. */
export function observeShift(shift: ShiftEvents, event: LedgerEvent, at: number): void {
  if (isAct(event)) {
    shift.acts.push({ at, by: event.by, does: event.kind, facts: factsOf(event) });
    return;
  }
  switch (event.kind) {
    case 'picked':
      return picked(shift, event);
    case 'placed':
      return placed(shift, event);
    case 'edi-received':
      messagesOf(shift, event.type).worked++;
      return;
    case 'message-passed-over':
      messagesOf(shift, event.type).passedOver++;
      return;
    case 'message-quarantined':
      messagesOf(shift, event.type).putAside++;
      return;
    case 'container-set-aside':
      shift.boxesSetAside++;
      return;
    default:
  }
}

function picked(shift: ShiftEvents, { container, from, rehandle }: LedgerEvent & { kind: 'picked' }): void {
  if (from.kind === 'vessel') callOf(shift, from.call).off++;
  if (from.kind !== 'yard') return;
  const block = blockOf(shift, from.block);
  if (rehandle) {
    block.rehandles++;
    shift.digging.add(container);
  } else block.outOf++;
}

function placed(shift: ShiftEvents, { container, to }: LedgerEvent & { kind: 'placed' }): void {
  const dug = shift.digging.delete(container);
  if (to.kind === 'vessel') callOf(shift, to.call).aboard++;
  if (to.kind === 'yard' && !dug) blockOf(shift, to.block).into++;
}

function callOf({ calls }: ShiftEvents, call: string): { off: number; aboard: number } {
  const known = calls.get(call) ?? { off: 0, aboard: 0 };
  calls.set(call, known);
  return known;
}

function blockOf({ blocks }: ShiftEvents, block: string): BlockLifts {
  const known = blocks.get(block) ?? { into: 0, outOf: 0, rehandles: 0 };
  blocks.set(block, known);
  return known;
}

function messagesOf({ messages }: ShiftEvents, type: string): { worked: number; passedOver: number; putAside: number } {
  const known = messages.get(type) ?? { worked: 0, passedOver: 0, putAside: 0 };
  messages.set(type, known);
  return known;
}

function isAct(event: LedgerEvent): event is ActEvent {
  return (ACT_KINDS as readonly string[]).includes(event.kind) && (event as ActEvent).by !== '';
}

/** What the sentence of an act names. */
function factsOf(event: ActEvent): ShiftAct['facts'] {
  switch (event.kind) {
    case 'berth-pinned':
      return { subject: event.call, x: Math.round(event.x) };
    case 'berth-unpinned':
      return { subject: event.call };
    case 'load-moved-by-hand': {
      const { bay, row, tier } = event.slot;
      return { subject: event.container, cell: [bay, row, tier].map((n) => String(n).padStart(2, '0')).join('-') };
    }
    case 'yard-range-locked':
    case 'yard-allocation-set': {
      const { block, fromBay, toBay, fromRow, toRow } = event.place;
      const reason = event.kind === 'yard-range-locked' ? event.reason : '';
      return { subject: event.range, place: `${block} ${fromBay}–${toBay} / ${fromRow}–${toRow}`, reason };
    }
    case 'yard-range-unlocked':
    case 'yard-allocation-removed':
      return { subject: event.range };
    case 'machine-stopped':
    case 'machine-withdrawn':
      return { subject: event.che, reason: event.reason };
    case 'machine-cleared':
    case 'machine-released':
    case 'machine-returned':
    case 'machine-sent-to-charge':
      return { subject: event.che };
    case 'exception-acknowledged': {
      const [kind = '', subject = ''] = event.exception.split('~');
      return { subject, exception: kind };
    }
    case 'discrepancy-resolved':
      return { subject: event.container, accepted: event.accepted };
    case 'reefer-alarm-acknowledged':
    case 'inventory-corrected':
      return { subject: event.container };
  }
}
