// Who sends something is told what became of it, as CONTRL and as APERAK. An answer is never answered.
import { describe, expect, it } from 'vitest';
import type { EdiDocument } from '../structure/document.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { segmentsOf } from '../structure/write-document.ts';
import { writeBaplie } from '../writing/write-baplie.ts';
import {
  REFUSAL,
  answerOf,
  answersTo,
  aperakFor,
  contrlFor,
  faultsOf,
  receive,
  writeAnswers,
  type AnswerPolicy,
  type Outcome,
  type Received,
} from './answers.ts';
import { AT, HEAD, PLAN, bytesOf, first, interchange, textOf } from './interchange.fixture.ts';
import { SYNTAX_FAULTS } from './syntax-errors.ts';

/** A document as lines without their ends. */
const linesOf = (document: EdiDocument | null): string[] =>
  document === null
    ? []
    : segmentsOf(document).map(({ tag, elements }) =>
        [tag, ...elements.map((parts) => parts.join(':').replace(/:+$/, ''))].join('+').replace(/\++$/, ''),
      );

describe('one bad container', () => {
  it('is set aside and answered, and the file goes on', () => {
    const [{ interchange: read, received }] = receive(bytesOf(interchange([PLAN])), 'a.edi') as [
      ReturnType<typeof receive>[number],
    ];
    expect(read.messages[0]?.entries).toHaveLength(1);
    const [message] = received.messages as [Received['messages'][number]];
    expect(message).toMatchObject({ document: 'PLAN 7', entries: 1, info: { reference: 'M1' } });
    const aperak = aperakFor(received, message, faultsOf(message), { number: 'A1', at: AT });
    expect(linesOf(aperak)).toEqual([
      'BGM+313+A1+9+CA',
      'DTM+137:202602030405:203',
      'RFF+ACW:PLAN 7',
      'RFF+AGO:REF1',
      'RFF+ABO:M1',
      'NAD+MS+HAWSER',
      'NAD+MR+LINE',
      'ERC+EDI-026::ZZZ',
      expect.stringMatching(/^FTX\+AAO\+\+\+HWS-EDI-026:Container HWSUOOOOO18 at cell 0010382/),
      'RFF+AAQ:HWSUOOOOO18:19',
      expect.stringMatching(/^FTX\+AAI\+\+\+Ask the sender/),
      'ERC+EDI-028::ZZZ',
      expect.stringMatching(/^FTX\+AAO\+\+\+HWS-EDI-028:Container HWSU0000023/),
      'RFF+AAQ:HWSU0000023:21',
      expect.stringMatching(/^FTX\+AAI\+\+\+Find out/),
    ]);
  });

  it('is told where it stands also to those who take CONTRL only', () => {
    const received = first(interchange([PLAN]));
    expect(linesOf(contrlFor(received))).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+7']);
    expect(linesOf(contrlFor(received, { values: true }))).toEqual([
      'UCI+REF1+LINE:ZZZ+HAWSER:14+7',
      'UCM+M1+BAPLIE:D:95B:UN:SMDG22+7',
      'UCS+19',
      'UCD+12+3:1',
      'UCS+21',
      'UCD+12+3:1',
    ]);
  });
});

