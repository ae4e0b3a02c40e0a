import { describe, expect, it } from 'vitest';
import { readInterchange } from '../edi/reading/read.ts';
import { generateDemand } from './generate.ts';
import { feederQuay } from './harbour.fixture.ts';
import { parseInboxName, writeInbox } from './inbox.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const demand = generateDemand(feederQuay(), { days: 7, seed: 9, start: MONDAY });
const { files, manifest } = writeInbox(demand);
const read = files.map(({ name, text }) => readInterchange(new TextEncoder().encode(text), name));

const all = read.flatMap((interchange) => interchange.messages);
const plans = all.filter((message) => message.type === 'BAPLIE');
const lists = all.filter((message) => message.type === 'COPRAR');
/** What the message adds to what was written: it is the original of its document. */
const asOriginal = <Told>(told: Told | undefined, issue: unknown): unknown => {
  expect(issue).toMatchObject({ function: '9' });
  return { ...told, issue };
};
const announcements = all.filter((message) => message.type === 'COPINO');

describe('the inbox', () => {
  it('is read back without a single diagnostic', () => {
    expect(read.flatMap((interchange) => interchange.diagnostics)).toEqual([]);
    expect(read.flatMap((interchange) => interchange.messages.flatMap((message) => message.setAside))).toEqual([]);
  });

  it('is read back as the bay plans and load lists that were written', () => {
    const byReference = new Map(demand.calls.map((call) => [call.id as string, call]));
    expect(plans).toHaveLength(demand.calls.length);
    for (const plan of plans) {
      expect(plan).toEqual(asOriginal(byReference.get(plan.reference)?.arrival, plan.issue));
    }
    expect(lists).toHaveLength(demand.calls.length);
    for (const list of lists) {
      expect(list).toEqual(asOriginal(byReference.get(list.reference)?.load, list.issue));
    }
  });

  it('is read back as the trucks that were announced', () => {
    const byReference = new Map(demand.trucks.map((truck) => [truck.announcement.reference, truck.announcement]));
    expect(announcements).toHaveLength(demand.trucks.length);
    for (const announcement of announcements) {
      expect(announcement).toEqual(asOriginal(byReference.get(announcement.reference), announcement.issue));
    }
  });

  it('names its files so that they sort by the time at which they become known', () => {
    const names = files.map((file) => parseInboxName(file.name));
    expect(names.every((name) => name !== null && name.at >= MONDAY)).toBe(true);
    const times = names.map((name) => name?.at ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
    expect(parseInboxName('notes.txt')).toBeNull();
    expect(parseInboxName('20260105T0600Z-BAPLIE-HWS001.edi')).toEqual({
      ...{ at: Date.UTC(2026, 0, 5, 6), type: 'BAPLIE', reference: 'HWS001' },
    });
  });

  it('comes with a manifest that counts what it holds', () => {
    expect(manifest.trucks.visits).toBe(announcements.length);
    expect(manifest.loaded).toBe(lists.reduce((sum, list) => sum + list.entries.length, 0));
    expect(manifest.moves.import + manifest.moves.export + manifest.moves.transhipment).toBe(
      manifest.discharged + manifest.loaded,
    );
  });
});
