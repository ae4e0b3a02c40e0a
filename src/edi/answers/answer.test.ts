// What is written as an answer is read again as it was, and what others say about ours is understood.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdiDocument } from '../structure/document.ts';
import { readDocuments } from '../structure/read-documents.ts';
import {
  answerOf,
  answersTo,
  aperakFor,
  contrlFor,
  faultsOf,
  receive,
  writeAnswers,
  type Answer,
  type Fault,
  type Received,
} from './answers.ts';
import { AT, PLAN, bytesOf, first, interchange } from './interchange.fixture.ts';

const SAMPLES = `${import.meta.dirname}/../../../../shared/data/edi`;

/** Text as it can stand in an answer: no control characters. */
const text = fc.string({ unit: fc.constantFrom(...Array.from("abcXYZ019 '+:?*é漢")), minLength: 1, maxLength: 160 });
const word = fc.string({ unit: fc.constantFrom(...Array.from("ABZ019'+:?")), minLength: 1, maxLength: 14 });
const fault: fc.Arbitrary<Fault> = fc.record({
  code: fc.integer({ min: 1, max: 199 }).map((n) => `HWS-EDI-${String(n).padStart(3, '0')}`),
  message: text,
  cure: fc.oneof(fc.constant(''), text),
  what: fc.oneof(fc.constant(''), word),
  segment: fc.option(fc.integer({ min: 1, max: 99_999 })),
});