describe('CONTRL', () => {
  it('acknowledges what is right, in the syntax version that was sent', () => {
    const old = first(interchange([PLAN]));
    expect(contrlFor(old)).toMatchObject({ type: 'CONTRL', version: 'D3', header: { version: 'D', release: '3' } });
    const four = first(interchange([PLAN], 'UNB+UNOC:4+LINE+HAWSER+20260203:0405+REF1'));
    expect(contrlFor(four)).toMatchObject({ header: { version: '4', release: '1' } });
    const written = textOf(writeAnswers(four, [contrlFor(four)], { reference: 'C1', preparedAt: AT }));
    expect(written).toContain("UNB+UNOA:4+HAWSER+LINE+20260203:0405+C1'");
    expect(written).toContain("UNH+1+CONTRL:4:1:UN'");
  });

  it('rejects messages of types that are not worked, and tells wrong counts and references with their places', () => {
    const text = interchange([['PAYMUL:D:96A:UN', "BGM+452+1'"], PLAN, ['BAPLIE:D:95B:UN:SMDG22', HEAD]])
      .replace("UNT+28+M2'", "UNT+27+M9'")
      .replace('UNZ+3', 'UNZ+4');
    expect(linesOf(contrlFor(first(text)))).toEqual([
      'UCI+REF1+LINE:ZZZ+HAWSER:14+7+29+UNZ+2',
      'UCM+M1+PAYMUL:D:96A:UN+4+14+UNH+3:1',
      'UCM+M2+BAPLIE:D:95B:UN:SMDG22+7+29+UNT+2',
      'UCS+28',
      'UCD+28+3',
    ]);
  });

  it('answers functional groups one by one, each with its messages', () => {
    const message = (n: number, [type, body]: readonly [string, string]): string =>
      `UNH+M${n}+${type}'${body}UNT+${body.split("'").length + 1}+M${n}'`;
    const text =
      "UNB+UNOA:2+LINE+HAWSER+260203:0405+REF1'" +
      `UNG+BAPLIE+LINE AB:1+YARD+260203:0405+G1+UN+D:95B'${message(1, PLAN)}UNE+1+G1'` +
      `UNG+X+LINE CD+GATE+260203:0405+G2+UN+D:95B'${message(2, PLAN)}${message(3, ['PAYMUL:D:96A:UN', "BGM+452+1'"])}UNE+3+G2'` +
      `UNG+X+LINE EF+GATE+260203:0405+G3+UN+D:95B'${message(4, PLAN)}` +
      "UNZ+3+REF1'";
    const received = first(text);
    const contrl = contrlFor(received);
    expect(linesOf(contrl)).toEqual([
      'UCI+REF1+LINE+HAWSER+7',
      'UCF+G1+LINE AB:1+YARD+7',
      'UCF+G2+LINE CD+GATE+7+29+UNE+2',
      'UCM+M3+PAYMUL:D:96A:UN+4+14+UNH+3:1',
      'UCF+G3+LINE EF+GATE+7+13+UNE',
    ]);
    // What is written is read as it was, and keeps to its structure.
    const bytes = writeAnswers(received, [contrl], { reference: 'C1', preparedAt: AT });
    const { interchanges, diagnostics } = readDocuments(bytes ?? new Uint8Array(), 'c');
    expect([interchanges[0]?.documents[0]?.body, diagnostics]).toEqual([contrl?.body, []]);
    expect(answerOf(interchanges[0]!.documents[0]!)?.answer).toMatchObject({
      outcome: 'accepted in part',
      groups: [
        { reference: 'G1', outcome: 'accepted' },
        { reference: 'G2', outcome: 'accepted in part' },
        { reference: 'G3', outcome: 'accepted in part' },
      ],
      messages: [{ reference: 'M3', outcome: 'rejected' }],
    });
    const errors = answerOf(contrl!)?.answer.errors.filter(({ group }) => group !== undefined);
    expect(errors?.map(({ group, code }) => [group, code])).toEqual([
      ['G2', '29'],
      ['G3', '13'],
    ]);
  });

  it('tells what stands outside of all groups as a fault of the interchange, because it has no place of its own', () => {
    const [type, body] = PLAN;
    const message = (n: number): string => `UNH+M${n}+${type}'${body}UNT+28+M${n}'`;
    const text = `UNB+UNOA:2+LINE+HAWSER+260203:0405+REF1'UNG+X+A+B+D+G1'${message(1)}UNE+1+G1'${message(2)}UNZ+2+REF1'`;
    expect(linesOf(contrlFor(first(text)))).toEqual(['UCI+REF1+LINE+HAWSER+7+30', 'UCF+G1+A+B+7']);
  });

  it('of a file with several interchanges tells each what is wrong with its own end', () => {
    const two = `${interchange([PLAN]).replace('UNZ+1', 'UNZ+7')}${interchange([PLAN])}`;
    const [one, other] = receive(bytesOf(two), 'a.edi').map(({ received }) => linesOf(contrlFor(received)));
    expect(one).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+7+29+UNZ+2']);
    expect(other).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+7']);
  });

  it('for faults only is written for a fault of a group', () => {
    const [type, body] = PLAN;
    const text = (count: number): string =>
      `UNB+UNOA:2+LINE+HAWSER+260203:0405+REF1'UNG+X+A+B+D+G1'UNH+1+${type}'${body}UNT+28+1'UNE+${count}+G1'UNZ+1+REF1'`;
    const answers = (count: number): unknown[] =>
      answersTo(first(text(count)), { policy: { contrl: 'faults', aperak: 'never' }, number: () => 'A', at: AT });
    expect([answers(1).length, answers(2).length]).toEqual([0, 1]);
  });

  it('rejects what the terminal refuses: a message, or all of it, with the reason', () => {
    const received = first(interchange([PLAN, PLAN]));
    const one = contrlFor(received, { rejected: new Map([[1, REFUSAL.noAgreement]]) });
    expect(linesOf(one)).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+7', 'UCM+M2+BAPLIE:D:95B:UN:SMDG22+4+17']);
    const all = contrlFor(received, { interchange: 'rejected', error: REFUSAL.duplicate });
    expect(linesOf(all)).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+4+26']);
    expect(linesOf(contrlFor(received, { interchange: 'received' }))).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+8']);
    expect(linesOf(contrlFor(received, { interchange: 'rejected' }))).toEqual(['UCI+REF1+LINE:ZZZ+HAWSER:14+4+18']);
  });

  it('rejects an interchange in which there is nothing', () => {
    expect(linesOf(contrlFor(first("UNB+UNOA:2+LINE+HAWSER+260203:0405+REF1'UNZ+0+REF1'")))).toEqual([
      'UCI+REF1+LINE+HAWSER+4+13+UNH',
    ]);
  });

  it('tells explicit nesting, and no more segments of one message than it has room for', () => {
    const nested = interchange([PLAN]).replaceAll("'LOC+", "'LOC+1+").replaceAll("'EQD+", "'EQD+1+");
    expect(linesOf(contrlFor(first(nested)))).toContain('UCM+M1+BAPLIE:D:95B:UN:SMDG22+7+34');
    const [message] = first(interchange([PLAN])).messages as [Received['messages'][number]];
    const wrong = Array.from({ length: 1200 }, (_, i) => ({
      ...message.setAside[0]!.diagnostic,
      code: 'HWS-EDI-060',
      segment: message.info.at.segment + 1 + i,
    }));
    const many = { ...first(interchange([PLAN])), messages: [{ ...message, diagnostics: wrong }] };
    const document = contrlFor(many);
    expect(document?.body.messageResponses?.[0]?.has?.segmentErrors).toHaveLength(999);
  });

  it('has a word for each error that it can give, and gives only errors that there are', () => {
    for (const { error } of Object.values(SYNTAX_FAULTS)) expect(answerText(error)).not.toBe('');
    for (const error of Object.values(REFUSAL)) expect(answerText(error)).not.toBe('');
  });
  const answerText = (error: string): string =>
    answerOf({ type: 'CONTRL', version: 'D3', header: {}, body: { interchangeResponse: { action: '4', error } } })
      ?.answer.errors[0]?.meaning ?? '';
});

