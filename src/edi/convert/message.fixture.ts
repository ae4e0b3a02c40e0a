// Messages of every type for tests: made from a few parts, with every value that their version can carry.
import * as fc from 'fast-check';
import type { Container } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { makeContainerNumber } from '../../terminal/iso6346.ts';
import { parseSizeType } from '../../terminal/size-type.ts';
import type { BoxDetails, VerifiedMass } from '../box-details.ts';
import type { MessageHead } from '../container-messages.ts';
import type { AnyMessage, VoyageRef } from '../messages.ts';

/** 3 February 2026, 04:05 UTC. */
export const AT = Date.UTC(2026, 1, 3, 4, 5);
const minute = fc.integer({ min: 0, max: 10_000_000 }).map((minutes) => AT + minutes * 60_000);
/** Capitals with all the separators, without blanks at the ends. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from("ABZ019'+:?.-/ ")), { minLength: 1, maxLength })
    .map((letters) => letters.join('').trim())
    .filter((words) => /[A-Z0-9]/.test(words));
const code = fc.constantFrom('AA1', 'BX', "Q'7", 'C:2');
const port = fc.constantFrom('KRPUS', 'VNHPH', 'SGSIN', 'NLRTM', 'USLAX');
const mm = fc.integer({ min: 1, max: 3000 });

const voyage: fc.Arbitrary<VoyageRef> = fc.record({
  vesselName: text(20).map((name) => `MV ${name}`),
  callSign: fc.constantFrom('9V1234', 'DS+X', "A'B"),
  imo: fc.constant(''),
  voyage: text(8),
  carrier: text(4),
  eta: fc.option(minute),
  etd: fc.option(minute),
});

/** Nothing told of a voyage. */
export const NO_VOYAGE: VoyageRef = {
  vesselName: '',
  callSign: '',
  imo: '',
  voyage: '',
  carrier: '',
  eta: null,
  etd: null,
};

const box: fc.Arbitrary<Omit<Container, 'id'>> = fc
  .record({
    isoType: fc.constantFrom('22G1', '2270', '42U1', '4510', 'L5R1', '45R1'),
    grossKg: fc.integer({ min: 5000, max: 30_000 }),
    full: fc.boolean(),
    reeferC: fc.option(fc.integer({ min: -300, max: 300 }).map((tenths) => tenths / 10)),
    dangerous: fc.array(
      fc.record({ imdgClass: fc.constantFrom('3', '5.1', '9'), unNumber: fc.constantFrom('1170', '3082') }),
      { maxLength: 2 },
    ),
    outOfGauge: fc.option(fc.record({ frontMm: mm, backMm: mm, leftMm: mm, rightMm: mm, heightMm: mm })),
    operator: text(4),
    portOfLoading: port,
    portOfDischarge: port,
    finalPort: port,
  })
  .map((told) => {
    const { lengthFeet, heightMm } = parseSizeType(told.isoType);
    return { ...told, lengthFeet: lengthFeet ?? 40, heightMm };
  });

const verified: fc.Arbitrary<VerifiedMass> = fc.record({
  kg: fc.integer({ min: 5000, max: 30_000 }),
  method: fc.constantFrom(1 as const, 2 as const),
  at: fc.option(minute),
  responsible: text(12),
  weighedBy: fc.constantFrom('', 'WEIGH HOUSE'),
  document: fc.constant(''),
});

/** Details of the kinds that a type of message can carry. */
function details(kinds: readonly (keyof BoxDetails)[]): fc.Arbitrary<BoxDetails> {
  const all: { [K in keyof BoxDetails]-?: fc.Arbitrary<NonNullable<BoxDetails[K]>> } = {
    status: fc.constantFrom('2', '3', '6'),
    seals: many(fc.record({ number: text(8), issuer: fc.constantFrom('CA', 'SH', '') })),
    damages: many(fc.record({ type: code, area: code, severity: fc.constantFrom('', '1') })),
    references: many(fc.record({ qualifier: fc.constantFrom('ABT', 'SQ'), number: text(10) })),
    times: many(fc.record({ qualifier: fc.constantFrom(180, 400), at: minute })),
    places: many(fc.record({ qualifier: fc.constantFrom(99, 152), code: port, terminal: fc.constantFrom('', 'T1') })),
    parties: many(fc.record({ role: fc.constant('ZZZ'), code, name: text(12) })),
    remarks: many(fc.record({ subject: fc.constantFrom('AAI', 'CLR'), code: fc.constant(''), text: text(30) })),
    handling: many(code),
    legs: many(
      fc.record({
        stage: fc.constant('10'),
        voyage: text(6),
        mode: fc.constant('2'),
        means: fc.constant(''),
        carrier: text(6),
        vehicle: code,
      }),
    ),
    attached: many(fc.nat(99).map((n) => makeContainerNumber('HWSZ', n))),
    movement: fc.constantFrom('3', '4'),
    tareKg: fc.integer({ min: 2700, max: 4000 }),
    verified,
  };
  const chosen = Object.fromEntries(kinds.map((kind) => [kind, all[kind]]));
  return fc.record(chosen, { requiredKeys: [] });
}

