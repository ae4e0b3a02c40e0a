// Every rule of the checker is shown a good terminal with one thing broken.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTerminal, parseTerminal } from './check.ts';
import { InputError, type Diagnostic } from './diagnostic.ts';
import { modelErrors, type ModelErrorCode } from './errors/model.ts';
import type { BlockModel, LaneModel, RestPlaceModel, TerminalModel } from './model.ts';

function fileText(name: string): string {
  return readFileSync(new URL(`../../terminals/${name}`, import.meta.url), 'utf8');
}

const busanText = fileText('busan-dgt.json');
const lachHuyenText = fileText('lach-huyen-hhit.json');
const tested = new Set<ModelErrorCode>();

type Break = (model: TerminalModel) => void;

/** Breaks the Busan terminal (or another) and expects the code, its place, and words of the sentence. */
function breaking(how: Break, code: ModelErrorCode, where: string, words: RegExp, text = busanText): void {
  const model = JSON.parse(text) as TerminalModel;
  how(model);
  const found = checkTerminal(model).filter((d) => d.code === code);
  expect(found.map((d) => d.where)).toContain(where);
  expect(found.find((d) => d.where === where)?.message).toMatch(words);
  tested.add(code);
}

function parseFault(text: string): Diagnostic {
  try {
    parseTerminal(text, 'mine.json');
  } catch (error) {
    if (error instanceof InputError) return error.diagnostic;
    throw error;
  }
  throw new Error('the text was taken for a good terminal');
}

/** Breaks the shape of the Busan file and expects the first fault. */
function misshaping(
  how: (model: Record<string, never>) => void,
  code: ModelErrorCode,
  path: string,
  words: RegExp,
): void {
  const model = JSON.parse(busanText) as Record<string, never>;
  how(model);
  const found = parseFault(JSON.stringify(model));
  expect(found.code).toBe(code);
  expect(found.where).toBe(`mine.json, line 1, ${path}`);
  expect(found.message).toMatch(words);
  tested.add(code);
}

const at = <T>(list: readonly T[], i: number): T => list[i] as T;
const block = (m: TerminalModel, i: number): BlockModel => at(m.blocks, i);
const spot = (m: TerminalModel, i: number): RestPlaceModel => at(m.parking, i);
function lane(m: TerminalModel, id: string): LaneModel {
  return m.lanes.find((l) => l.id === id) as LaneModel;
}

describe('a good file', () => {
  test.each([
    ['busan-dgt.json', busanText],
    ['lach-huyen-hhit.json', lachHuyenText],
  ])('%s is taken without a finding', (name, text) => {
    expect(checkTerminal(parseTerminal(text, name))).toEqual([]);
  });
});

describe('the text', () => {
  test('a missing comma is told with line and column', () => {
    const found = parseFault('{\n  "format": "hawser-terminal/1"\n  "name": "x"\n}');
    expect(found.code).toBe('HWS-MOD-001');
    expect(found.where).toBe('mine.json, line 3, column 3');
    expect(found.message).toMatch(/comma/);
    tested.add('HWS-MOD-001');
  });

  test('a file that ends too early is told at its end', () => {
    expect(parseFault('{"a": [1, 2')).toMatchObject({ code: 'HWS-MOD-001', where: 'mine.json, line 1, column 12' });
  });

  test('a key that appears twice is told, for one of its values would be lost', () => {
    const found = parseFault('{"quay": {"depth": 1,\n "depth": 2}}');
    expect(found).toMatchObject({ code: 'HWS-MOD-002', where: 'mine.json, line 2, column 2' });
    expect(found.message).toMatch(/"depth" appears twice in \/quay/);
    tested.add('HWS-MOD-002');
  });
});