describe('no answer', () => {
  it('is given to an answer: two systems would answer each other for ever', () => {
    const received = first(interchange([PLAN]));
    const [message] = received.messages as [Received['messages'][number]];
    const answers = [contrlFor(received), aperakFor(received, message, faultsOf(message), { number: 'A1', at: AT })];
    const written = writeAnswers(received, answers, { reference: 'C1', preparedAt: AT }) as Uint8Array;
    const [back] = receive(written, 'b.edi') as [ReturnType<typeof receive>[number]];
    expect(back.received.messages.map(({ info }) => info.type)).toEqual(['CONTRL', 'APERAK']);
    expect(contrlFor(back.received)).toBeNull();
    for (const one of back.received.messages) {
      expect(aperakFor(back.received, one, faultsOf(one), { number: 'A2', at: AT })).toBeNull();
    }
    expect(writeAnswers(back.received, [null, null], { reference: 'C2', preparedAt: AT })).toBeNull();
  });

  it('is given to one answer among other messages, which are answered', () => {
    const received = first(
      interchange([
        ['CONTRL:D:3:UN', "UCI+X+HAWSER+LINE+7'"],
        ['PAYMUL:D:96A:UN', "BGM+452+1'"],
      ]),
    );
    expect(linesOf(contrlFor(received))).toEqual([
      'UCI+REF1+LINE:ZZZ+HAWSER:14+7',
      'UCM+M2+PAYMUL:D:96A:UN+4+14+UNH+3:1',
    ]);
  });

  it('is given to nobody, and without a reference to answer to', () => {
    const nobody = first(interchange([PLAN]).replace(/^UNB[^']*'/, ''));
    expect(contrlFor(nobody)).toBeNull();
    expect(aperakFor(nobody, nobody.messages[0]!, [], { number: 'A1', at: AT })).toBeNull();
    expect(contrlFor(first(interchange([PLAN], 'UNB+UNOA:2+LINE+HAWSER+260203:0405+')))).toBeNull();
    expect(contrlFor(first(interchange([PLAN], 'UNB+UNOA:2++HAWSER+260203:0405+REF1')))).toBeNull();
  });
});

describe('a partner who wants', () => {
  const answers = (text: string, policy: AnswerPolicy, outcome: Outcome = {}): string[] =>
    answersTo(first(text), { policy, outcome, number: ({ info }) => `A-${info.reference}`, at: AT }).map(
      ({ type, version, body }) => `${type} ${version} ${body.document?.number ?? ''}`.trim(),
    );
  const right = interchange([['BAPLIE:D:95B:UN:SMDG22', HEAD]]);
  const faulty = interchange([PLAN, ['BAPLIE:D:95B:UN:SMDG22', HEAD]]);

  it('nothing special gets CONTRL, and APERAK for each message of which something was not worked', () => {
    expect(answers(right, {})).toEqual(['CONTRL D3']);
    expect(answers(faulty, {})).toEqual(['CONTRL D3', 'APERAK D96A A-M1']);
    expect(answers(faulty, { aperak: 'D99B' })).toEqual(['CONTRL D3', 'APERAK D99B A-M1']);
  });

  it('to hear of faults only gets no CONTRL for what is right, unless UNB asks for it', () => {
    expect(answers(right, { contrl: 'faults' })).toEqual([]);
    expect(answers(right.replace('UNZ+1', 'UNZ+2'), { contrl: 'faults' })).toEqual(['CONTRL D3']);
    expect(answers(faulty, { contrl: 'faults', values: true, aperak: 'never' })).toEqual(['CONTRL D3']);
    expect(answers(right, { contrl: 'faults' }, { interchange: 'rejected' })).toEqual(['CONTRL D3']);
    const asking = right.replace("+REF1'", "+REF1++++1'");
    expect(answers(asking, { contrl: 'faults' })).toEqual(['CONTRL D3']);
  });

  it('no answers gets none, and what is rejected as a whole gets CONTRL only', () => {
    expect(answers(faulty, { contrl: 'never', aperak: 'never' })).toEqual([]);
    expect(answers(faulty, {}, { interchange: 'rejected', error: REFUSAL.duplicate })).toEqual(['CONTRL D3']);
  });
});

describe('a plan of our own', () => {
  it('is answered with nothing but an acknowledgement', () => {
    const envelope = { sender: 'LINE', recipient: 'HAWSER', reference: 'REF1', preparedAt: AT };
    const voyage = { vesselName: 'ONE', callSign: '9V1', imo: '', voyage: '1E', carrier: 'HWL', eta: null, etd: null };
    const plan = { reference: 'P', voyage, departurePort: 'KRPUS', nextPort: 'VNHPH', entries: [] };
    const received = first(writeBaplie(plan, envelope));
    expect(linesOf(contrlFor(received))).toEqual(['UCI+REF1+LINE+HAWSER+7']);
  });
});
