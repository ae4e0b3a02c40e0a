// Where boxes go on to: by truck or by vessel, as far as papers and lists tell it before the vessel that takes them is known.
import type { CallList } from '../../edi/messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { ContainerRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { Desk } from '../context.ts';
import { callIdOf } from './plan.ts';

/** A box by what it is and what it leaves with. */
type Leaving = Pick<ContainerRecord, 'container' | 'outbound'>;

/** True for a box that leaves with a vessel: one is told, or its papers name a port abroad behind this one. */
export function leavesByVessel({ container, outbound }: Leaving, here: string): boolean {
  return outbound === 'truck' ? goesOn(container, here) : outbound !== '';
}

/**
 * True for a box whose final port (UN/LOCODE) lies in another country than the terminal: a vessel takes it on. Within the country most boxes go by
 * road or rail.
 */
export function goesOn({ finalPort }: Container, here: string): boolean {
  return finalPort !== '' && finalPort.slice(0, 2) !== here.slice(0, 2);
}

/** The port where a box comes off next after this one, as far as its papers tell it. */
export function nextPort({ portOfDischarge, finalPort }: Container, here: string): string {
  return portOfDischarge === here ? finalPort : portOfDischarge;
}

/**
 * What a discharge list tells of the voyages that take its boxes on: the boxes leave with them from now on, and the vessels that are not announced
 * yet are expected when the list says.
 */
export function onwardEvents(desk: Desk, entries: CallList['entries']): LedgerEvent[] {
  const { calls, containers } = desk.ledger.state;
  return entries.flatMap(({ container: { id }, onward }): LedgerEvent[] => {
    const record = containers.get(id);
    if (onward === undefined || record?.outbound !== 'truck') return [];
    const call = callIdOf(onward);
    const at = onward.eta ?? onward.etd;
    if (at !== null && !calls.has(call)) desk.state.expectedCalls.set(call, at);
    return [{ kind: 'container-changed', container: record.container, outbound: call }];
  });
}
