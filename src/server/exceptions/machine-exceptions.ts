// Machines that are out of order, not heard, marked for a person to look at, stopped or taken out of work by a person; closed lanes, stopped
// ground, and wind. For each what it holds up.
import { handOf } from '../../operation/faults/orders-in-hand.ts';
import type { KnownFault } from '../../operation/state.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { Blocked, ExceptionKind, ExceptionStep } from '../api/exceptions.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { craneName, isOnRoad, keptVehicles, many, one, vehicleIndex, type Found } from './found.ts';

/** Machines out of order, and such as people have stopped or taken out of work. */
export function machineExceptions(run: TerminalRun): Found[] {
  const { broken, marked } = run.operation.desk.state.faults;
  const found: Found[] = [];
  for (const [che, fault] of broken) found.push(faultOf(run, che, fault));
  for (const [che, { since, fault, reason }] of marked)
    found.push(
      about(run, 'machine-marked', che, since, { told: fault ?? 'other-place', reason }, [
        { do: 'check', che },
        show(che),
      ]),
    );
  for (const [che, { stopped, withdrawn }] of run.ledger.state.handled) {
    if (stopped)
      found.push(about(run, 'machine-stopped', che, stopped.at, actFacts(stopped), [act(che, 'release'), show(che)]));
    else if (withdrawn)
      found.push(
        about(run, 'machine-withdrawn', che, withdrawn.at, actFacts(withdrawn), [act(che, 'return'), show(che)]),
      );
  }
  return found;
}

const actFacts = ({ by, reason }: { by: string; reason: string }): Found['facts'] => ({ by, reason });
const show = (id: string): ExceptionStep => ({ do: 'show', kind: 'machine', id: baseOf(id) });
const act = (che: string, action: 'release' | 'return' | 'withdraw'): ExceptionStep => ({ do: 'machine', che, action });

/** A portal trolley goes by the name of its crane where a person is sent to it. */
function baseOf(che: string): string {
  return che.replace(/\/P$/, '');
}

function about(
  run: TerminalRun,
  kind: ExceptionKind,
  che: CheId,
  since: number,
  facts: Found['facts'],
  steps: ExceptionStep[],
): Found {
  return { kind, since, subject: che, facts, blocks: heldUpBy(run, che), steps };
}

function faultOf(run: TerminalRun, che: CheId, { fault, since, until }: KnownFault): Found {
  const facts: Found['facts'] = { fault, ...(Number.isFinite(until) ? { untilAt: until } : {}) };
  if (fault === 'silent') return about(run, 'machine-unheard', che, since, facts, [show(che)]);
  const stands = fault === 'stop' || fault === 'dead';
  const withdrawn = run.ledger.state.handled.get(baseOf(che) as CheId)?.withdrawn;
  const steps = withdrawn ? [show(che)] : [show(che), act(baseOf(che), 'withdraw')];
  return about(run, stands ? 'machine-fault' : 'machine-slow', che, since, facts, steps);
}

// ---- what a machine holds up -----------------------------------------------------------------------------------------------------

/** What waits for a machine: its box, the crane and the call that want it, vehicles without a way past it, jobs of its block. */
export function heldUpBy(run: TerminalRun, che: CheId): Blocked[] {
  const { state } = run.operation.desk;
  const vehicle = vehicleIndex(run, che);
  const blocks: Blocked[] = [...boxesOf(run, che).map((id) => one('box', id))];
  const cranes = state.cranes.flatMap((c, i) => (c.waitsFor === che ? [craneName(run, i)] : []));
  blocks.push(...cranes.map((id) => one('crane', id)));
  if (vehicle >= 0) {
    const move = state.moves.get(state.vehicles[vehicle]?.move ?? -1);
    if (move?.call) blocks.push(one('call', nameOfCall(run, move.call)));
    if (isOnRoad(run, vehicle)) blocks.push(...many('vehicles', keptVehicles(run)));
    return blocks;
  }
  const crane = run.model.quayCranes.findIndex(({ id }) => id === baseOf(che));
  if (crane >= 0) return [...blocks, ...heldUpByQuayCrane(run, crane)];
  return [...blocks, ...heldUpByYardCrane(run, che)];
}

function boxesOf(run: TerminalRun, che: CheId): string[] {
  const held = run.ledger.state.holding.get(che) ?? [];
  if (held.length > 0) return held;
  const { order } = handOf(run.operation.desk.state, che);
  return order?.kind === 'lift' ? [order.container] : [];
}

function nameOfCall({ ledger }: TerminalRun, call: string): string {
  return ledger.state.calls.get(call as never)?.vessel ?? call;
}

function heldUpByQuayCrane(run: TerminalRun, crane: number): Blocked[] {
  const { desk } = run.operation;
  const work = desk.state.cranes[crane];
  const call = work?.call ?? null;
  if (!work || call === null) return [];
  const { toDischarge, toLoad, toRestow } = run.ledger.state.calls.get(call) ?? {};
  const left = (toDischarge?.size ?? 0) + (toLoad?.size ?? 0) + (toRestow?.size ?? 0);
  return [one('call', nameOfCall(run, call)), ...many('moves', left)];
}

function heldUpByYardCrane(run: TerminalRun, che: CheId): Blocked[] {
  const { state } = run.operation.desk;
  const crane = state.yardCranes.find(({ id }) => id === che);
  const work = state.blocks[crane?.block ?? -1];
  if (!crane || !work) return [];
  const jobs = work.jobs.filter(({ side }) => side === -1 || side === crane.side);
  return jobs.length > 0 ? [one('block', work.block), ...many('moves', jobs.length)] : [];
}

// ---- ground and weather -----------------------------------------------------------------------------------------------------------

/** Closed lanes, ground with somebody on it, and wind that stops cranes. */
export function groundExceptions(run: TerminalRun): Found[] {
  const { closures, windSince, wind, quayWind, yardWind } = run.operation.desk.state.faults;
  const found: Found[] = [];
  for (const [name, { halted, since }] of closures) {
    const lane = /^lane (.*)$/.exec(name)?.[1];
    const kept = many('vehicles', keptVehicles(run));
    if (lane !== undefined)
      found.push({ kind: 'lane-closed', since, subject: lane, facts: {}, blocks: kept, steps: [] });
    else {
      const subject = name.replace(/^zone (of report )?/, '');
      const facts = { n: halted.length };
      const steps = halted.slice(0, 1).map(show);
      found.push({ kind: 'zone-stopped', since, subject, facts, blocks: kept, steps });
    }
  }
  if (windSince > 0) {
    const standing = quayWind ? run.operation.desk.state.cranes.flatMap((c, i) => (c.call === null ? [] : [i])) : [];
    const blocks = standing.map((i) => one('crane', craneName(run, i)));
    const subject = quayWind && yardWind ? 'all' : quayWind ? 'quay' : 'yard';
    found.push({
      kind: 'wind',
      since: windSince,
      subject,
      facts: { wind: Math.round(wind), where: subject },
      blocks,
      steps: [],
    });
  }
  return found;
}
