// What everything that stands behind the equipment port must do, wherever its machines are. A port's own test calls this with a terminal
// to work on: one quay crane Q1, one vehicle AGV01, a box B in the yard, a vessel V that comes after
// VESSEL_AT minutes.
import { beforeEach, describe, expect, it } from 'vitest';
import type { EquipmentPort, Order, Report } from '../../src/equipment/port.ts';
import type { Position } from '../../src/terminal/container.ts';
import { id, type CallId, type CheId, type ContainerId } from '../../src/terminal/ids.ts';

/** A terminal behind its port. */
export interface EquipmentPlace {
  port: EquipmentPort;
  /** Lets time pass, ms. */
  pass(ms: number): void;
  /** Time now, ms. */
  now(): number;
  /** Cuts a machine off so that it works on and nobody hears of it, for so many minutes from now. */
  silence(che: CheId, minutes: number): void;
}

export const BOX: ContainerId = id('B');
export const BOX_AT: Position = { kind: 'yard', block: id('A'), slot: { bay: 2, row: 1, tier: 1 } };
export const VESSEL: CallId = id('V');
const Q1: CheId = id('Q1');
const AGV: CheId = id('AGV01');
const MINUTE = 60_000;
/** A machine that is not heard for so long counts as silent, ms. */
const HEARTBEAT = 30_000;
/** When the vessel comes, minutes from the beginning. */
export const VESSEL_AT = 90;

const gantry = (job: number, to: number): Order => ({ kind: 'gantry', che: Q1, job, to });
const drive = (job: number, to: [number, number], last: boolean): Order => ({
  ...{ kind: 'drive', che: AGV, job, last },
  stretch: { points: [to], limits: [5], sideways: [false] },
});

/** Tests of a port. */
export function equipmentContract(name: string, make: () => EquipmentPlace): void {
  describe(`the equipment port: ${name}`, () => {
    let place: EquipmentPlace;
    let port: EquipmentPort;
    beforeEach(() => {
      place = make();
      port = place.port;
    });

    /** Lets minutes pass in small steps, as the loop would, and collects the reports. */
    function reports(minutes: number): Report[] {
      const found: Report[] = [];
      for (let i = 0; i < minutes * 60; i++) {
        place.pass(1000);
        found.push(...port.takeReports());
      }
      return found;
    }
    const kinds = (list: Report[]): string[] => list.map(({ kind }) => kind);

    it('carries out an order and tells of it under the number of its job', () => {
      port.give(gantry(7, 80));
      expect(reports(10)).toMatchObject([{ kind: 'at-gantry', che: Q1, job: 7 }]);
    });

    it('tells everything once', () => {
      port.give(gantry(7, 80));
      expect(reports(10)).toHaveLength(1);
      expect(reports(10)).toEqual([]);
    });

    it('tells of a lift when the box is taken and when it is set down', () => {
      const spots = { pick: { gantry: 50, trolley: 0, height: 4 }, place: { gantry: 50, trolley: 10, height: 4 } };
      const to: Position = { kind: 'che', che: AGV };
      port.give({ kind: 'lift', che: Q1, job: 3, container: BOX, from: BOX_AT, to, ...spots, mate: null });
      const told = reports(10);
      expect(told).toMatchObject([
        { kind: 'picked', che: Q1, job: 3, container: BOX },
        { kind: 'placed', che: Q1, job: 3, container: BOX },
      ]);
      expect(told[1]!.at).toBeGreaterThan(told[0]!.at);
    });

    it('takes the orders of one machine in order: a road grows stretch by stretch', () => {
      port.give(drive(4, [30, 0], false));
      port.give(drive(4, [60, 0], false));
      port.give(drive(4, [90, 0], true));
      const told = reports(10);
      expect(told.map((r) => [r.kind, 'stretch' in r ? r.stretch : -1])).toEqual([
        ['passed', 0],
        ['passed', 1],
        ['arrived', -1],
      ]);
    });

    it('stops a machine at once and lets it go on', () => {
      port.give(gantry(7, 90));
      place.pass(5000);
      port.give({ kind: 'halt', che: Q1 });
      expect(reports(30)).toEqual([]);
      port.give({ kind: 'resume', che: Q1 });
      expect(kinds(reports(10))).toEqual(['at-gantry']);
    });

    it('tells of vessels, and moors them', () => {
      expect(reports(VESSEL_AT + 1)).toMatchObject([{ kind: 'vessel-arrived', call: VESSEL }]);
      port.give({ kind: 'berth', call: VESSEL, bowX: 10 });
      expect(reports(120)).toMatchObject([{ kind: 'vessel-moored', call: VESSEL }]);
    });

    it('hears machines that do nothing', () => {
      place.pass(30 * MINUTE);
      expect(place.now() - port.heardFrom(Q1)).toBeLessThan(HEARTBEAT);
      expect(place.now() - port.heardFrom(AGV)).toBeLessThan(HEARTBEAT);
    });

    it('does not hear one that is cut off; what it did meanwhile is told afterwards, in order', () => {
      port.give(drive(4, [30, 0], false));
      port.give(drive(4, [60, 0], true));
      place.silence(AGV, 20);
      expect(reports(15)).toEqual([]);
      expect(place.now() - port.heardFrom(AGV)).toBeGreaterThan(14 * MINUTE);
      expect(place.now() - port.heardFrom(Q1)).toBeLessThan(HEARTBEAT);
      const told = reports(10);
      expect(kinds(told)).toEqual(['passed', 'arrived', 'repaired']);
      expect(told[0]!.at).toBeLessThan(15 * MINUTE);
      expect(place.now() - port.heardFrom(AGV)).toBeLessThan(HEARTBEAT);
    });
  });
}