describe('the shape', () => {
  test('a missing property is named', () => {
    misshaping(
      (m) => delete (m['quay'] as Partial<TerminalModel['quay']>).depth,
      'HWS-MOD-003',
      '/quay',
      /lacks.*"depth"/,
    );
  });

  test('an unknown property is named', () => {
    misshaping((m) => Object.assign(m['quay'], { lenght: 3 }), 'HWS-MOD-004', '/quay/lenght', /"lenght".*not known/);
  });

  test.each<[string, (m: TerminalModel) => void, string, RegExp]>([
    [
      'a text for a number',
      (m) => Object.assign(m.quay, { depth: '20' }),
      '/quay/depth',
      /is the text "20"; .* a number/,
    ],
    ['a broken number of cranes', (m) => (m.quay.maxCranesPerVessel = 1.5), '/quay/maxCranesPerVessel', /1.5; .*whole/],
    ['a speed of 0', (m) => (m.vehicleType.accel = 0), '/vehicleType/accel', /is 0; expected is a number above 0/],
    ['a share above 1', (m) => (m.defaults.transhipmentShare = 57), '/defaults/transhipmentShare', /at most 1/],
    ['a negative time', (m) => (m.quay.berthingSeconds = -1), '/quay/berthingSeconds', /at least 0/],
    [
      'a kind that is none',
      (m) => Object.assign(at(m.lanes, 0), { kind: 'road' }),
      '/lanes/0/kind',
      /"highway" or "transfer" or/,
    ],
    ['no blocks', (m) => (m.blocks = []), '/blocks', /an empty list; expected is a list of at least 1 entry/],
    ['a place with three numbers', (m) => (spot(m, 0).at as number[]).push(1), '/parking/0/at/2', /list ends before/],
    ['a hand-made UN/LOCODE', (m) => (m.unlocode = 'busan'), '/unlocode', /"busan"/],
    ["a shift at 29 o'clock", (m) => (at(m.shifts, 0).start = '29:00'), '/shifts/0/start', /"29:00".*hh:mm/],
  ])('%s is told with what is there and what is expected', (_, how, path, words) => {
    misshaping((m) => how(m as unknown as TerminalModel), 'HWS-MOD-005', path, words);
  });

  test('a list in place of the file is told', () => {
    expect(parseFault('[]')).toMatchObject({
      code: 'HWS-MOD-005',
      message: 'The file is an empty list; expected is an object.',
    });
  });

  test('a fault is told with its line in the file', () => {
    const line = busanText.split('\n').findIndex((l) => l.includes('"unlocode"')) + 1;
    expect(parseFault(busanText.replace('"KRPUS"', '5')).where).toBe(`mine.json, line ${line}, /unlocode`);
  });
});

test('a broken rule stops the reading, with the number of further faults', () => {
  const model = JSON.parse(busanText) as TerminalModel;
  model.timeZone = 'Asia/Busan';
  at(model.berths, 0).depth = 25;
  const found = parseFault(JSON.stringify(model));
  expect(found.code).toBe('HWS-MOD-007');
  expect(found.message).toMatch(/1 more fault in the file/);
});

describe('ids, time and the quay', () => {
  test('a crane of the yard may not carry the id of a quay crane', () => {
    breaking(
      (m) => (at(m.yardCranes, 0).id = 'QC03'),
      'HWS-MOD-006',
      '/yardCranes/0/id',
      /"QC03"; the other is \/quayCranes\/2/,
    );
  });

  test.each<[string, Break, string]>([
    ['lanes', (m) => (at(m.lanes, 1).id = 'L1'), '/lanes/1/id'],
    ['blocks', (m) => (block(m, 1).id = 'A01'), '/blocks/1/id'],
    ['berths', (m) => (at(m.berths, 2).id = '1'), '/berths/2/id'],
    ['a charger and a parking place', (m) => (at(m.chargers, 0).id = 'P1-01'), '/chargers/0/id'],
  ])('ids of %s are unique', (_, how, where) => {
    breaking(how, 'HWS-MOD-006', where, /carry the id/);
  });

  test('the time zone is one of the database', () => {
    breaking((m) => (m.timeZone = 'Asia/Busan'), 'HWS-MOD-007', '/timeZone', /no time zone "Asia\/Busan"/);
  });

  test('a berth ends with the quay', () => {
    breaking((m) => (at(m.berths, 2).to = 1051), 'HWS-MOD-008', '/berths/2', /700 m to 1051 m.*1050 m/);
  });

  test('a berth goes forward', () => {
    breaking((m) => (at(m.berths, 1).to = 350), 'HWS-MOD-008', '/berths/1', /350 m to 350 m/);
  });

  test('berths do not overlap', () => {
    breaking((m) => (at(m.berths, 1).from = 340), 'HWS-MOD-009', '/berths/1', /share the quay from 340 m to 350 m/);
  });

  test('a berth is no deeper than the quay', () => {
    breaking((m) => (at(m.berths, 0).depth = 21), 'HWS-MOD-010', '/berths/0/depth', /21 m deep.*20 m/);
  });

  test('quay cranes are listed along the quay', () => {
    breaking((m) => m.quayCranes.reverse(), 'HWS-MOD-011', '/quayCranes/1/x', /listed after QC09/);
  });

  test('quay cranes keep their spacing', () => {
    breaking(
      (m) => (at(m.quayCranes, 1).x = at(m.quayCranes, 0).x + 27),
      'HWS-MOD-011',
      '/quayCranes/1/x',
      /27 m apart.*28 m/,
    );
  });

  test('quay cranes stand on the quay', () => {
    breaking((m) => (at(m.quayCranes, 8).x = 1060), 'HWS-MOD-012', '/quayCranes/8/x', /1060 m/);
  });

  test('the landward rail lies behind the seaward rail', () => {
    breaking((m) => (m.craneRails.landwardY = 4), 'HWS-MOD-013', '/craneRails', /y 4 m and the landward rail at y 4 m/);
  });
});

