// Vessels that will leave later than was promised or that wait for a release, loads that stay ashore, and boxes that were set aside.
import type { CallRecord } from '../../ledger/state.ts';
import { one, many, type Found } from './found.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** A vessel is late when she is expected to leave so much after what was promised, ms (designed: pilots are booked to the quarter hour). */
const LATE_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** What is not as it should be with vessels and their loads. */
export function callExceptions(run: TerminalRun): Found[] {
  const setAside = new Map<string, number>();
  for (const { call } of run.ledger.state.setAside)
    if (call !== null) setAside.set(call, (setAside.get(call) ?? 0) + 1);
  const found: Found[] = [];
  for (const call of run.ledger.state.calls.values()) {
    if (call.state === 'sailed') continue;
    found.push(...lateness(run, call), ...held(run, call), ...rolled(run, call));
    const n = setAside.get(call.call) ?? 0;
    if (n > 0) {
      const steps = [{ do: 'open', sheet: 'messages' } as const, showCall(call)];
      found.push({ ...head(call, 'boxes-set-aside', `${n}`), facts: { n }, blocks: many('boxes', n), steps });
    }
  }
  return found;
}

const showCall = ({ call }: CallRecord) => ({ do: 'show', kind: 'call', id: call }) as const;
const showBox = (id: string) => ({ do: 'show', kind: 'container', id }) as const;

/** `more`: what makes it worse than the same of the call before, so that it is told anew. */
function head(call: CallRecord, kind: Found['kind'], more: string): Pick<Found, 'kind' | 'since' | 'subject' | 'key'> {
  return { kind, since: sinceOf(call), subject: call.vessel, key: `${call.call} ${more}` };
}

/** When the call came into its present state, ms UTC: what the record does not date is told from then on. */
function sinceOf(call: CallRecord): number {
  return call.times[call.state] ?? call.eta;
}

function lateness({ now }: TerminalRun, call: CallRecord): Found[] {
  const { etd, berth } = call;
  if (etd === null || !berth) return [];
  const expected = Math.max(berth.end, now);
  if (expected - etd < LATE_MS) return [];
  const left = call.toDischarge.size + call.toLoad.size + call.toRestow.size;
  const facts = { promisedAt: etd, expectedAt: expected, minutes: Math.round((expected - etd) / 60_000) };
  const hours = `${Math.floor((expected - etd) / HOUR_MS)}`;
  return [{ ...head(call, 'vessel-late', hours), facts, blocks: many('moves', left), steps: [showCall(call)] }];
}

/** She waits for the release of what is aboard, when all else is done; loads that are kept ashore may still make it. */
function held({ ledger }: TerminalRun, call: CallRecord): Found[] {
  const found: Found[] = [];
  const holdsOf = (boxes: Iterable<string>): string => {
    const names = [...boxes].flatMap((id) => [...(ledger.state.containers.get(id as never)?.holds.keys() ?? [])]);
    return [...new Set(names)].join(', ');
  };
  if (call.heldAboard.size > 0) {
    const boxes = [...call.heldAboard];
    const steps = [showBox(boxes[0] as string), showCall(call)];
    const blocks = [one('call', call.vessel), ...boxes.map((id) => one('box', id))];
    found.push({
      ...head(call, 'vessel-held', `${boxes.length}`),
      facts: { n: boxes.length, holds: holdsOf(boxes) },
      blocks,
      steps,
    });
  }
  if (call.keptAshore.size > 0 && call.state === 'working') {
    const boxes = [...call.keptAshore.keys()];
    const steps = [showBox(boxes[0] as string), showCall(call)];
    const facts = { n: boxes.length, holds: holdsOf(boxes) };
    found.push({
      ...head(call, 'loads-held', `${boxes.length}`),
      facts,
      blocks: boxes.map((id) => one('box', id)),
      steps,
    });
  }
  return found;
}

function rolled(_: TerminalRun, call: CallRecord): Found[] {
  if (call.rolled.size === 0) return [];
  const boxes = [...call.rolled.keys()];
  const facts = { n: boxes.length, reason: [...new Set(call.rolled.values())].join('; ') };
  const steps = [showBox(boxes[0] as string), showCall(call)];
  return [
    { ...head(call, 'loads-rolled', `${boxes.length}`), facts, blocks: boxes.map((id) => one('box', id)), steps },
  ];
}
