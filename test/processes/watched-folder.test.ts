// Real servers die at any moment while they take files from a watched folder: each file is worked once, answered once, and lies in the end
// where it belongs, to the byte.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random, seedFor } from '../../src/kit/random.ts';
import { JournalReader } from '../../src/store/journal-reader.ts';
import { BegunFolders } from './begun-folder.ts';
import { faultsOfFolder } from './folder-check.ts';
import { HawserProcess, until } from './hawser-process.ts';
import { boxNumber, truckFile } from './trucks.ts';

let folders: BegunFolders;
beforeAll(() => {
  folders = new BegunFolders();
});
afterAll(() => folders.remove());

const NOW = Date.UTC(2026, 0, 5);
const FILES = 120;
const KILLS = 8;
/** A server lives so long before it is killed, ms: from before its first look at the folder to many files later. */
const LONGEST_LIFE_MS = 2500;

/** How often each box was announced by a truck. */
function announcements(data: string): Map<string, number> {
  const reader = JournalReader.open(data);
  try {
    const counts = new Map<string, number>();
    for (const { events } of reader.frames(1, reader.last()?.seq ?? 0))
      for (const event of events)
        if (event.kind === 'visit-announced')
          for (const box of event.deliver) counts.set(box, (counts.get(box) ?? 0) + 1);
    return counts;
  } finally {
    reader.close();
  }
}

it('Nothing is lost and nothing is done twice by servers that are killed', { timeout: 240_000 }, async () => {
  const data = folders.copy();
  const inbox = `${data}-inbox`;
  mkdirSync(inbox);
  const random = new Random(seedFor(7, 'watched'));
  const texts = new Map<string, string>();
  const drop = (n: number): void => {
    const name = n % 10 === 0 ? `rubbish-${n}.edi` : `truck-${n}.edi`;
    const text = n % 10 === 0 ? `no message ${n}` : truckFile(n, NOW);
    texts.set(name, text);
    // Half are renamed in, half are written where they lie.
    if (n % 2 === 0) writeFileSync(join(inbox, name), text);
    else {
      writeFileSync(join(inbox, `${name}.part`), text);
      renameSync(join(inbox, `${name}.part`), join(inbox, name));
    }
  };
  let dropped = 0;
  const left = (): string[] => readdirSync(inbox).filter((name) => name.endsWith('.edi'));
  for (let life = 0; life <= KILLS; life++) {
    for (; dropped < ((life + 1) * FILES) / (KILLS + 1); dropped++) drop(dropped + 1);
    const server = new HawserProcess(data, { speed: 50, inbox });
    await server.url();
    if (life < KILLS) await new Promise((resolve) => setTimeout(resolve, random.next() * LONGEST_LIFE_MS));
    else {
      await until(() => Promise.resolve(left().length === 0), 60);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await server.kill();
  }
  expect(faultsOfFolder(data, [])).toEqual([]);
  const counts = announcements(data);
  const trucks = [...texts.keys()].filter((name) => name.startsWith('truck'));
  const numbers = trucks.map((name) => Number(/\d+/.exec(name)?.[0]));
  expect(numbers.map((n) => counts.get(boxNumber(n)) ?? 0)).toEqual(numbers.map(() => 1));
  for (const [name, text] of texts) {
    const place = name.startsWith('truck') ? 'taken' : 'refused';
    expect(readFileSync(join(inbox, place, name), 'utf8')).toBe(text);
  }
  expect(readdirSync(join(inbox, 'taken')).sort()).toEqual(trucks.sort());
  const controls = readdirSync(join(data, 'outbox')).filter((name) => name.startsWith('CONTRL'));
  const answered = controls.map((name) => /UCI\+(\w+)/.exec(readFileSync(join(data, 'outbox', name), 'latin1'))?.[1]);
  const ours = answered.filter((reference) => numbers.includes(Number(reference?.slice(1))));
  expect(ours.sort()).toEqual(numbers.map((n) => `T${n}`).sort());
});
