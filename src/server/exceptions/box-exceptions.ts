// Reefers that alarm or have been off power for too long, discrepancies that a person has to decide, and trucks that wait or stand at the gate.
import type { VisitRecord } from '../../ledger/state.ts';
import { reeferCrewOf } from '../../terminal/reefer.ts';
import type { Blocked } from '../api/exceptions.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { one, type Found } from './found.ts';

const MINUTE_MS = 60_000;
/** A truck that has been in the terminal for longer, ms, is told of (designed: twice the half hour that hauliers are used to expect). */
const TRUCK_PATIENCE_MS = 60 * MINUTE_MS;

/** Reefers that somebody has to look at. An alarm that was noted in the list of reefers is noted here, too: see notedBy. */
export function reeferExceptions({ model, ledger, now }: TerminalRun): Found[] {
  const target = reeferCrewOf(model).targetMinutes * MINUTE_MS;
  const found: Found[] = [];
  for (const { container, plugged, since, alarm } of ledger.state.reefers.values()) {
    const show = { do: 'show', kind: 'container', id: container } as const;
    const open = { do: 'open', sheet: 'reefers' } as const;
    const outbound = ledger.state.containers.get(container)?.outbound ?? '';
    const vessel = ledger.state.calls.get(outbound as never)?.vessel;
    const blocks: Blocked[] = vessel === undefined ? [] : [one('call', vessel)];
    if (alarm) {
      const facts = { alarm: alarm.kind, ...(alarm.celsius === null ? {} : { celsius: alarm.celsius }) };
      const steps = alarm.by === '' ? [{ do: 'note-alarm', container } as const, show, open] : [show, open];
      found.push({ kind: 'reefer-alarm', since: alarm.since, subject: container, facts, blocks, steps });
    }
    if (!plugged && now - since > target)
      found.push({ kind: 'reefer-off-power', since, subject: container, facts: {}, blocks, steps: [show, open] });
  }
  return found;
}

/** Boxes of which a message claims what the record knows to be otherwise. */
export function discrepancyExceptions({ ledger }: TerminalRun): Found[] {
  return [...ledger.state.discrepancies.values()].map(({ container, claim, since }) => ({
    ...({ kind: 'discrepancy', since, subject: container } as const),
    facts: { claim: claim.kind, sender: claim.sender },
    blocks: [one('box', container)],
    steps: [
      { do: 'open', sheet: 'discrepancies' },
      { do: 'show', kind: 'container', id: container },
    ],
  }));
}

/** Trucks that have waited for long, and such as were stopped at the gate. */
export function truckExceptions(run: TerminalRun): Found[] {
  const found: Found[] = [];
  for (const { visit: id, arrived, left } of run.operation.desk.state.visits.values()) {
    const visit = run.ledger.state.visits.get(id);
    if (!visit || visit.state === 'expected' || visit.state === 'gone') continue;
    const boxes = (left.length > 0 ? left.map(({ container }) => container) : visit.collect).map((c) => one('box', c));
    const base = { subject: visit.truck, blocks: boxes, steps: stepsOf(run, visit) };
    const holds = holdsOf(run, visit);
    if (visit.state === 'stopped') found.push({ kind: 'truck-held', since: arrived, facts: { holds }, ...base });
    else if (arrived > 0 && run.now - arrived > TRUCK_PATIENCE_MS && visit.state !== 'leaving')
      found.push({ kind: 'truck-waits', since: arrived, facts: { state: visit.state, holds }, ...base });
  }
  return found;
}

function holdsOf({ ledger }: TerminalRun, visit: VisitRecord): string {
  const names = visit.collect.flatMap((id) => [...(ledger.state.containers.get(id)?.holds.keys() ?? [])]);
  return [...new Set(names)].join(', ');
}

/** The box that it waits for stands in the yard; the truck itself is in the picture. */
function stepsOf(_: TerminalRun, visit: VisitRecord): Found['steps'] {
  const [box] = visit.collect;
  return [
    { do: 'show', kind: 'truck', id: visit.visit },
    ...(box === undefined ? [] : [{ do: 'show', kind: 'container', id: box } as const]),
  ];
}
