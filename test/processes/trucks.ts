// Commands for servers under torture: announcements of trucks that bring a box, far ahead, so that thousands of them stay apart
// from the terminal's own work.
import { writeCopino } from '../../src/edi/writing/write-lists.ts';
import type { Container } from '../../src/terminal/container.ts';
import { makeContainerNumber } from '../../src/terminal/iso6346.ts';

/** Trucks come so long after a given time, ms: long after every test has ended. */
const FAR_AHEAD_MS = 300 * 86_400_000;

/** Number of the box that announcement `n` brings. */
export function boxNumber(n: number): string {
  return makeContainerNumber('KILU', n % 1_000_000);
}

/** What may be told of a truck besides. */
interface TruckParts {
  /** Number of the announcement whose box it brings; its own when left out. */
  box?: number;
  /** When it comes, ms UTC; far ahead when left out. */
  arrives?: number;
}

/** The file that announces truck `n`, as a haulier would send it at a time, ms UTC. */
export function truckFile(n: number, now: number, { box = n, arrives = now + FAR_AHEAD_MS }: TruckParts = {}): string {
  const container: Container = {
    id: boxNumber(box) as Container['id'],
    ...{ isoType: '42G1', lengthFeet: 40, heightMm: 2591, grossKg: 12_000, full: true },
    ...{ reeferC: null, dangerous: [], outOfGauge: null, operator: 'TST' },
    ...{ portOfLoading: 'KRPUS', portOfDischarge: 'JPTYO', finalPort: 'JPTYO' },
  };
  const entries = [{ movement: 'deliver' as const, container, booking: 'B1' }];
  const head = { type: 'COPINO' as const, reference: `C${n}`, truck: `KILL${n}`, haulier: 'HAULNET' };
  return writeCopino([{ ...head, expected: arrives, entries }], {
    ...{ sender: 'HAULNET', recipient: 'TERM', reference: `T${n}`, preparedAt: now },
  });
}