describe('blocks and yard cranes', () => {
  test('blocks do not overlap', () => {
    breaking((m) => (block(m, 1).origin[0] -= 16), 'HWS-MOD-014', '/blocks/1', /A01 and A02/);
  });

  test('blocks lie behind the crane rails', () => {
    breaking((m) => (block(m, 0).origin[1] = 39), 'HWS-MOD-015', '/blocks/0/origin', /A01 begins at y 39 m/);
  });

  test('a reefer bay is a bay of its block', () => {
    breaking(
      (m) => block(m, 0).reeferBays.push(20),
      'HWS-MOD-016',
      '/blocks/0/reeferBays/3',
      /no bay 20; its bays are 0 to 19/,
    );
  });

  test('a dangerous-goods bay is named once', () => {
    breaking((m) => (block(m, 0).dangerousBays = [17, 17]), 'HWS-MOD-016', '/blocks/0/dangerousBays/1', /named twice/);
  });

  test('a yard crane works in a block that exists', () => {
    breaking((m) => (at(m.yardCranes, 0).block = 'Z9'), 'HWS-MOD-024', '/yardCranes/0/block', /"Z9"/);
  });

  test('two yard cranes do not share a side of a block', () => {
    breaking(
      (m) => (at(m.yardCranes, 1).side = 'water'),
      'HWS-MOD-025',
      '/yardCranes/1/side',
      /water side of block A01/,
    );
  });

  test('a block without a yard crane is told', () => {
    breaking((m) => m.yardCranes.splice(0, 2), 'HWS-MOD-026', '/blocks/0', /A01 has no yard crane/);
  });

  test('a block without a transfer point for vehicles is told', () => {
    breaking((m) => (block(m, 2).waterTransfer = []), 'HWS-MOD-026', '/blocks/2/waterTransfer', /no transfer point/);
  });
});

describe('lanes', () => {
  test('a slanting lane is told', () => {
    breaking((m) => (lane(m, 'L2').to[1] = 62), 'HWS-MOD-027', '/lanes/1', /\[1050, 61\] to \[0, 62\]/);
  });

  test('a lane without length is told', () => {
    breaking((m) => (lane(m, 'L2').to[0] = 1050), 'HWS-MOD-027', '/lanes/1', /L2/);
  });

  test('parallel lanes leave a metre between vehicles', () => {
    const how: Break = (m) => (lane(m, 'H4').from[1] = lane(m, 'H4').to[1] = 111.5);
    breaking(how, 'HWS-MOD-028', '/lanes/5', /H3 and H4 are 3 m apart.*need 4 m/);
  });

  test('crossings of one lane do not overlap', () => {
    const how: Break = (m) => (lane(m, 'H4').from[1] = lane(m, 'H4').to[1] = 113);
    breaking(how, 'HWS-MOD-029', '/lanes/5', /H3 and H4 cross lane K01 only 4.5 m apart/);
  });

  test('a vehicle that turns is clear of those that wait on the next lane', () => {
    //  H4 --- waits ---|K|   8 m from H3: the vehicle that turns from H3 into K cuts the corner in between
    //  H3 >>>>>>> turns |
    const how: Break = (m) => (lane(m, 'H4').from[1] = lane(m, 'H4').to[1] = 116.5);
    breaking(how, 'HWS-MOD-037', '/lanes/5', /passes one that waits on lane H4 2\.\d m .*; they need 3 m/);
  });

  test('lanes stay out of blocks', () => {
    breaking((m) => (lane(m, 'K02').to[1] = 200), 'HWS-MOD-030', '/lanes/7', /K02 runs through block A01/);
  });

  test('a transfer row names a lane that exists', () => {
    const how: Break = (m) => (at(m.quayCraneType.transferRows, 1).lane = 'L9');
    breaking(how, 'HWS-MOD-031', '/quayCraneType/transferRows/1', /"L9"/);
  });

  test('a transfer row lies beside its lane', () => {
    const how: Break = (m) => (at(m.quayCraneType.transferRows, 0).lane = 'H1');
    breaking(how, 'HWS-MOD-031', '/quayCraneType/transferRows/0', /26.5 m from its lane H1/);
  });

  test('the lane of a transfer row runs along the quay', () => {
    const how: Break = (m) => (at(m.quayCraneType.transferRows, 0).lane = 'K01');
    breaking(how, 'HWS-MOD-031', '/quayCraneType/transferRows/0', /K01 does not run along the quay/);
  });
});

