import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTerminal } from './check.ts';
import { describeTerminal } from './describe.ts';

function facts(name: string): Record<string, string> {
  const text = readFileSync(new URL(`../../terminals/${name}`, import.meta.url), 'utf8');
  return Object.fromEntries(describeTerminal(parseTerminal(text, name)).map((f) => [f.label, f.value]));
}

test('the Busan terminal is described with the figures that are published of it', () => {
  expect(facts('busan-dgt.json')).toMatchObject({
    Quay: '1,050 m, 20 m deep',
    Berths: '3 berths',
    'Quay cranes': '9 double-trolley cranes',
    Vehicles: '60 AGVs, 300 kWh battery, 12 chargers',
    Yard: '23 blocks, end-loaded',
    'Yard cranes': '46 ASCs',
    Slots: '46,000 TEU',
    Traffic: '23,400 quay moves a week, 57 % transhipment',
  });
});

test('the Lach Huyen terminal is described with the figures that are published of it', () => {
  expect(facts('lach-huyen-hhit.json')).toMatchObject({
    Quay: '900 m, 16.8 m deep',
    Berths: '2 berths',
    'Quay cranes': '10 single-trolley cranes',
    Vehicles: '60 terminal trucks',
    'Yard cranes': '36 RTGs',
    Slots: '21,600 TEU',
    'Reefer plugs': '1,350',
  });
});
