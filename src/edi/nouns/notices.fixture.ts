// Made-up nouns of vessel and cargo messages for property tests: everything that a version can hold, in all combinations.
import * as fc from 'fast-check';
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { DangerousGoodsDetail } from '../values/dangerous.ts';
import type { CalledPlace, Measure, NoticeHead, Party, Quantity } from './notice.ts';

/** Letters with those that have a meaning in EDIFACT, and some beyond ASCII; no Q, so that "LQ" does not come about. */
const LETTERS = Array.from("ABCXYZ abc019'+:?.-*/éđ한");

const from = (letters: readonly string[], most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: most }).map((chosen) => chosen.join(''));

export const text = from(LETTERS, 12)
  .map((chosen) => chosen.trim())
  .filter((chosen) => chosen !== '');
export const code = from(Array.from('ABCDEFGH0123'), 5);
export const codeOrNone = fc.oneof(fc.constant(''), code);
/** Whole seconds of the years 2000 to 2079. */
export const at = fc.integer({ min: 946_684_800, max: 3_471_292_799 }).map((seconds) => seconds * 1000);
/** Whole minutes of the same years. */
export const minute = fc.integer({ min: 15_778_080, max: 57_854_879 }).map((minutes) => minutes * 60_000);
export const amount = fc.oneof(
  fc.nat(99_999),
  fc.integer({ min: -9999, max: 9999 }).map((value) => value / 8),
);

/** An object in which some of the parts are missing. */
export function parts<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

/** One to some of them. */
export function some<T>(one: fc.Arbitrary<T>, most = 2): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: 1, maxLength: most });
}

/** Two halves of an object. */
export function both<A extends object, B extends object>(
  first: fc.Arbitrary<A>,
  second: fc.Arbitrary<B>,
): fc.Arbitrary<A & B> {
  return fc.tuple(first, second).map(([a, b]) => ({ ...a, ...b }));
}

export const time: fc.Arbitrary<TimeTold> = fc.record({
  qualifier: fc.constantFrom(2, 136, 163, 164, 178, 186, 232),
  at,
});
export const reference: fc.Arbitrary<Reference> = fc.record({
  qualifier: fc.constantFrom('BM', 'BN', 'ATZ', 'AAE', 'ACW'),
  number: text,
});
export const remark: fc.Arbitrary<Remark> = fc.record({
  subject: fc.constantFrom('AAI', 'CHG', 'AAC', 'DEL'),
  code: codeOrNone,
  text: some(text, 5).map((lines) => lines.join('\n')),
});
export const party: fc.Arbitrary<Party> = both(
  fc.record({
    role: fc.constantFrom('MS', 'MR', 'CA', 'CG', 'CN'),
    code: codeOrNone,
    name: fc.oneof(fc.constant(''), text),
  }),
  parts<Pick<Party, 'contacts'>>({
    contacts: some(
      both(
        fc.record({ function: fc.constantFrom('IC', 'OP', 'DI'), name: text }),
        parts({ numbers: some(fc.record({ number: text, channel: fc.constantFrom('TE', 'EM') })) }),
      ),
    ),
  }),
);
export const partyAlone = party.map(({ role, code: coded, name }) => ({ role, code: coded, name }));
export const place: fc.Arbitrary<Omit<CalledPlace, 'times'>> = both(
  fc.record({ qualifier: fc.constantFrom(5, 9, 11, 60, 61, 94, 153, 164), code, terminal: codeOrNone }),
  parts<{ berth: string; name: string }>({ berth: code, name: text }),
);
export const called: fc.Arbitrary<CalledPlace> = both(
  place,
  parts<{ times: TimeTold[] }>({
    times: some(fc.oneof(time, fc.record({ qualifier: fc.constantFrom(132, 133), at }))),
  }),
);
export const measure: fc.Arbitrary<Measure> = fc.record({
  purpose: fc.constantFrom('AAE', 'DT', 'LN'),
  dimension: codeOrNone,
  unit: fc.constantFrom('', 'MTR', 'TNE'),
  value: amount,
});
export const count: fc.Arbitrary<Quantity> = fc.record({ qualifier: code, value: amount, unit: codeOrNone });
export const quantity: fc.Arbitrary<Quantity> = both(
  count,
  parts<{ remark: string }>({ remark: some(text, 5).map((lines) => lines.join('\n')) }),
);
export const voyage: fc.Arbitrary<VoyageRef> = fc.record({
  vesselName: fc.oneof(fc.constant(''), text),
  callSign: fc.constantFrom('', '9V1234', 'DABC'),
  imo: fc.constantFrom('', '9321483', '9863297'),
  voyage: codeOrNone,
  carrier: codeOrNone,
  eta: fc.oneof(fc.constant(null), at),
  etd: fc.oneof(fc.constant(null), at),
});

const issue = fc
  .record({ at: fc.oneof(fc.constant(null), at), function: fc.constantFrom('', '1', '5', '9') })
  .filter((told) => told.at !== null || told.function !== '');

/** A head in which some of the named lists are there. */
export function head(lists: readonly (keyof NoticeHead)[]): fc.Arbitrary<NoticeHead> {
  const all = { issue, times: some(time), references: some(reference), parties: some(party), remarks: some(remark) };
  const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => lists.includes(name as keyof NoticeHead)));
  return both(
    fc.record({ documentCode: codeOrNone, reference: fc.oneof(fc.constant(''), text) }),
    parts(chosen as Record<string, fc.Arbitrary<unknown>>),
  );
}

const CLASSES = ['1.4S', '2.1', '3', '5.1', '6.1', '8', '9'];

/** What DGS can tell of a substance. */
export const substance: fc.Arbitrary<DangerousGoodsDetail> = both(
  fc.record({
    imdgClass: fc.constantFrom(...CLASSES),
    unNumber: fc.integer({ min: 4, max: 3550 }).map((number) => String(number).padStart(4, '0')),
  }),
  parts<Omit<DangerousGoodsDetail, 'imdgClass' | 'unNumber'>>({
    packingGroup: fc.constantFrom('I', 'II', 'III'),
    flashPointC: fc.integer({ min: -99, max: 99 }),
    subsidiary: fc.uniqueArray(fc.constantFrom(...CLASSES), { minLength: 1, maxLength: 3 }),
    ems: fc.constantFrom('F-E,S-D', 'F-A,S-B'),
    mfag: fc.constantFrom('310', '620'),
    page: fc.constantFrom('3174', '8-105'),
    tremCard: code,
    marinePollutant: fc.constant(true),
  }),
).map(({ subsidiary, ...goods }) => {
  const other = subsidiary?.filter((risk) => risk !== goods.imdgClass) ?? [];
  return other.length === 0 ? goods : { ...goods, subsidiary: other };
});

/** What DGS and the texts with it can tell. */
export const namedSubstance: fc.Arbitrary<DangerousGoodsDetail> = both(
  substance,
  fc.oneof(fc.constant({}), fc.record({ properName: text }), fc.record({ properName: text, technicalName: text })),
).chain((goods) => fc.constantFrom(goods, { ...goods, limitedQuantity: true }));
