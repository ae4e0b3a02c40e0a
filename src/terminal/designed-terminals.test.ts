// The committed terminal files are held against the script that designs them.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { checkTerminal, parseTerminal } from './check.ts';
import { busanDgt } from '../../scripts/design/busan-dgt.ts';
import { lachHuyenHhit } from '../../scripts/design/lach-huyen-hhit.ts';
import { designedFiles } from '../../scripts/design-terminals.ts';

const designed = await designedFiles();

function committed(name: string): string {
  return readFileSync(new URL(`../../terminals/${name}`, import.meta.url), 'utf8');
}

test.each(Object.keys(designed))('the committed %s is what the script designs', (name) => {
  expect(committed(name)).toBe(designed[name]);
});

test.each(['busan-dgt.json', 'busan-dgt-lift.json', 'four-blocks.json', 'lach-huyen-hhit.json'])(
  '%s is a terminal without a fault',
  (name) => {
    expect(checkTerminal(parseTerminal(committed(name), name))).toEqual([]);
  },
);

test('the published schema, read by another validator, takes both terminals and refuses a broken one', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(committed('schema.json')));
  expect(validate(busanDgt())).toBe(true);
  expect(validate(lachHuyenHhit())).toBe(true);
  expect(validate({ ...busanDgt(), quay: {} })).toBe(false);
});

test('both terminals have the fleets and quays that are published of them', () => {
  const busan = busanDgt();
  expect([busan.quay.length, busan.quayCranes.length, busan.blocks.length, busan.yardCranes.length]).toEqual([
    1050, 9, 23, 46,
  ]);
  expect(busan.vehicleType.count).toBe(60);
  const haiPhong = lachHuyenHhit();
  expect([haiPhong.quay.length, haiPhong.quayCranes.length, haiPhong.yardCranes.length]).toEqual([900, 10, 36]);
});

test('the files stay small enough to be read', () => {
  for (const text of Object.values(designed)) expect(text.length).toBeLessThan(300_000);
});
