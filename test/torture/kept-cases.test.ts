// What the torture has found, each as small as it can be told, kept for ever. The world is the first hours of a tortured shift on the
// terminal four-blocks (drawn in scripts/design/four-blocks.ts), without faults.
import { describe, expect, test } from 'vitest';
import { readInterchange } from '../../src/edi/reading/read.ts';
import type { Frame } from '../../src/ledger/journal.ts';
import { itemOf } from '../../src/server/run/scenario.ts';
import { violationsOf } from '../../src/server/run/run-report.ts';
import { TerminalRun, type InboxItem } from '../../src/server/run/terminal-run.ts';
import { BEGIN, HERE, shiftOf, type Sending } from '../../src/server/torture/shift.ts';
import { fourBlocks } from '../../src/server/torture/terminal.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import type { ContainerId } from '../../src/terminal/ids.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const model = fourBlocks();

function itemsOf({ key, at, text }: Sending): InboxItem[] {
  return readInterchange(Buffer.from(text), key).messages.map((m, i) => itemOf(key, i, at + 1, m, HERE));
}

interface World {
  run: TerminalRun;
  journal: MemoryJournal;
  items: InboxItem[];
}

/** The shift of a seed, at its beginning, with what is sent besides. */
function world(seed: number, besides: (sendings: Sending[]) => Sending[] = () => []): World {
  const { stock, sendings } = shiftOf(seed);
  const items = [...sendings, ...besides(sendings)].flatMap(itemsOf);
  const journal = new MemoryJournal();
  const run = TerminalRun.begin(model, journal, () => undefined, BEGIN);
  expect(run.stock(stock)).toEqual([]);
  run.addInbox(items);
  return { run, journal, items };
}

function again(sendings: Sending[], key: string, after: number): Sending {
  const sending = sendings.find((s) => s.key === key);
  expect(sending).toBeDefined();
  return { ...(sending as Sending), key: `${key}~again`, at: (sending as Sending).at + after };
}

test('what is decided does not depend on whether the run went on from its bytes: a damaged snapshot costs nothing', () => {
  // Found: a stack whose boxes wait for a vessel that was announced later looked different to decking after a restart.
  const frames = (every: number): Frame[] => {
    const { journal, items, ...rest } = world(1);
    let { run } = rest;
    for (let at = BEGIN; at < BEGIN + 2 * HOUR; at += every) {
      run.advance(at + every);
      run = TerminalRun.resume(model, journal, () => undefined, run.save());
      run.addInbox(items);
    }
    return [...journal.read(1)];
  };
  expect(frames(10 * MINUTE)).toEqual(frames(2 * HOUR));
});

describe('a message that comes again', () => {
  test('as a bay plan brings no second vessel, and what differs from the first is set aside', () => {
    // Found: a second call of the same voyage waited for ever for a vessel that never came.
    const heavier = (sendings: Sending[]): Sending => {
      const sending = again(sendings, 'B-BRAVO', 20 * MINUTE);
      return { ...sending, text: sending.text.replaceAll(/KGM:(\d+)/g, (_, kg: string) => `KGM:${Number(kg) + 100}`) };
    };
    const { run } = world(1, (sendings) => [again(sendings, 'B-ALPHA', 10 * MINUTE), heavier(sendings)]);
    run.advance(BEGIN + 2 * HOUR);
    expect([...run.ledger.state.calls.keys()]).toEqual(['ALPHA-1E', 'BRAVO-1E']);
    const aside = run.ledger.state.setAside.filter(({ code }) => code === 'HWS-RUN-048');
    const here = shiftOf(1).plans[1]?.plan.entries.filter((e) => e.container.portOfDischarge === HERE) ?? [];
    expect(aside.map(({ call, what }) => `${call} ${what}`)).toEqual(here.map((e) => `BRAVO-1E ${e.container.id}`));
  });

  test('as a load list while its boxes are on their way changes no cell of theirs', () => {
    // Found: boxes on a crane's platform were given cells in another bay, and the crane waited for ever.
    const { run } = world(40);
    const list = shiftOf(40).sendings.find(({ key }) => key === 'L-ALPHA') as Sending;
    const loading = (): boolean => [...run.operation.desk.state.moves.values()].some(({ kind }) => kind === 'load');
    run.advance(BEGIN + 6 * HOUR, loading);
    expect(loading()).toBe(true);
    const call = [...run.ledger.state.calls.values()].find(({ vessel }) => vessel === 'ALPHA');
    const before = { listed: { ...call?.listed }, cells: [...(call?.toLoad ?? [])] };
    run.addInbox(itemsOf({ ...list, key: 'L-ALPHA~again', at: run.now }));
    run.advance(run.now + 1000);
    expect(run.messagesToCome.some(({ file }) => file === 'L-ALPHA~again')).toBe(false);
    expect({ listed: { ...call?.listed }, cells: [...(call?.toLoad ?? [])] }).toEqual(before);
  });
});

test('a box that is put on hold while a crane lowers it onto its truck keeps the truck until the release', () => {
  // Found: the record could not follow the box onto the truck, and the process failed.
  const { run } = world(1);
  let held: ContainerId | null = null;
  run.ledger.observe((event) => {
    if (event.kind === 'picked' && event.from.kind === 'yard' && !event.rehandle && held === null) {
      const visits = [...run.ledger.state.visits.values()];
      if (visits.some((visit) => visit.collect.includes(event.container))) held = event.container;
    }
  });
  run.advance(BEGIN + 4 * HOUR, () => held !== null);
  const container = held as ContainerId | null;
  expect(container).not.toBeNull();
  if (container === null) return;
  run.ledger.receive('hold', [{ kind: 'hold-placed', container, hold: 'customs', reason: 'x-ray' }], run.now);
  run.advance(run.now + 30 * MINUTE);
  const visit = [...run.ledger.state.visits.values()].find((v) => v.collect.includes(container));
  expect(run.ledger.state.containers.get(container)?.position).toEqual({ kind: 'truck', visit: visit?.visit });
  expect(visit?.state).toBe('at-transfer');
  run.ledger.receive('release', [{ kind: 'hold-released', container, hold: 'customs' }], run.now);
  run.advance(run.now + 10 * MINUTE);
  expect(visit?.state).toBe('gone');
  expect(violationsOf(run)).toEqual([]);
});
