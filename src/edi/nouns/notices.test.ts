// Nouns of vessel and cargo messages: noun to document to bytes and back is the same noun, and real messages are understood.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../messages.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { writeDocuments } from '../structure/write-document.ts';
import type { BerthRequest, BerthService } from './berth-request.ts';
import type { CargoManifest, ManifestGoods } from './cargo-manifest.ts';
import type { DangerousGoodsNotice, StowedGoods } from './dangerous-goods-notice.ts';
import { noticeDocument, noticeOf, type Notice } from './index.ts';
import {
  at,
  both,
  called,
  code,
  codeOrNone,
  count,
  head,
  measure,
  minute,
  namedSubstance,
  party,
  partyAlone,
  parts,
  place,
  quantity,
  reference,
  remark,
  some,
  substance,
  text,
  time,
  voyage,
} from './notices.fixture.ts';
import type { CranePerformance, OperatorMoves, TerminalPerformance, WorkPeriod } from './terminal-performance.ts';
import type { CallInformation, VesselDeparture } from './vessel-notices.ts';
import type { VesselSchedule } from './vessel-schedule.ts';

const ENVELOPE: Envelope = { sender: 'AGENT', recipient: 'HWS', reference: 'R1', preparedAt: 0 };

/** What is read from the bytes of a noun, with everything that was told on the way. */
function throughBytes(noun: Notice, version: string): { noun: Notice; codes: string[] } {
  const written = noticeDocument(noun, version);
  const { interchanges, diagnostics } = readDocuments(writeDocuments([written.document], ENVELOPE), 'test.edi');
  const documents = interchanges.flatMap((interchange) => interchange.documents);
  expect(documents).toHaveLength(1);
  const read = noticeOf(documents[0] as (typeof documents)[0]);
  expect(read).not.toBeNull();
  const told = [...written.diagnostics, ...diagnostics, ...(read?.diagnostics ?? [])];
  return { noun: read?.noun as Notice, codes: told.map((diagnostic) => diagnostic.code) };
}

/** Codes that tell that something was lost or misplaced on the way. */
const LOSSES = [
  'HWS-EDI-160',
  'HWS-EDI-161',
  'HWS-EDI-070',
  'HWS-EDI-071',
  'HWS-EDI-072',
  'HWS-EDI-015',
  'HWS-EDI-111',
];