function many<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: 1, maxLength: 2 });
}

/** A message of a type whose entries are made of boxes: number i stands in the 40' place number i. */
function boxes<T>(make: (container: Container, i: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc
    .array(box, { maxLength: 4 })
    .chain((list) => fc.tuple(...list.map((told, i) => make({ ...told, id: makeContainerNumber('HWSU', i) }, i))));
}

/** The cell of box number i. */
export function slotOf(
  { lengthFeet }: Pick<Container, 'lengthFeet'>,
  i: number,
): { bay: number; row: number; tier: number } {
  return { bay: i * 4 + (lengthFeet === 20 ? 1 : 2), row: i % 3, tier: 82 };
}

const head = (of: fc.Arbitrary<VoyageRef>): fc.Arbitrary<MessageHead> =>
  fc.record({
    issue: fc.record({ at: minute, function: fc.constantFrom('9', '5') }),
    reference: text(14),
    voyage: of,
    parties: fc.constant([{ role: 'MS', code: 'SENDER', name: '' }]),
    references: fc.constant([{ qualifier: 'ACW', number: 'BEFORE' }]),
    setAside: fc.constant([]),
  });
const withVoyage = head(voyage);
const withoutVoyage = head(fc.constant(NO_VOYAGE));
/** A container with the mass of its verification, which counts where one is told. */
const weighed = (container: Container, told: BoxDetails): Container =>
  told.verified === undefined ? container : { ...container, grossKg: told.verified.kg };

const IN_REPORTS = ['seals', 'damages', 'references', 'times', 'places', 'parties', 'remarks', 'handling'] as const;

const common = (told: MessageHead): Pick<MessageHead, 'issue' | 'reference' | 'setAside'> => ({
  ...(told.issue === undefined ? {} : { issue: told.issue }),
  reference: told.reference,
  setAside: [],
});

/** Messages by type, with all that a version of D.00B or later can carry. */
export const MESSAGES: Record<AnyMessage['type'], fc.Arbitrary<AnyMessage>> = {
  BAPLIE: fc
    .tuple(
      withVoyage,
      boxes((container, i) => fc.constant({ slot: slotOf(container, i), container })),
    )
    .map(([told, entries]) => ({
      type: 'BAPLIE',
      ...common(told),
      voyage: told.voyage,
      departurePort: 'KRPUS',
      nextPort: 'VNHPH',
      entries,
    })),
  MOVINS: fc
    .tuple(
      withVoyage,
      boxes((container, i) =>
        fc.record({
          instruction: fc.constantFrom('LOA', 'DIS'),
          slot: fc.constant(slotOf(container, i)),
          container: fc.constant(i % 2 === 0 ? container : null),
          kind: fc.constant(i % 2 === 0 ? null : kindOf(container)),
          details: details(['status', 'references', 'places', 'parties', 'remarks']),
        }),
      ),
    )
    .map(([told, entries]) => ({ type: 'MOVINS', ...told, port: 'KRPUS', entries })),
  COPRAR: fc
    .tuple(
      withVoyage,
      boxes((container, i) =>
        fc.record({
          container: fc.constant(container),
          slot: fc.constantFrom(null, slotOf(container, i)),
          booking: fc.constantFrom('', 'B1'),
        }),
      ),
      fc.constantFrom('load' as const, 'discharge' as const),
    )
    .map(([told, entries, doing]) => ({
      type: 'COPRAR',
      ...common(told),
      voyage: told.voyage,
      function: doing,
      port: 'KRPUS',
      entries,
    })),
  COPINO: announcement('COPINO'),
  COPARN: announcement('COPARN'),
  COARRI: fc
    .tuple(
      withVoyage,
      boxes((container, i) =>
        details([...IN_REPORTS, 'status', 'legs', 'attached', 'movement', 'tareKg', 'verified']).chain((told) =>
          fc.record({
            container: fc.constant(weighed(container, told)),
            slot: fc.constant(slotOf(container, i)),
            at: fc.option(minute),
            booking: text(8),
            details: fc.constant(told),
          }),
        ),
      ),
      fc.constantFrom('load' as const, 'discharge' as const),
    )
    .map(([told, entries, doing]) => ({
      type: 'COARRI',
      ...told,
      function: doing,
      port: 'KRPUS',
      terminalCode: 'DGT',
      entries,
    })),
  CODECO: fc
    .tuple(
      withoutVoyage,
      boxes((container) =>
        details([...IN_REPORTS, 'status', 'attached', 'movement', 'tareKg', 'verified']).chain((told) =>
          fc.record({
            container: fc.constant(weighed(container, told)),
            at: fc.option(minute),
            truck: text(8),
            haulier: text(8),
            booking: text(8),
            details: fc.constant(told),
          }),
        ),
      ),
      fc.constantFrom('in' as const, 'out' as const),
    )
    .map(([told, entries, direction]) => ({
      type: 'CODECO',
      ...told,
      direction,
      // The gate is told with each container.
      port: entries.length === 0 ? '' : 'KRPUS',
      terminalCode: entries.length === 0 ? '' : 'DGT',
      entries,
    })),
  COREOR: fc
    .tuple(
      withVoyage,
      boxes((container) =>
        fc.record({
          container: fc.constant(container),
          booking: text(8),
          release: text(8),
          pin: fc.constantFrom('', '1234'),
          collector: text(8),
          from: fc.option(minute),
          until: fc.option(minute),
          details: details(['status', 'seals', 'references', 'places', 'remarks', 'handling']),
        }),
      ),
    )
    .map(([told, entries]) => ({ type: 'COREOR', ...told, entries })),
  VERMAS: fc
    .tuple(
      withoutVoyage,
      boxes((container) =>
        fc.record({
          id: fc.constant(container.id),
          isoType: fc.constant(container.isoType),
          booking: text(8),
          verified: fc.tuple(verified, fc.constantFrom('', 'DOC-1')).map(([mass, document]) => ({ ...mass, document })),
          details: details(['status', 'seals', 'references', 'places', 'legs']),
        }),
      ),
    )
    .map(([told, entries]) => ({ type: 'VERMAS', ...told, entries })),
  COHAOR: fc
    .tuple(
      withoutVoyage,
      plain((container) => container, ['status', 'references', 'times', 'places', 'parties', 'remarks', 'handling']),
    )
    .map(([told, entries]) => ({ type: 'COHAOR', ...told, entries: entries.map(withoutGauge) })),
  COSTOR: fc
    .tuple(withVoyage, plain(withoutMass, ['status', 'references', 'times', 'places', 'parties', 'handling']))
    .map(([told, entries]) => ({ type: 'COSTOR', ...told, entries })),
  COEDOR: fc
    .tuple(
      withoutVoyage,
      plain(withoutMass, ['status', 'references', 'times', 'places', 'handling', 'damages']),
      fc.option(minute),
    )
    .map(([told, entries, countedAt]) => ({
      type: 'COEDOR',
      ...told,
      countedAt,
      entries: entries
        .map(withoutGauge)
        .map((entry) => ({ ...entry, container: { ...entry.container, operator: '' } })),
    })),
};

interface PlainEntry {
  container: Container;
  booking: string;
  details: BoxDetails;
}

function plain(
  change: (container: Container) => Container,
  kinds: readonly (keyof BoxDetails)[],
): fc.Arbitrary<PlainEntry[]> {
  return boxes((container) =>
    fc.record({ container: fc.constant(change(container)), booking: text(8), details: details(kinds) }),
  );
}

/** These orders and reports have no place for a mass; an empty box without one is no matter. */
function withoutMass(container: Container): Container {
  return { ...container, grossKg: 0, full: false };
}

function withoutGauge(entry: PlainEntry): PlainEntry {
  return { ...entry, container: { ...entry.container, outOfGauge: null } };
}

function kindOf({ id: _number, ...kind }: Container): Omit<Container, 'id'> {
  return kind;
}

function announcement(type: 'COPINO' | 'COPARN'): fc.Arbitrary<AnyMessage> {
  const entries = boxes((container) =>
    fc.record({
      movement: fc.constantFrom('deliver' as const, 'collect' as const),
      container: fc.constant(container),
      booking: text(8),
    }),
  );
  return fc
    .tuple(withoutVoyage, entries, text(9), text(20), fc.option(minute))
    .map(([told, list, truck, haulier, expected]) => ({
      type,
      ...common(told),
      truck,
      haulier,
      expected,
      entries: list,
    }));
}

/** A container that is the same in all examples. */
export const BOX: Container = {
  id: id<ContainerId>(makeContainerNumber('HWSU', 1)),
  isoType: '45R1',
  lengthFeet: 40,
  heightMm: 2896,
  grossKg: 20_350,
  full: true,
  reeferC: -18,
  dangerous: [{ imdgClass: '3', unNumber: '1133' }],
  outOfGauge: null,
  operator: 'HWL',
  portOfLoading: 'SGSIN',
  portOfDischarge: 'KRPUS',
  finalPort: '',
};
