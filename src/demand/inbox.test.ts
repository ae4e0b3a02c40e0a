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

  it('is read back as the bay plans, load lists and discharge lists that were written', () => {
    const byReference = new Map(demand.calls.map((call) => [call.id as string, call]));
    const listed = new Map(
      demand.calls.flatMap(({ load, discharge }) => [load, discharge]).map((l) => [l.reference, l]),
    );
    expect(plans).toHaveLength(demand.calls.length);
    for (const plan of plans) {
      expect(plan).toEqual(asOriginal(byReference.get(plan.reference)?.arrival, plan.issue));
    }
    expect(lists).toHaveLength(2 * demand.calls.length);
    for (const list of lists) expect(list).toEqual(asOriginal(listed.get(list.reference), list.issue));
  });

  it('tells for nine transhipment boxes in ten which voyage takes them on, and when she comes', () => {
    const discharged = demand.calls.flatMap(({ discharge }) => discharge.entries);
    const later = demand.calls.flatMap(({ arrival, load }) =>
      load.entries.map(({ container }) => [container.id, arrival.voyage.voyage] as const),
    );
    const takenOn = new Map(later);
    const connected = discharged.filter(({ container }) => takenOn.has(container.id));
    const booked = connected.filter(({ onward }) => onward !== undefined);
    expect(booked.length / connected.length).toBeGreaterThan(0.8);
    expect(booked.length).toBeLessThan(connected.length);
    for (const { container, onward } of booked) {
      expect(onward?.voyage).toBe(takenOn.get(container.id));
      expect(onward?.eta).not.toBeNull();
    }
    for (const { container, onward } of discharged)
      if (onward !== undefined) expect(container.finalPort).not.toBe(container.portOfDischarge);
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
    const boxes = (what: 'load' | 'discharge'): number =>
      lists.filter((list) => list.function === what).reduce((sum, list) => sum + list.entries.length, 0);
    expect(manifest.loaded).toBe(boxes('load'));
    expect(manifest.discharged).toBe(boxes('discharge'));
    expect(manifest.moves.import + manifest.moves.export + manifest.moves.transhipment).toBe(
      manifest.discharged + manifest.loaded,
    );
  });
});