describe('rest places', () => {
  test('a rest place names lanes that exist', () => {
    breaking((m) => (spot(m, 0).lanes[1] = 'H9'), 'HWS-MOD-017', '/parking/0/lanes/1', /P1-01 names lane "H9"/);
  });

  test('a rest place is not far from its lane', () => {
    breaking((m) => spot(m, 0).lanes.push('H4'), 'HWS-MOD-018', '/parking/0/lanes/2', /P1-01 is 38 m from lane H4/);
  });

  test('a vehicle at a rest place does not reach past the end of its lane', () => {
    breaking((m) => (spot(m, 0).at[0] = 6), 'HWS-MOD-019', '/parking/0/lanes/0', /6 m along lane H1.*0 m to 1050 m/);
  });

  test('a parking place has a lane', () => {
    breaking((m) => (spot(m, 0).lanes = []), 'HWS-MOD-020', '/parking/0/lanes', /P1-01 has no lane/);
  });

  test('a point where only road trucks come needs no lane', () => {
    const model = JSON.parse(busanText) as TerminalModel;
    expect(at(block(model, 0).landTransfer, 0).lanes).toEqual([]);
    expect(checkTerminal(model)).toEqual([]);
  });

  test('vehicles at neighbouring parking places do not touch', () => {
    const how: Break = (m) => (spot(m, 1).at[0] = spot(m, 0).at[0] + 14);
    breaking(how, 'HWS-MOD-021', '/parking/1', /P1-01 and P1-02 would touch/);
  });

  test('vehicles side by side before an end-loaded block do not touch', () => {
    const how: Break = (m) => (at(block(m, 0).waterTransfer, 1).at[0] -= 3);
    breaking(how, 'HWS-MOD-021', '/blocks/0/waterTransfer/1', /A01-W1 and A01-W2/);
  });

  test('points of two side-loaded blocks are a vehicle length apart', () => {
    const how: Break = (m) => {
      const [first, second] = [block(m, 0), block(m, 1)];
      at(second.waterTransfer, 0).at[0] = (at(first.waterTransfer, 19).at[0] as number) + 15;
    };
    breaking(how, 'HWS-MOD-021', '/blocks/1/waterTransfer/0', /A1-T20 and A2-T01/, lachHuyenText);
  });

  test('points of one side-loaded block are not the same place', () => {
    const how: Break = (m) => (at(block(m, 0).waterTransfer, 1).at = [...at(block(m, 0).waterTransfer, 0).at]);
    breaking(how, 'HWS-MOD-021', '/blocks/0/waterTransfer/1', /A1-T01 and A1-T02/, lachHuyenText);
  });

  test("a standing vehicle is in no lane's way", () => {
    breaking((m) => (spot(m, 0).at[1] = 72), 'HWS-MOD-022', '/parking/0', /P1-01 would stand in the way of lane H1/);
  });

  test('a standing vehicle is clear of those that turn', () => {
    const how: Break = (m) => (spot(m, 3).at[1] = 77);
    breaking(how, 'HWS-MOD-038', '/parking/3', /turns from lane H1 into K05 passes one at rest place P1-04 \d\.\d m/);
  });

  test('a point of a side-loaded block is clear of those that turn in at its end', () => {
    // Row B1 goes west: vehicles come down K13 and turn over the ground of a point at the last bay.
    const how: Break = (m) => ((at(block(m, 3).waterTransfer, 17).at[0] as number) += 12.7);
    breaking(how, 'HWS-MOD-038', '/blocks/3/waterTransfer/17', /from lane K13 into B1 .* B1-T19/, lachHuyenText);
  });

  test('every vehicle has a parking place', () => {
    breaking((m) => (m.parking.length = 59), 'HWS-MOD-023', '/parking', /59 parking places for 60 vehicles/);
  });

  test('a place after the last connector of its lane cannot be left', () => {
    //  H4 <----- TP ---|K01|----   the only connector that leaves H4 in the west is turned inland
    const how: Break = (m) => {
      const west = lane(m, 'K01');
      [west.from, west.to] = [west.to, west.from];
    };
    breaking(how, 'HWS-MOD-035', '/blocks/0/waterTransfer/0', /A01-W1 can be reached but not left by way of H4/);
  });

  test('a quay crane without a way to its rows is told', () => {
    breaking(
      (m) => (at(m.quayCranes, 0).x = 5),
      'HWS-MOD-035',
      '/quayCranes/0',
      /under quay crane QC01 is cut off by way of L1, L2/,
    );
  });
});

