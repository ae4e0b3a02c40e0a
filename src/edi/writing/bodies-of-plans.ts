// BAPLIE and MOVINS from their nouns, in the way of guide 2.x: what stands in a cell is told of the cell.
import type { VesselSlot } from '../../terminal/container.ts';
import type { BoxDetails, BoxKind } from '../box-details.ts';
import type { StowageInstructions } from '../container-messages.ts';
import type { Bayplan, VoyageRef } from '../messages.ts';
import type { Children, Segment } from '../structure/document.ts';
import { dangerous, equipment, gauge, setPoint, verifiedParties, withoutEmpty, WEIGHED_AT } from './box-group.ts';
import { documentSegment, issueTime, type Writing } from './head-group.ts';
import { cell, line, locodes, partyTold, placeTold, referenceTold, remark, times, voyageLeg } from './segments.ts';

/** RFF that the structure asks for and that says nothing. */
const NO_REFERENCE: Segment<'RFF'> = { qualifier: 'BM', number: '1' };
/** LOC 3227 of the last port in plans. */
const DELIVERY = 83;
const NOTHING: BoxDetails = {};

/** A bay plan. */
export function bayplanBody(plan: Bayplan, writing: Writing): Children {
  const ports = locodes([5, plan.departurePort], [61, plan.nextPort]);
  return {
    document: documentSegment('', plan.reference, plan.issue),
    times: issueTime(plan.issue, writing, '201'),
    transports: [voyageAtPorts(plan.voyage, ports)],
    places: plan.entries.map(({ slot, container }) => {
      const { has, parties = [] } = cellGroup(container, NOTHING);
      const box = { ...boxOf(container, container.id), has: withoutEmpty({ parties }) };
      return { ...cell(slot), has: withoutEmpty({ ...has, equipment: [box], dangerous: dangerous(container) }) };
    }),
  };
}

/** Stowage instructions: HAN for each run of cells with the same one. */
export function instructionsBody(message: StowageInstructions, writing: Writing): Children {
  const handling: Segment<'HAN'>[] = [];
  let open: Segment<'LOC'>[] | null = null;
  let instruction: string | null = null;
  for (const entry of message.entries) {
    if (open === null || entry.instruction !== instruction) {
      open = [];
      instruction = entry.instruction;
      handling.push({ ...(instruction === '' ? {} : { code: instruction }), has: { places: open } });
    }
    open.push(instructed(entry.slot, entry.container ?? entry.kind, entry.container?.id ?? '', entry.details));
  }
  return {
    document: documentSegment('', message.reference, message.issue),
    times: issueTime(message.issue, writing, '201'),
    texts: (message.remarks ?? []).map(remark),
    references: (message.references ?? []).map(referenceTold),
    parties: (message.parties ?? []).map(partyTold),
    transports: [voyageAtPorts(message.voyage, locodes([5, message.port]))],
    handling,
  };
}

/** TDT+20 with ports and times; a time that is not known stands without a value, because the guide asks for the segment. */
function voyageAtPorts(voyage: VoyageRef, places: Segment<'LOC'>[]): Segment<'TDT'> {
  const timeOf = (qualifier: number, at: number | null): Segment<'DTM'>[] =>
    at === null ? [{ qualifier: String(qualifier) }] : times('201', [qualifier, at]);
  const told = [...timeOf(132, voyage.eta), ...timeOf(133, voyage.etd)];
  return { ...voyageLeg(voyage), has: withoutEmpty({ places, times: told }) };
}

function instructed(slot: VesselSlot, box: BoxKind | null, number: string, details: BoxDetails): Segment<'LOC'> {
  if (box === null) return { ...cell(slot), has: { references: [NO_REFERENCE] } };
  const { has, parties = [] } = cellGroup(box, details);
  const goods = dangerous(box);
  // Dangerous goods hang on a reference of their own.
  const holder = goods.length === 0 ? [] : [{ ...NO_REFERENCE, has: { dangerous: goods } }];
  return {
    ...cell(slot),
    has: withoutEmpty({
      ...has,
      references: [...(has.references ?? []), ...holder],
      parties: [...parties, ...(details.parties ?? []).map(partyTold), ...verifiedParties(details.verified)],
      equipment: [boxOf(box, number, details.status)],
      attached: (details.attached ?? []).map((id) => ({ qualifier: 'CN', id })),
      times: [
        ...times('203', ...(details.times ?? []).map(({ qualifier, at }) => [qualifier, at] as const)),
        ...times('203', [WEIGHED_AT, details.verified?.at ?? null]),
      ],
    }),
  };
}

/** What is told of a cell with a box in it; the operator apart, because plans have it under the box and instructions beside it. */
function cellGroup(box: BoxKind, details: BoxDetails): { has: Children; parties?: Segment<'NAD'>[] } {
  const { verified } = details;
  const references = (details.references ?? []).map(referenceTold);
  const masses: [string, number][] = verified === undefined ? [['WT', box.grossKg]] : [['VGM', verified.kg]];
  if (details.tareKg !== undefined) masses.push(['T', details.tareKg]);
  const has: Children = {
    texts: (details.remarks ?? []).map(remark),
    measures: masses.filter(([, kg]) => kg > 0).map(([purpose, kg]) => planMass(purpose, kg)),
    dimensions: gauge(box.outOfGauge),
    temperatures: setPoint(box.reeferC),
    places: [
      ...locodes([9, box.portOfLoading], [11, box.portOfDischarge], [DELIVERY, box.finalPort]),
      ...(details.places ?? []).map(placeTold),
    ],
    references: references.length > 0 ? references : [NO_REFERENCE],
  };
  return box.operator === '' ? { has } : { has, parties: [line('CA', box.operator)] };
}

/** MEA+WT++KGM:n, MEA+VGM++KGM:n. */
function planMass(purpose: string, kg: number): Segment<'MEA'> {
  return { purpose, unit: 'KGM', value: String(Math.round(kg)) };
}

/** EQD of a plan: the size-type stands without its list. */
function boxOf(box: BoxKind, number: string, status = ''): Segment<'EQD'> {
  const { sizeTypeList: _list, sizeTypeAgency: _agency, ...values } = equipment({ ...box, id: number }, status);
  return values;
}