describe('what is written is read again', () => {
  const again = (received: Received, document: EdiDocument | null): { document: EdiDocument; answer: Answer } => {
    const written = writeAnswers(received, [document], { reference: 'C1', preparedAt: AT }) as Uint8Array;
    const { interchanges, diagnostics } = readDocuments(written, 'own.edi');
    expect(diagnostics).toEqual([]);
    const back = interchanges[0]!.documents[0] as EdiDocument;
    return { document: back, answer: answerOf(back)!.answer };
  };

  it('APERAK in both directories, whatever the faults say', () => {
    const received = first(interchange([PLAN]));
    const [message] = received.messages as [Received['messages'][number]];
    fc.assert(
      fc.property(
        fc.array(fault, { maxLength: 5 }),
        fc.constantFrom('D96A' as const, 'D99B' as const),
        (faults, version) => {
          const document = aperakFor(received, message, faults, { number: 'A1', at: AT, version });
          const { document: back, answer } = again(received, document);
          expect(back).toEqual(document);
          expect(back.version).toBe(version);
          expect(answer).toMatchObject({
            reference: 'A1',
            at: AT,
            interchange: 'REF1',
            sender: 'LINE',
            recipient: 'HAWSER',
          });
          expect(answer.outcome).toBe(faults.length === 0 ? 'accepted' : 'accepted in part');
          expect(answer.messages).toEqual([{ reference: 'M1', document: 'PLAN 7', type: '', outcome: answer.outcome }]);
          expect(answer.errors.map(({ code, what, meaning, place }) => [code, what, meaning, place])).toEqual(
            faults.map((one) => [
              one.code,
              one.what,
              one.message,
              one.segment === null ? {} : { segment: one.segment },
            ]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('CONTRL, with everything that was wrong', () => {
    const broken = interchange([['PAYMUL:D:96A:UN', "BGM+452+1'"], PLAN]).replace("UNT+28+M2'", "UNT+27+M9'");
    const received = first(broken);
    const document = contrlFor(received, { values: true });
    const { document: back, answer } = again(received, document);
    expect(back).toEqual(document);
    expect(answer).toMatchObject({
      type: 'CONTRL',
      interchange: 'REF1',
      sender: 'LINE',
      recipient: 'HAWSER',
      outcome: 'accepted in part',
      messages: [
        { reference: 'M1', type: 'PAYMUL', outcome: 'rejected' },
        { reference: 'M2', type: 'BAPLIE', outcome: 'accepted in part' },
      ],
    });
    expect(answer.errors.map(({ message, place, code }) => ({ message, place, code }))).toEqual([
      { message: 'M1', place: { tag: 'UNH', element: 3, component: 1 }, code: '14' },
      { message: 'M2', place: { tag: 'UNT', element: 2 }, code: '29' },
      { message: 'M2', place: { segment: 19, element: 3, component: 1 }, code: '12' },
      { message: 'M2', place: { segment: 21, element: 3, component: 1 }, code: '12' },
      { message: 'M2', place: { segment: 28, element: 3 }, code: '28' },
    ]);
  });

  it('in the character set that the partner asks for', () => {
    const received = first(interchange([PLAN], 'UNB+UNOC:3+LÍNEA+HAWSER+260203:0405+REF1'));
    const send = (charset: string): string =>
      Buffer.from(
        writeAnswers(received, [contrlFor(received)], { reference: 'C1', preparedAt: AT, charset })!,
      ).toString('latin1');
    expect(send('UNOA')).toContain('UNB+UNOA:3+HAWSER+LINEA+');
    expect(send('UNOB')).toContain('UNB+UNOB:3+HAWSER+LINEA+');
    expect(send('UNOC')).toContain('UNB+UNOC:3+HAWSER+L\u00cdNEA+');
    expect(send('UNOY')).toContain('UNB+UNOY:4+HAWSER+L\u00c3\u008dNEA+');
  });

  it('leaves out what an APERAK has no room for, and says how much', () => {
    const received = first(interchange([PLAN]));
    const [message] = received.messages as [Received['messages'][number]];
    const faults = Array.from({ length: 1500 }, (_, i) => ({ ...faultsOf(message)[0]!, what: `BOX ${i}` }));
    const { answer } = again(received, aperakFor(received, message, faults, { number: 'A1', at: AT }));
    expect(answer.errors).toHaveLength(999);
    expect(answer.errors[998]).toMatchObject({
      code: 'HWS-EDI-065',
      meaning: expect.stringContaining('502 more') as string,
    });
    const newer = again(received, aperakFor(received, message, faults, { number: 'A1', at: AT, version: 'D99B' }));
    expect(newer.answer.errors).toHaveLength(1500);
  });
});

describe('answers of others', () => {
  const answersIn = (text: string): Answer[] =>
    readDocuments(bytesOf(text), 'x.edi').interchanges.flatMap(({ documents }) =>
      documents.flatMap((document) => answerOf(document)?.answer ?? []),
    );

  it('of a terminal that names the segment and the element', () => {
    const text =
      "UNH+1+CONTRL:2:2:UN'UCI+99+HPAFI+1STOP+7'UCM+99+BAPLIE:D:95B:UN:SMDG20+4'UCS+1842'UCD+39+3:1'UNT+6+1'";
    expect(answersIn(text)).toMatchObject([
      {
        outcome: 'accepted in part',
        messages: [{ reference: '99', outcome: 'rejected' }],
        errors: [
          {
            message: '99',
            place: { segment: 1842, element: 3, component: 1 },
            code: '39',
            meaning: 'an element is too long',
          },
        ],
      },
    ]);
  });

  it('with functional groups, and with codes of old lists', () => {
    const grouped = "UNH+1+CONTRL:D:3:UN'UCI+9+A+B+7'UCF+G1+A+B+4+29+UNE+2'UCM+1+COPRAR:D:95B:UN+4+13'UNT+5+1'";
    expect(answersIn(grouped)).toMatchObject([
      {
        messages: [{ reference: '1', type: 'COPRAR' }],
        errors: [{ place: { tag: 'UNE', element: 2 } }, { code: '13' }],
      },
    ]);
    const outcome = (action: string): string | undefined =>
      answersIn(`UNH+1+CONTRL:D:3:UN'UCI+9+A+B+${action}'UNT+3+1'`)[0]?.outcome;
    expect(['1', '2', '4', '7', '8', 'Z'].map(outcome)).toEqual([
      'accepted',
      'accepted in part',
      'rejected',
      'accepted',
      'received',
      'unknown',
    ]);
  });

  it('that do not say what they answer, or what became of it', () => {
    const document = (body: EdiDocument['body']): EdiDocument => ({
      type: 'APERAK',
      version: 'D96A',
      header: {},
      body,
    });
    expect(answerOf(document({}))?.diagnostics.map(({ code }) => code)).toEqual(['HWS-EDI-140', 'HWS-EDI-141']);
    expect(answerOf({ ...document({}), type: 'BAPLIE' })).toBeNull();
  });

  it('of the samples at hand', () => {
    if (!existsSync(SAMPLES)) {
      console.warn(`NOT TESTED: the sample files are not here (${SAMPLES}).`);
      return;
    }
    const told = ['CONTRL', 'APERAK'].flatMap((type) =>
      readdirSync(`${SAMPLES}/${type}`).flatMap((name) =>
        answersIn(readFileSync(`${SAMPLES}/${type}/${name}`, 'utf8')).map(
          ({ outcome, errors }) =>
            `${name.replace(/^.*__/, '')} ${outcome} ${errors.map(({ code, meaning }) => `${code} ${meaning}`).join()}`,
        ),
      ),
    );
    expect(told).toEqual([
      'CONTRL.edi received ',
      'CONTRL.edi received ',
      // These say in words only whether something was accepted: BGM gives a code of another list, and both kinds have an ERC.
      'v3_aperak.edi unknown 1 Message accepted without errors',
      'v3_aperak_rejected.edi unknown 12 Order rejected due to invalid product code',
      'v4_aperak.edi unknown 1 Message accepted',
      'v4_aperak_rejected.edi unknown 12 Order rejected invalid product code',
    ]);
  });
});

describe('any file of others', () => {
  const UNB = Buffer.from("UNB+UNOA:2+LINE+HAWSER+260203:0405+REF1'");

  it('is answered in documents that have the structure of answers, and that are read as they were written', () => {
    if (!existsSync(SAMPLES)) {
      console.warn(`NOT TESTED: the sample files are not here (${SAMPLES}).`);
      return;
    }
    let answered = 0;
    for (const name of readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((one) =>
      /\.(edi|txt)$/.test(one),
    )) {
      const sample = readFileSync(`${SAMPLES}/${name}`);
      // Some have no sender to answer to: all are read as if there was one.
      const at = sample.indexOf('UNH');
      const bytes = Buffer.concat([UNB, sample.subarray(Math.max(0, at))]);
      for (const { received } of receive(bytes, name)) {
        const documents = answersTo(received, {
          policy: { values: true, aperak: 'D99B' },
          number: ({ info }) => `A-${info.reference}`,
          at: AT,
        });
        const written = writeAnswers(received, documents, { reference: 'C1', preparedAt: AT });
        if (written === null) continue;
        answered++;
        const back = readDocuments(written, name);
        expect(back.diagnostics, name).toEqual([]);
        expect(
          back.interchanges[0]?.documents.map(({ body }) => body),
          name,
        ).toEqual(documents.map(({ body }) => body));
        for (const document of documents) expect(answerOf(document)?.diagnostics, name).toEqual([]);
      }
    }
    expect(answered).toBeGreaterThan(25);
  });
});
