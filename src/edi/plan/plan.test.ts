import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { makeContainerNumber } from '../../terminal/iso6346.ts';
import type { VoyageRef } from '../messages.ts';
import { diffBayplans, diffText, isSame } from './diff.ts';
import { drawBayplan, type DrawnPlan } from './draw.ts';

const VOYAGE: VoyageRef = {
  vesselName: 'HAWSER ONE',
  callSign: '9V1234',
  imo: '',
  voyage: '012E',
  carrier: 'HWL',
  eta: null,
  etd: null,
};

interface Box {
  slot: VesselSlot;
  container: Container;
}

/** Box number n in a cell "BBBRRTT". */
function box(n: number, cell: string, told: Partial<Container> = {}): Box {
  const slot = { bay: Number(cell.slice(0, 3)), row: Number(cell.slice(3, 5)), tier: Number(cell.slice(5)) };
  return {
    slot,
    container: {
      id: id<ContainerId>(makeContainerNumber('HWSU', n)),
      isoType: slot.bay % 2 === 0 ? '45G1' : '22G1',
      lengthFeet: slot.bay % 2 === 0 ? 40 : 20,
      heightMm: 2591,
      grossKg: 20_000,
      full: true,
      reeferC: null,
      dangerous: [],
      outOfGauge: null,
      operator: 'HWL',
      portOfLoading: 'KRPUS',
      portOfDischarge: 'VNHPH',
      finalPort: '',
      ...told,
    },
  };
}

const plan = (...entries: Box[]): DrawnPlan => ({ voyage: VOYAGE, departurePort: 'KRPUS', nextPort: 'VNHPH', entries });

/** Two bays of a small ship: 40' boxes in bay 2, one 20' box in bay 1 under a half of them. */
const SMALL = plan(
  box(1, '0020082'),
  box(2, '0020182', { portOfDischarge: 'SGSIN', reeferC: -18 }),
  box(3, '0020084', { dangerous: [{ imdgClass: '3', unNumber: '1133' }] }),
  box(4, '0020002', { outOfGauge: { frontMm: 0, backMm: 0, leftMm: 0, rightMm: 0, heightMm: 300 } }),
  box(5, '0010202', { full: false, grossKg: 2300 }),
);

describe('a drawn bay plan', () => {
  it('shows each bay from aft, with deck above and hold below the hatch line', () => {
    expect(drawBayplan(SMALL).split('\n')).toEqual([
      'HAWSER ONE 012E, leaving KRPUS, bound for VNHPH',
      '5 boxes, 82.3 t',
      '',
      "Bay 01 (20'): 1 box, 2.3 t   Bay 02 (40'): 4 boxes, 80.0 t",
      '   02 00 01                     02 00 01',
      '84 .  :  .                   84 .  A! .',
      '82 .  :  :                   82 .  A  B*',
      '  =========                    =========',
      '02 A- :  .                   02 :  A^ .',
      '',
      'A VNHPH: 4 boxes, 62.3 t',
      'B SGSIN: 1 box, 20.0 t',
      '! dangerous   * reefer   ^ out of gauge   - empty   : taken from the bay beside',
      '',
    ]);
  });

  it('puts bays below each other where the terminal is narrow', () => {
    const lines = drawBayplan(SMALL, { width: 40 }).split('\n');
    expect(lines.filter((line) => line.startsWith('Bay'))).toHaveLength(2);
    expect(lines.filter((line) => /^(Bay|\d\d| {2})/.test(line) && line.length > 40)).toEqual([]);
  });

  it('has no row 00 where nothing stands on the centre line, and both sides as wide as the wider one', () => {
    const lines = drawBayplan(plan(box(1, '0020482'), box(2, '0020182'))).split('\n');
    expect(lines[4]).toBe('   04 02 01 03');
    expect(lines[5]).toBe('82 A  .  A  .');
  });

  it('draws only the bays that are asked for', () => {
    const text = drawBayplan(SMALL, { bays: [2] });
    expect(text).toContain('Bay 02');
    expect(text).not.toContain('Bay 01');
  });

  it('has colours only when asked, and they take no place', () => {
    const coloured = drawBayplan(SMALL, { colour: true });
    expect(
      stripVTControlCharacters(coloured)
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(
      drawBayplan(SMALL)
        .split('\n')
        .map((line) => line.trimEnd()),
    );
    expect(coloured).toContain('\u001b[91mA!\u001b[0m');
    expect(drawBayplan(SMALL)).not.toContain('\u001b');
  });

  it('says so where a port is not told, and has a letter for every one of many', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      box(i, `0${String(2 + 4 * Math.floor(i / 20)).padStart(2, '0')}00${String(82 + 2 * (i % 8))}`, {
        portOfDischarge: i === 0 ? '' : `P${i}`,
      }),
    );
    const text = drawBayplan(plan(...many));
    expect(text).toContain('? port not told: 1 box');
    expect(text).toContain('# P9: 1 box');
  });

  it('of no boxes is a head and a legend', () => {
    expect(drawBayplan(plan()).split('\n').slice(0, 2)).toEqual([
      'HAWSER ONE 012E, leaving KRPUS, bound for VNHPH',
      '0 boxes, 0.0 t',
    ]);
  });
});