function holdsFor(versions: readonly string[], nouns: (version: string) => fc.Arbitrary<Notice>): void {
  for (const version of versions) {
    fc.assert(
      fc.property(nouns(version), (noun) => {
        const { noun: again, codes } = throughBytes(noun, version);
        expect(again).toEqual(noun);
        expect(codes.filter((told) => LOSSES.includes(told))).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
  }
}

const typed = <T extends string>(type: T): fc.Arbitrary<{ type: T }> => fc.constant({ type });

describe('a noun written and read again is the same', () => {
  it('as CALINF', () => {
    holdsFor(['D98A', 'D00B', 'D20B'], (version) =>
      both(
        both(
          typed('CALINF'),
          both(head(['issue', 'times', 'references', 'parties', 'remarks']), fc.record({ voyage })),
        ),
        parts<Partial<CallInformation>>({
          voyageTimes: some(time),
          voyageReferences: some(reference),
          // Under places there are times from D.00B on.
          places: some(version === 'D98A' ? place : called),
          quantities: some(quantity),
          voyageRemarks: some(remark),
          size: fc.constantFrom({ lengthM: 399.9, beamM: 61 }, { heightM: 12.125 }),
        }),
      ),
    );
  });

  it('as VESDEP', () => {
    holdsFor(['D00B', 'D20B'], () =>
      both(
        both(
          typed('VESDEP'),
          both(head(['issue', 'times', 'references', 'parties', 'remarks']), fc.record({ voyage })),
        ),
        parts<Partial<VesselDeparture>>({
          voyageTimes: some(time),
          voyageReferences: some(reference),
          places: some(called),
          quantities: some(quantity),
          measures: some(measure),
        }),
      ),
    );
  });

  it('as BERMAN', () => {
    const service = (nested: boolean): fc.Arbitrary<BerthService> =>
      both(
        fc.record({ service: codeOrNone, place: fc.oneof(fc.constant(null), place) }),
        parts<Partial<BerthService>>({
          times: some(time),
          measures: some(measure),
          ...(nested ? { quantities: some(count) } : {}),
          purposes: some(code),
          remarks: some(remark),
          work: some(both(fc.record({ handling: code }), parts<{ goods: string[] }>({ goods: some(code) }))),
        }),
      );
    holdsFor(['D00B', 'D13B', 'D20B'], (version) =>
      both(
        both(
          typed('BERMAN'),
          both(head(['issue', 'times', 'references', 'parties', 'remarks']), fc.record({ voyage })),
        ),
        parts<Partial<BerthRequest>>({
          voyageTimes: some(time),
          voyageReferences: some(reference),
          measures: some(measure),
          voyageRemarks: some(remark),
          places: some(called),
          ...(version === 'D00B' ? {} : { quantities: some(count) }),
          services: some(service(version !== 'D00B')),
        }),
      ),
    );
  });

  it('as IFTSAI', () => {
    const scheduled = both(
      fc.record({ voyage }),
      parts<Partial<VesselSchedule['voyages'][0]>>({
        times: some(time),
        references: some(reference),
        remarks: some(remark),
        calls: some(called, 4),
      }),
    );
    holdsFor(['D99A', 'D99B', 'D00B', 'D20B'], () =>
      both(
        both(
          typed('IFTSAI'),
          both(
            head(['issue', 'times', 'references', 'parties', 'remarks']),
            fc.record({ voyages: some(scheduled, 3) }),
          ),
        ),
        parts<Partial<VesselSchedule>>({ places: some(called) }),
      ),
    );
  });

  it('as TPFREP', () => {
    const period = (newer: boolean): fc.Arbitrary<WorkPeriod[]> =>
      some(
        both(
          fc.oneof(
            fc.record({ qualifier: fc.constant(163), from: at, until: fc.constant(null) }),
            fc.record({ qualifier: fc.constant(405), from: minute, until: minute }),
          ),
          parts({ reasons: some(remark), ...(newer ? { quantities: some(count) } : {}) }),
        ),
      );
    const crane = (newer: boolean): fc.Arbitrary<CranePerformance> =>
      both(
        // A digit for the kind of equipment would look like a group number.
        fc.record({ kind: fc.constantFrom('CN', 'CR', 'TE'), crane: text }),
        parts<Partial<CranePerformance>>({
          quantities: some(count),
          periods: period(newer),
        }),
      );
    const boxes: fc.Arbitrary<OperatorMoves['boxes'][0]> = both(
      fc.record({ kind: fc.constant('CN'), isoType: fc.constantFrom('', '22G1', '45R1') }),
      parts({ quantities: some(quantity) }),
    );
    const operator: fc.Arbitrary<OperatorMoves> = fc.record({ party: partyAlone, boxes: some(boxes) });
    holdsFor(['D00B', 'D20B'], (version) =>
      both(
        both(
          typed('TPFREP'),
          both(
            head(version === 'D00B' ? ['issue'] : ['issue', 'remarks']),
            fc.record({ voyage, place: fc.oneof(fc.constant(null), place) }),
          ),
        ),
        parts<Partial<TerminalPerformance>>({
          voyageTimes: some(time),
          voyageReferences: some(reference),
          cranes: some(crane(version !== 'D00B')),
          ...(version === 'D00B' ? {} : { operators: some(operator) }),
        }),
      ),
    );
  });

  const unitIds = fc.constantFrom('HWSU0000018', 'HWSU0000023', 'TRAILER-7');
  const kilograms = fc.oneof(fc.constant(null), fc.nat(30_000), fc.constantFrom(0.35, 12.125));
  const masses = { grossKg: kilograms, netKg: kilograms };
  const packages = fc.oneof(fc.constant(null), fc.nat(9999));
  const unit = (sealed: boolean): fc.Arbitrary<NonNullable<DangerousGoodsNotice['units']>[0]> =>
    both(
      fc.record({
        kind: fc.constantFrom('CN', 'TE'),
        id: unitIds,
        isoType: fc.constantFrom('', '22G1', '45R1'),
        full: fc.constantFrom(null, true, false),
      }),
      parts({
        grossKg: fc.nat(40_000),
        tareKg: fc.nat(5000),
        ...(sealed ? { seals: some(fc.record({ number: text, issuer: fc.constantFrom('', 'CA', 'CU') })) } : {}),
      }),
    );

  it('as IFTDGN', () => {
    const stowed: fc.Arbitrary<StowedGoods> = both(
      fc.record({ container: unitIds, packages, ...masses }),
      fc.oneof(
        fc.constantFrom({ slot: null, position: '' }, { slot: null, position: 'DECK 3' }),
        fc
          .record({ bay: fc.integer({ min: 1, max: 99 }), row: fc.nat(20), tier: fc.constantFrom(2, 8, 82, 90) })
          .map((slot) => ({ slot, position: '' })),
      ),
    );
    const item: fc.Arbitrary<DangerousGoodsNotice['consignments'][0]['goods'][0]> = both(
      fc.record({ number: code, packages, packageType: codeOrNone, dangerous: namedSubstance, ...masses }),
      parts({
        remarks: some(remark),
        marks: some(text),
        dangerousRemarks: some(remark),
        places: some(place),
        references: some(reference),
        stowed: some(stowed),
      }),
    );
    const consignment: fc.Arbitrary<DangerousGoodsNotice['consignments'][0]> = both(
      fc.record({ number: code, document: text, handling: codeOrNone, goods: some(item) }),
      parts({ times: some(time), places: some(place), parties: some(partyAlone) }),
    );
    holdsFor(['D00B', 'D03A', 'D20B'], (version) =>
      both(
        both(
          typed('IFTDGN'),
          both(
            head(['issue', 'times', 'references', 'parties', 'remarks']),
            fc.record({ voyage, handling: codeOrNone, consignments: some(consignment) }),
          ),
        ),
        parts<Partial<DangerousGoodsNotice>>({
          voyageTimes: some(time),
          voyageReferences: some(reference),
          places: some(called),
          units: some(unit(version === 'D20B')),
        }),
      ),
    );
  });

  it('as CUSCAR', () => {
    const goods: fc.Arbitrary<ManifestGoods> = both(
      fc.record({ number: code, packages, packageType: codeOrNone, commodity: codeOrNone, ...masses }),
      parts({
        remarks: some(remark),
        marks: some(text),
        units: some(fc.record({ unit: unitIds, packages })),
        dangerous: some(substance),
      }),
    );
    const bill = both(
      fc.record({ reference, goods: some(goods) }),
      parts({ places: some(place), parties: some(party), controls: some(count) }),
    );
    const consignment: fc.Arbitrary<CargoManifest['consignments'][0]> = both(
      fc.record({ number: code, document: fc.oneof(fc.constant(''), text), documents: some(bill) }),
      parts({ controls: some(count) }),
    );
    const manifestUnit = both(
      unit(true),
      parts({ setPointC: fc.integer({ min: -300, max: 250 }).map((tenths) => tenths / 10), parties: some(partyAlone) }),
    );
    holdsFor(['D00B', 'D03A', 'D11A', 'D20B'], () =>
      both(
        both(
          typed('CUSCAR'),
          both(
            head(['issue', 'times', 'references', 'parties', 'remarks']),
            fc.record({ voyage, consignments: some(consignment) }),
          ),
        ),
        parts<Partial<CargoManifest>>({
          places: some(place),
          voyageTimes: some(time),
          voyagePlaces: some(place),
          units: some(manifestUnit),
          controls: some(count),
        }),
      ),
    );
  });
});
