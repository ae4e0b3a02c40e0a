// What a record says, in lines for people, sorted: field by field, so that the text stays the same when the shape of the state in
// memory changes. What a golden journal must come to for ever.
import { stableHash } from '../../src/kit/stable-hash.ts';
import type { Position } from '../../src/terminal/container.ts';
import type { ReeferState } from '../../src/terminal/reefer.ts';
import type { PlannedRange } from '../../src/terminal/yard-range.ts';
import type { CallRecord, ContainerRecord, LedgerState, VisitRecord } from '../../src/ledger/state.ts';

/** The facts of a record: containers, calls, blocks, machines, visits, what was set aside, counts. */
export function factsOf(state: LedgerState): string[] {
  const lines = [
    ...[...state.containers.values()].map(containerLine),
    ...[...state.calls.values()].flatMap(callLines),
    ...[...state.blocks.values()].flatMap((block) =>
      block.stacks.flatMap((stack, i) => (stack.length > 0 ? [`stack ${block.block} ${i}: ${stack.join(' ')}`] : [])),
    ),
    ...[...state.holding].map(([che, held]) => `machine ${che}: ${held.join(' ')}`),
    ...[...state.visits.values()].map(visitLine),
    ...state.setAside.map((s) => `set aside ${s.what} of ${s.call ?? '-'}: ${s.code} ${s.reason}`),
    ...[...state.discrepancies.values()].map(
      ({ container, claim, recorded, reason }) =>
        `discrepancy of ${container}: ${claim.kind} by ${claim.sender} ${claim.type} ${claim.reference}, was at ${placeText(recorded)}: ${reason}`,
    ),
    ...[...state.yardRanges.values()].map(rangeLine),
    ...[...state.reefers.values()].flatMap(reeferLine),
    `frame ${state.seq} at ${state.at}: ${state.rehandles} rehandles, ${state.yardIn} in, ${state.yardOut} out`,
  ];
  return lines.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** SHA-256 of the facts. */
export function factsHash(state: LedgerState): string {
  return stableHash(factsOf(state));
}

function containerLine({ container: c, position, outbound, holds, yardSince }: ContainerRecord): string {
  const what = [
    c.isoType,
    `${c.lengthFeet}'`,
    `${c.heightMm} mm`,
    `${c.grossKg} kg`,
    c.full ? 'full' : 'empty',
    c.operator,
  ];
  const special = [
    c.reeferC === null ? '' : `${c.reeferC} C`,
    ...c.dangerous.map((d) => `${d.imdgClass}/${d.unNumber}`),
  ];
  const route = `${c.portOfLoading}>${c.portOfDischarge}>${c.finalPort}`;
  const held = [...holds].map(([hold, reason]) => `${hold} (${reason})`).sort();
  return `box ${c.id} ${[...what, ...special, route].join(' ')} at ${placeText(position)} out ${outbound} since ${yardSince} holds ${held.join(', ')}`;
}

function placeText(p: Position): string {
  switch (p.kind) {
    case 'yard':
      return `${p.block} ${slotText(p.slot)}`;
    case 'vessel':
      return `${p.call} ${slotText(p.slot)}`;
    case 'che':
      return `machine ${p.che}`;
    case 'truck':
      return `truck ${p.visit}`;
    case 'outside':
      return 'outside';
  }
}

function callLines(c: CallRecord): string[] {
  const times = Object.entries(c.times).map(([state, at]) => `${state} ${at}`);
  const counts = [c.listed, c.done].map(({ discharge, load, restow }) => `${discharge}/${load}/${restow}`);
  const lists = [[...c.toDischarge], [...c.toLoad.keys()], [...c.toRestow.keys()]].map((l) => l.sort().join(' '));
  const plan = [...c.toLoad, ...c.toRestow].map(([box, slot]) => `${box} ${slotText(slot)}`);
  return [
    `call ${c.call} ${c.vessel} ${c.voyage} ${c.carrier} ${c.port}>${c.nextPort} eta ${c.eta} etd ${c.etd} ${c.state}: ${times.sort().join(', ')}`,
    `call ${c.call} listed ${counts[0]} done ${counts[1]} aside ${c.setAside} lists ${lists.join(' | ')} plan ${plan.sort().join(', ')}`,
    `call ${c.call} berth ${c.berth ? `${c.berth.x} ${c.berth.start} ${c.berth.end}` : '-'} open ${[...c.openCovers].sort().join(' ')}`,
    ...[...c.cells].map(([cell, box]) => `cell ${c.call} ${cell}: ${box}`),
  ];
}

function rangeLine(range: PlannedRange): string {
  const { id, block, fromBay, toBay, fromRow, toRow, by, since } = range;
  const what = range.kind === 'lock' ? `locked: ${range.reason}` : `${range.use} for ${stableHash(range.filter)}`;
  return `range ${id} ${block} bays ${fromBay}-${toBay} rows ${fromRow}-${toRow} ${what} by ${by} since ${since}`;
}

/** Of a reefer that is on power or alarms: journals from before these were told of say nothing of it. */
function reeferLine({ container, plugged, since, alarm }: ReeferState): string[] {
  if (!plugged && !alarm) return [];
  const open = alarm
    ? `${alarm.kind} ${alarm.celsius} since ${alarm.since} noted by ${alarm.by} at ${alarm.seenAt}`
    : '-';
  return [`reefer ${container} ${plugged ? 'on' : 'off'} power since ${since} alarm ${open}`];
}

function slotText({ bay, row, tier }: { bay: number; row: number; tier: number }): string {
  return `${bay}-${row}-${tier}`;
}

function visitLine(v: VisitRecord): string {
  return `visit ${v.visit} ${v.truck} ${v.haulier} ${v.expected} ${v.state} in ${v.gateIn} out ${v.gateOut} brings ${v.deliver.join(' ')} fetches ${v.collect.join(' ')}`;
}
