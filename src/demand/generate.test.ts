import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableHash } from '../kit/stable-hash.ts';
import { InputError } from '../terminal/diagnostic.ts';
import { checkDigitRight } from '../terminal/iso6346.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { Demand } from './demand.ts';
import { DAY, HOUR, LENGTH_SHARES, STORAGE_SHARES } from './distributions.ts';
import { generateDemand } from './generate.ts';
import { feederQuay, longQuay } from './harbour.fixture.ts';
import { stowageFaults } from './stowage-check.fixture.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const dgt = JSON.parse(
  readFileSync(new URL('../../terminals/busan-dgt.json', import.meta.url), 'utf8'),
) as TerminalModel;

/** Order of leaving: this port first, then the call's ports in order. */
function orderOf(ports: readonly string[], own: string): (port: string) => number {
  return (port) => (port === own ? 0 : 1 + ports.indexOf(port));
}

/** Faults of every arrival plan, and of every vessel as she sails; all later ports count as one here, see "ports of call". */
function faultsOf(demand: Demand, own: string): string[] {
  return demand.calls.flatMap((call) => {
    const remain = call.arrival.entries.filter((entry) => entry.container.portOfDischarge !== own);
    const sailing = [...remain, ...call.load.entries.map(({ slot, container }) => ({ slot: slot!, container }))];
    const anyPort = (port: string): number => (port === own ? 0 : 1);
    return [
      ...stowageFaults(call.arrival.entries, call.geometry, anyPort),
      ...stowageFaults(sailing, call.geometry, anyPort),
    ];
  });
}

describe('a week of demand at the scale of DGT', () => {
  const before = process.cpuUsage();
  const demand = generateDemand(dgt, { days: 7, seed: 7, start: MONDAY });
  const seconds = process.cpuUsage(before).user / 1e6;
  const { summary } = demand;

  it('takes less than five seconds of processor time', () => {
    expect(seconds).toBeLessThan(5);
  });

  it('brings the weekly quay moves of the model within a tenth', () => {
    const moves = summary.discharged + summary.loaded;
    expect(Math.abs(moves / dgt.defaults.weeklyQuayMoves - 1)).toBeLessThan(0.1);
  });

  it('has the share of transhipment that Busan has', () => {
    expect(Math.abs(summary.transhipmentShare - 0.57)).toBeLessThan(0.01);
  });

  it('has the shares of lengths and of storage requirements of the distributions', () => {
    for (const { lengthFeet, share } of LENGTH_SHARES)
      expect(Math.abs((summary.shares.length[lengthFeet] ?? 0) - share)).toBeLessThan(0.015);
    for (const { storage, share } of STORAGE_SHARES)
      expect(Math.abs((summary.shares.storage[storage] ?? 0) - share)).toBeLessThan(0.01);
  });

  it('stows every vessel so that nothing floats, overstows or stands where it must not', () => {
    expect(faultsOf(demand, dgt.unlocode)).toEqual([]);
  });

  it('gives every load-list box a slot that is free after discharge', () => {
    for (const call of demand.calls) {
      const taken = new Set(
        call.arrival.entries
          .filter((entry) => entry.container.portOfDischarge !== dgt.unlocode)
          .map(({ slot }) => `${slot.bay}/${slot.row}/${slot.tier}`),
      );
      for (const { slot } of call.load.entries)
        expect(taken.has(`${slot?.bay}/${slot?.row}/${slot?.tier}`)).toBe(false);
    }
  });

  it('collects by truck only what a vessel has brought three hours before', () => {
    const left = new Map(demand.calls.flatMap((call) => call.arrival.entries.map((e) => [e.container.id, call.etd])));
    const collected = demand.trucks.flatMap(({ announcement }) =>
      announcement.entries
        .filter((entry) => entry.movement === 'collect')
        .map((entry) => ({ id: entry.container.id, at: announcement.expected ?? 0 })),
    );
    expect(collected.length).toBeGreaterThan(1000);
    for (const { id, at } of collected) expect(at).toBeGreaterThanOrEqual((left.get(id) ?? Infinity) + 3 * HOUR);
  });

  it('brings every box of a load list by truck twelve hours before, by an earlier vessel, or has it in the yard at the start', () => {
    const ready = new Map<string, number>(demand.initialStock.map((box) => [box.container.id, MONDAY]));
    for (const call of demand.calls)
      for (const { container } of call.arrival.entries)
        if (container.portOfDischarge === dgt.unlocode) ready.set(container.id, call.etd + 3 * HOUR);
    for (const { announcement } of demand.trucks)
      for (const entry of announcement.entries)
        if (entry.movement === 'deliver') ready.set(entry.container.id, (announcement.expected ?? 0) + 12 * HOUR);
    for (const call of demand.calls)
      for (const { container } of call.load.entries)
        expect(ready.get(container.id) ?? Infinity, container.id).toBeLessThanOrEqual(call.eta);
  });

  it('gives every box a number of its own with the right check digit', () => {
    const boxes = demand.calls.flatMap((call) => [
      ...call.arrival.entries.map((entry) => entry.container),
      ...call.load.entries.map((entry) => entry.container),
    ]);
    for (const box of boxes) expect(checkDigitRight(box.id)).toBe(true);
    for (const call of demand.calls) {
      const aboard = call.arrival.entries.map((entry) => entry.container.id);
      expect(new Set(aboard).size).toBe(aboard.length);
    }
    const brought = demand.calls.flatMap((call) => call.arrival.entries.map((entry) => entry.container.id));
    expect(new Set(brought).size).toBe(brought.length);
  });

  it('has nearly a third of truck visits with a box both ways once trucks come and go throughout', () => {
    const steady = generateDemand(dgt, { days: 7, seed: 7, start: MONDAY, around: true }).summary.trucks;
    expect(Math.abs(steady.dual / steady.visits - 0.3)).toBeLessThan(0.03);
  });

  it('sends announcements 12 to 24 hours ahead, or at the start', () => {
    for (const { sentAt, announcement } of demand.trucks) {
      const ahead = ((announcement.expected ?? 0) - sentAt) / HOUR;
      expect(ahead).toBeLessThanOrEqual(24);
      expect(sentAt === MONDAY || ahead >= 12).toBe(true);
      expect(sentAt % HOUR).toBe(0);
    }
  });

  it('has mainline vessels and feeders, all of which fit the quay', () => {
    expect(summary.calls.mainline).toBeGreaterThan(3);
    expect(summary.calls.feeder).toBeGreaterThan(5);
    for (const { geometry } of demand.calls) expect(geometry.length).toBeLessThan(dgt.quay.length);
  });
});

