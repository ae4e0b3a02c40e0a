// The faults of a shift as they fell: those of its script, and those that the terminal came to know of by chance; and what people did about
// each first.
import type { ScriptItem } from '../../twin/disturbances.ts';
import type { Deed, FaultThatFell } from '../api/training.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

const MINUTE_MS = 60_000;
/** What a person does so long after a fault was over may still be about it, ms (designed). */
const AFTER_MS = 10 * MINUTE_MS;

/** A fault of a machine as the terminal came to know it. */
export interface KnownFault {
  machine: string;
  fault: string;
  since: number;
  until: number;
}

/** Keeps what the terminal knows of broken machines. */
export class FaultLog {
  private readonly known = new Map<string, KnownFault>();

  /** To be called often enough that no fault comes and goes in between: after every step. */
  look(run: TerminalRun): void {
    for (const [machine, { fault, since, until }] of run.operation.desk.state.faults.broken)
      this.known.set(`${machine} ${since}`, { machine, fault, since, until });
  }

  /** Faults that were known, in order. */
  get all(): KnownFault[] {
    return [...this.known.values()];
  }
}

/** What fell from `from` to `to`, ms UTC, in order of time; the script's times count from `start`. */
export function faultsOfShift(
  script: readonly ScriptItem[],
  log: readonly KnownFault[],
  { start, from, to }: { start: number; from: number; to: number },
): FaultThatFell[] {
  const planned = script.flatMap((item): FaultThatFell[] => {
    const at = start + item.at;
    if (at < from || at >= to) return [];
    const fault = { at, ...wordsOf(item), byChance: false, known: true, reaction: null };
    return [{ ...fault, known: item.kind !== 'machine' || log.some((one) => isOf(one, fault)) }];
  });
  const drawn = log.flatMap(({ machine, fault, since, until }): FaultThatFell[] => {
    if (planned.some((one) => isOf({ machine, since }, one)) || since < from || since >= to) return [];
    const minutes = Number.isFinite(until) ? Math.round((until - since) / MINUTE_MS) : 0;
    const words = { kind: 'machine', detail: fault, what: machine } as const;
    return [{ at: since, minutes, ...words, byChance: true, known: true, reaction: null }];
  });
  return [...planned, ...drawn].sort((a, b) => a.at - b.at || (a.what < b.what ? -1 : 1));
}

function wordsOf(item: ScriptItem): Pick<FaultThatFell, 'minutes' | 'kind' | 'detail' | 'what'> {
  const { kind, minutes } = item;
  switch (kind) {
    case 'machine':
      return { kind, minutes, detail: item.fault, what: item.machine };
    case 'lie':
      return { kind, minutes, detail: item.lie, what: item.machine };
    case 'lane':
      return { kind, minutes, detail: '', what: item.lane };
    case 'zone':
      return { kind, minutes, detail: '', what: item.zone.map((metres) => Math.round(metres)).join(', ') };
    case 'reefer':
      return { kind, minutes, detail: item.alarm, what: item.reefer };
    case 'wind':
      return { kind, minutes, detail: '', what: String(item.speed) };
  }
}

/** A machine is known to be broken so long after its fault began; what does not show at once, shows while it lasts. */
function isOf({ machine, since }: Pick<KnownFault, 'machine' | 'since'>, fault: FaultThatFell): boolean {
  return fault.what === machine && since >= fault.at && since <= endOf(fault);
}

function endOf({ at, minutes }: FaultThatFell): number {
  return at + minutes * MINUTE_MS;
}

/** To each fault the first deed that was about it. */
export function withReactions(
  faults: readonly FaultThatFell[],
  deeds: readonly Deed[],
  run: TerminalRun,
): FaultThatFell[] {
  return faults.map((fault) => {
    const reaction = deeds.find(
      (deed) => deed.at >= fault.at && deed.at <= endOf(fault) + AFTER_MS && isAbout(deed, fault, run),
    );
    return { ...fault, reaction: reaction ?? null };
  });
}

function isAbout({ deed, what }: Deed, fault: FaultThatFell, { ledger }: TerminalRun): boolean {
  if (deed === 'exception-acknowledged') {
    const [kind, subject] = what.split('~');
    if (fault.kind === 'wind') return kind === 'wind';
    return fault.kind === 'zone' ? kind === 'zone-stopped' : baseOf(subject ?? '') === fault.what;
  }
  if (fault.kind === 'machine' || fault.kind === 'lie') return baseOf(what) === baseOf(fault.what);
  if (fault.kind !== 'reefer' || deed !== 'reefer-alarm-acknowledged') return false;
  const box = [...ledger.state.containers.values()].find(({ container }) => container.id === what);
  return box?.position.kind === 'yard' && box.position.block === (fault.what as string);
}

/** A portal trolley goes by the name of its crane. */
function baseOf(che: string): string {
  return che.replace(/\/P$/, '');
}