describe('the difference between two bay plans', () => {
  const changed = plan(
    box(1, '0020282'),
    box(2, '0020182', { portOfDischarge: 'VNHPH', reeferC: -20 }),
    box(3, '0020084', { dangerous: [{ imdgClass: '3', unNumber: '1133' }] }),
    box(4, '0020002', { outOfGauge: { frontMm: 0, backMm: 0, leftMm: 0, rightMm: 0, heightMm: 300 } }),
    box(6, '0010182'),
  );

  it('tells what moved, came, went and changed', () => {
    expect(diffBayplans(SMALL, changed)).toEqual({
      moved: [{ id: 'HWSU0000018', from: { bay: 2, row: 0, tier: 82 }, to: { bay: 2, row: 2, tier: 82 } }],
      added: [{ id: 'HWSU0000065', slot: { bay: 1, row: 1, tier: 82 }, portOfDischarge: 'VNHPH' }],
      gone: [{ id: 'HWSU0000050', slot: { bay: 1, row: 2, tier: 2 }, portOfDischarge: 'VNHPH' }],
      changed: [
        {
          id: 'HWSU0000023',
          slot: { bay: 2, row: 1, tier: 82 },
          fields: [
            { field: 'reeferC', before: '-18', after: '-20' },
            { field: 'portOfDischarge', before: 'SGSIN', after: 'VNHPH' },
          ],
        },
      ],
    });
  });

  it('is told as text, a line for each container', () => {
    expect(diffText(diffBayplans(SMALL, changed)).split('\n')).toEqual([
      '1 moved, 1 added, 1 gone, 1 changed',
      '> HWSU0000018 0020082 -> 0020282',
      '+ HWSU0000065 0010182 for VNHPH',
      '- HWSU0000050 0010202 for VNHPH',
      '~ HWSU0000023 0020182 reeferC -18 -> -20, portOfDischarge SGSIN -> VNHPH',
      '',
    ]);
  });

  it('tells dangerous goods and over-dimensions by their values', () => {
    const other = plan(box(3, '0020084', { dangerous: [] }), box(4, '0020002'));
    const text = diffText(diffBayplans(plan(...SMALL.entries.slice(2, 4)), other));
    expect(text).toContain('dangerous imdgClass 3 unNumber 1133 -> none');
    expect(text).toContain('outOfGauge backMm 0 frontMm 0 heightMm 300 leftMm 0 rightMm 0 -> none');
  });

  it('is nothing between a plan and itself, in any order', () => {
    const same = diffBayplans(SMALL, plan(...[...SMALL.entries].reverse()));
    expect(isSame(same)).toBe(true);
    expect(diffText(same)).toBe('The plans are the same.\n');
  });
});