describe('demand', () => {
  it('is the same for the same seed and another for another seed', () => {
    const options = { days: 3, seed: 42, start: MONDAY };
    const hash = stableHash(generateDemand(feederQuay(), options));
    expect(stableHash(generateDemand(feederQuay(), options))).toBe(hash);
    expect(stableHash(generateDemand(feederQuay(), { ...options, seed: 43 }))).not.toBe(hash);
  });

  it('sends only feeders to a short and shallow quay', () => {
    const demand = generateDemand(feederQuay(), { days: 7, seed: 5, start: MONDAY });
    expect(demand.summary.calls.mainline).toBe(0);
    expect(demand.calls.every((call) => call.geometry.length < 260)).toBe(true);
  });

  it('stows soundly whatever the seed, share and scale', () => {
    fc.assert(
      fc.property(
        fc.record({ seed: fc.integer(), transhipmentShare: fc.double({ min: 0, max: 1, noNaN: true }) }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (drawn, scale) => {
          const demand = generateDemand(feederQuay(), { ...drawn, scale, days: 3, start: MONDAY });
          expect(faultsOf(demand, 'KRPUS')).toEqual([]);
        },
      ),
      { numRuns: 25, seed: 1 },
    );
  });

  it('with trucks around the period collects from the first day what stands in the yard at the start', () => {
    const demand = generateDemand(longQuay(), { days: 1, seed: 3, start: MONDAY, around: true });
    const stock = new Set(demand.initialStock.map((box) => box.container.id));
    const collected = demand.trucks.flatMap(({ announcement }) =>
      announcement.entries.filter((entry) => entry.movement === 'collect').map((entry) => entry.container.id),
    );
    expect(collected.filter((id) => stock.has(id)).length).toBeGreaterThan(100);
    expect(demand.calls.every((call) => call.eta >= MONDAY && call.eta < MONDAY + DAY)).toBe(true);
  });

  it('brings no more than the yard can take, unless it is asked for more', () => {
    // One block of 800 TEU at a quay of which the file says 1,500 containers a week.
    const quay = feederQuay();
    const small = { ...quay, blocks: quay.blocks.map((block) => ({ ...block, bays: 10, rows: 8 })) };
    const options = { days: 7, seed: 2, start: MONDAY, around: true };
    const usual = generateDemand(small, options);
    const boxes = (demand: Demand): number =>
      demand.calls.reduce((sum, call) => sum + call.discharges + call.load.entries.length, 0);
    const teu = usual.initialStock.reduce((sum, { container }) => sum + (container.lengthFeet === 20 ? 1 : 2), 0);
    expect(teu / 800).toBeGreaterThan(0.4);
    expect(teu / 800).toBeLessThan(0.75);
    expect(boxes(usual)).toBeLessThan(800);
    expect(usual.calls.length).toBeGreaterThan(1);
    expect(boxes(generateDemand(small, { ...options, weeklyQuayMoves: 1500 }))).toBeGreaterThan(1200);
    expect(boxes(generateDemand(quay, options))).toBeGreaterThan(1200);
  });

  it('refuses options out of range, naming the option', () => {
    const options = { days: 7, seed: 1, start: MONDAY };
    for (const bad of [{ days: 0 }, { seed: 0.5 }, { transhipmentShare: 1.2 }, { scale: 0 }, { days: NaN }]) {
      const name = Object.keys(bad)[0] as string;
      expect(() => generateDemand(feederQuay(), { ...options, ...bad })).toThrow(new RegExp(`HWS-DEM-001.*${name}`));
    }
  });

  it('refuses a quay that no vessel fits', () => {
    const model = feederQuay();
    model.quay.length = 100;
    expect(() => generateDemand(model, { days: 7, seed: 1, start: MONDAY })).toThrow(InputError);
  });
});

describe('ports of call', () => {
  it('are stowed so that no later port stands on an earlier one', () => {
    const demand = generateDemand(longQuay(), { days: 7, seed: 11, start: MONDAY });
    for (const call of demand.calls) {
      // The order of the ports is not in the messages; if one exists without overstow, the stacks imply it.
      const ports = impliedOrder(call.load.entries.map(({ slot, container }) => ({ slot: slot!, container })));
      expect(ports, call.id).not.toBeNull();
      const list = call.load.entries.map(({ slot, container }) => ({ slot: slot!, container }));
      expect(stowageFaults(list, call.geometry, orderOf(ports ?? [], 'KRPUS'))).toEqual([]);
    }
  });
});

/** Sorts ports so that whatever stands on top leaves first; null when the stacks contradict each other. */
function impliedOrder(
  plan: readonly { slot: { bay: number; row: number; tier: number }; container: { portOfDischarge: string } }[],
) {
  const stacks = new Map<string, { tier: number; port: string }[]>();
  for (const { slot, container } of plan) {
    const stack = `${Math.floor((slot.bay - 1) / 4)}/${slot.row}/${slot.tier >= 70}`;
    stacks.set(stack, [...(stacks.get(stack) ?? []), { tier: slot.tier, port: container.portOfDischarge }]);
  }
  const after = new Map<string, Set<string>>();
  for (const { container } of plan) after.set(container.portOfDischarge, new Set());
  for (const stack of stacks.values()) {
    stack.sort((a, b) => a.tier - b.tier);
    stack.slice(1).forEach(({ port }, i) => {
      const below = (stack[i] as { port: string }).port;
      if (below !== port) after.get(port)?.add(below);
    });
  }
  const order: string[] = [];
  while (after.size > 0) {
    const late = [...after].find(([, below]) => [...below].every((port) => order.includes(port)));
    if (!late) return null;
    order.unshift(late[0]);
    after.delete(late[0]);
  }
  return order;
}
