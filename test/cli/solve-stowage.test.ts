// hawser solve stowage as a user calls it: a load list and a bay plan in, a bay plan out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInterchange } from '../../src/edi/reading/read.ts';
import { writeBaplie } from '../../src/edi/writing/write-baplie.ts';
import { writeCoprar } from '../../src/edi/writing/write-lists.ts';
import type { StowagePlan } from '../../src/quay/stowage/problem.ts';
import type { Container, VesselSlot } from '../../src/terminal/container.ts';
import { makeContainerNumber } from '../../src/terminal/iso6346.ts';
import { checkStowage } from '../support/stowage-checker.ts';
import { box, genericVessel } from '../support/stowage-worlds.ts';
import { hawserHere, workFolder } from '../support/hawser.ts';

const work = workFolder();
const home = process.cwd();
beforeAll(() => process.chdir(work.path));
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const solve = (...args: string[]): ReturnType<typeof hawserHere> => hawserHere(['solve', 'stowage', ...args]);

const ROTATION = ['CNSHA', 'SGSIN'];
const VOYAGE = { vesselName: 'DRAWN', callSign: 'DRWN', imo: '', voyage: '1E', carrier: 'HWL', eta: null, etd: null };
const ENVELOPE = { sender: 'HWL', recipient: 'HAWSER', reference: '1', preparedAt: 0 };
let serial = 0;
const drawn = (more: Partial<Container> = {}): Container =>
  box(makeContainerNumber('HWSU', serial++), { portOfDischarge: 'CNSHA', ...more });

// Bay 02 on deck on arrival, seen from abaft: S stays for SGSIN, K is for here.
//
//   tier 84       K
//   tier 82   S   K   S
//   row      02  00  01
const at = (row: number, tier: number): VesselSlot => ({ bay: 2, row, tier });
const ARRIVAL = [
  { slot: at(2, 82), container: drawn({ portOfDischarge: 'SGSIN' }) },
  { slot: at(1, 82), container: drawn({ portOfDischarge: 'SGSIN' }) },
  { slot: at(0, 82), container: drawn({ portOfDischarge: 'KRPUS' }) },
  { slot: at(0, 84), container: drawn({ portOfDischarge: 'KRPUS' }) },
];
const LOADS = [drawn(), drawn({ portOfDischarge: 'SGSIN' })];
const list = (loads: readonly Container[]): string =>
  writeCoprar(
    {
      reference: 'L1',
      function: 'load',
      voyage: VOYAGE,
      port: 'KRPUS',
      entries: loads.map((container) => ({ container, slot: null, booking: '' })),
    },
    ENVELOPE,
  );
writeFileSync(
  join(work.path, 'arrival.edi'),
  writeBaplie(
    { reference: 'A', voyage: VOYAGE, departurePort: 'JPTYO', nextPort: 'KRPUS', entries: ARRIVAL },
    ENVELOPE,
  ),
);
writeFileSync(join(work.path, 'list.edi'), list(LOADS));
writeFileSync(join(work.path, 'long.edi'), list([...LOADS, drawn(), drawn(), drawn(), drawn()]));

describe('hawser solve stowage', () => {
  it('infers the cells from the plan, stows the later port below the earlier, and writes the plan on departure', async () => {
    const { status, out } = await solve(
      'list.edi',
      '--baplie',
      'arrival.edi',
      '--rotation',
      ROTATION.join(),
      '--seconds',
      '0.1',
      '--out',
      'departure.edi',
      '--json',
    );
    expect(status).toBe(0);
    const solved = JSON.parse(out) as StowagePlan & { objective: number; bound: number };
    expect(solved.bound).toBeLessThanOrEqual(solved.objective);
    const departure = readInterchange(new Uint8Array(readFileSync('departure.edi')), 'departure.edi').messages[0]!;
    if (departure.type !== 'BAPLIE') throw new Error('not a bay plan');
    const boxes = new Map(departure.entries.map(({ container, slot }) => [container.id, slot]));
    expect(boxes.size).toBe(4);
    expect([LOADS[1]!, LOADS[0]!].map(({ id }) => boxes.get(id))).toEqual([at(0, 82), at(0, 84)]);
  });

  it('stows on a generic class with every rule of hers kept', async () => {
    const { status, out } = await solve(
      'list.edi',
      '--vessel',
      'teu-1700',
      '--rotation',
      ROTATION.join(),
      '--seconds',
      '0.3',
      '--json',
    );
    const plan = JSON.parse(out) as StowagePlan;
    const problem = {
      profile: genericVessel('teu-1700'),
      aboard: [],
      loads: LOADS,
      rotation: ROTATION,
      instructions: [],
    };
    expect(plan.stowed).toHaveLength(2);
    expect(checkStowage(problem, plan).faults.filter((fault) => !fault.startsWith('Her '))).toEqual([]);
    // An almost empty vessel without ballast for it lies beyond her limits; the command says so.
    expect(status).toBe(plan.costs.beyondLimits > 0 ? 1 : 0);
  });

  it('tells what stays ashore and the rule', async () => {
    const { status, out, err } = await solve(
      'long.edi',
      '--baplie',
      'arrival.edi',
      '--rotation',
      ROTATION.join(),
      '--seconds',
      '0.1',
    );
    expect(status).toBe(1);
    expect(out).toMatch(/stays ashore: (occupied|overstow)/);
    expect(err).toContain('HWS-VSL-010');
  });

  it('refuses a file without a load list, and a vessel that nobody knows', async () => {
    expect((await solve('arrival.edi', '--rotation', 'CNSHA')).err).toContain('The file holds no COPRAR');
    expect((await solve('list.edi', '--rotation', 'CNSHA')).err).toContain('HWS-CLI-005');
    expect((await solve('list.edi', '--rotation', 'CNSHA', '--vessel', 'teu-1')).err).toContain('HWS-CLI-006');
  });
});