describe('what belongs together', () => {
  test('a double trolley needs its platform', () => {
    breaking((m) => delete m.quayCraneType.platform, 'HWS-MOD-032', '/quayCraneType', /lack platform/);
  });

  test('a single trolley has no platform', () => {
    const how: Break = (m) => (m.quayCraneType.trolleys = 'single');
    breaking(how, 'HWS-MOD-032', '/quayCraneType', /platform, portalTrolley, portalHoist/);
  });

  test('vehicles without battery have no chargers', () => {
    breaking((m) => delete m.vehicleType.batteryKWh, 'HWS-MOD-033', '/chargers', /12 chargers/);
  });

  test('electric vehicles have chargers', () => {
    breaking((m) => (m.chargers = []), 'HWS-MOD-034', '/chargers', /no charger/);
  });

  test('electric vehicles know how fast they charge', () => {
    breaking((m) => delete m.vehicleType.chargeKW, 'HWS-MOD-034', '/vehicleType', /no chargeKW/);
  });

  test('the tariff has a price for every minute', () => {
    const how: Break = (m) => (at(m.energy.tariff, 0).from = '22:30');
    breaking(how, 'HWS-MOD-039', '/energy/tariff', /no price at 22:00/);
  });

  test('plugs are at places of vehicles and have power, swap stations have batteries', () => {
    const plugs: Break = (m) => (m.charging!.plugs = ['P1-01', 'A01-W1', 'C-01']);
    breaking(plugs, 'HWS-MOD-040', '/charging/plugs/2', /place "C-01"/);
    const none: Break = (m) => Object.assign(m.charging!, { plugs: ['P1-01'], plugKW: 0 });
    breaking(none, 'HWS-MOD-040', '/charging/plugKW', /no power/);
    breaking((m) => (m.charging!.kind = 'swap'), 'HWS-MOD-040', '/charging/packs', /no battery to give/);
  });

  test('a charger fits under the limit of power', () => {
    breaking((m) => (m.energy.peakKW = 1000), 'HWS-MOD-040', '/energy/peakKW', /250 kW and the base load of 800 kW/);
  });

  test('a service has one window on the quay, and a vessel one service', () => {
    const slot = (m: TerminalModel, i: number): NonNullable<TerminalModel['proForma']>[number] =>
      at(m.proForma ?? [], i);
    breaking((m) => (slot(m, 1).service = 'qzx16'), 'HWS-MOD-042', '/proForma/1/service', /the other is \/proForma\/0/);
    breaking((m) => (slot(m, 2).middle = 1051), 'HWS-MOD-042', '/proForma/2/middle', /metre 1051.*to 1050 m/);
    const shared: Break = (m) => {
      slot(m, 0).vessels = ['AMBER TIDE', 'AMBER REEF'];
      slot(m, 1).vessels = ['Amber Reef'];
    };
    breaking(shared, 'HWS-MOD-042', '/proForma/1/vessels', /in the services QZX16 and ZZH18/);
  });

  test('racks are for lift-AGVs at the water end of blocks', () => {
    const without: Break = (m) => (at(m.blocks, 0).waterTransfer[0]!.rack = true);
    breaking(without, 'HWS-MOD-041', '/blocks/0/waterTransfer/0/rack', /vehicles of kind AGV/);
    breaking((m) => (m.vehicleType.kind = 'LIFT_AGV'), 'HWS-MOD-041', '/vehicleType', /Times at a rack are missing/);
    const parked: Break = (m) => (at(m.parking, 0).rack = true);
    breaking(parked, 'HWS-MOD-041', '/parking/0/rack', /No stacking crane/);
  });

  test('the provenance names figures of the file', () => {
    breaking(
      (m) => (at(m.provenance, 0).path = '/quay/lenght'),
      'HWS-MOD-036',
      '/provenance/0/path',
      /nothing at \/quay\/lenght/,
    );
  });
});

test('every code of the catalogue has a test above', () => {
  expect(Object.keys(modelErrors).filter((code) => !tested.has(code as ModelErrorCode))).toEqual([]);
});
