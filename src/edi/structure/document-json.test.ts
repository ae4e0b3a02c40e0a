// Documents that people write as JSON: right ones are written, wrong ones are told with their path.
import { describe, expect, it } from 'vitest';
import { documentsFromJson } from './document-json.ts';
import { writeDocuments } from './write-document.ts';

const ENVELOPE = { sender: 'LINE', recipient: 'HWS', reference: 'R1', preparedAt: 0 };
const PLAN = {
  type: 'BAPLIE',
  version: '2.2',
  body: {
    document: { number: 'P1', function: '9' },
    times: [{ qualifier: '137', value: '2601010000', format: '201' }],
    transports: [{ stage: '20', voyage: '1N', has: { places: [{ qualifier: '5', code: 'KRPUS' }] } }],
    places: [{ qualifier: '147', code: '0010182', agency: '5', has: { kept: [{ tag: 'PIA', elements: [['5']] }] } }],
  },
};
const found = (value: unknown): [string, string][] =>
  documentsFromJson(typeof value === 'string' ? value : JSON.stringify(value), 'plan.json').diagnostics.map(
    ({ code, where }) => [code, where],
  );

describe('a document in JSON', () => {
  it('is written with the header that its type and version ask for', () => {
    const { documents, diagnostics } = documentsFromJson(JSON.stringify(PLAN), 'plan.json');
    expect(diagnostics).toEqual([]);
    const text = new TextDecoder().decode(writeDocuments(documents, ENVELOPE));
    expect(text).toContain("UNH+1+BAPLIE:D:95B:UN:SMDG22'\nBGM++P1+9'\n");
    expect(text).toContain("LOC+147+0010182::5'\nPIA+5'\nUNT+8+1'\n");
  });

  it('may be one of a list, or what a file was read as', () => {
    const messages = [{ document: PLAN }, { document: PLAN }];
    expect(documentsFromJson(JSON.stringify([PLAN, PLAN, PLAN]), 'a').documents).toHaveLength(3);
    const read = { interchanges: [{ envelope: { sender: 'HWL' }, messages }] };
    expect(documentsFromJson(JSON.stringify(read), 'a')).toMatchObject({
      envelope: { sender: 'HWL' },
      diagnostics: [],
    });
    expect(documentsFromJson(JSON.stringify(read), 'a').documents).toHaveLength(2);
  });

  it('that is none is told as such', () => {
    expect(found('{"type":')).toEqual([['HWS-EDI-076', 'plan.json']]);
    expect(found('"hello"')).toEqual([['HWS-EDI-077', 'plan.json, $']]);
    expect(found({ type: 'BAPLIE', version: '9.9', body: {} })).toContainEqual(['HWS-EDI-077', 'plan.json, $.version']);
    expect(found({ type: 'INVOIC', version: 'D95B', body: {} })).toContainEqual([
      'HWS-EDI-077',
      'plan.json, $.version',
    ]);
  });

  it('with a wrong name or value is told with the path of it', () => {
    const wrong = (body: unknown): [string, string][] => found({ ...PLAN, body });
    expect(wrong({ place: [] })).toEqual([['HWS-EDI-079', 'plan.json, $.body.place']]);
    expect(wrong({ seals: [] })).toEqual([['HWS-EDI-079', 'plan.json, $.body.seals']]);
    expect(wrong({ places: {} })).toEqual([['HWS-EDI-078', 'plan.json, $.body.places']]);
    expect(wrong({ places: [{ qualifier: 147 }] })).toEqual([['HWS-EDI-078', 'plan.json, $.body.places[0].qualifier']]);
    expect(wrong({ places: [{ cell: '1' }] })).toEqual([['HWS-EDI-079', 'plan.json, $.body.places[0].cell']]);
    expect(wrong({ places: [{ has: [] }] })).toEqual([['HWS-EDI-078', 'plan.json, $.body.places[0].has']]);
    expect(wrong({ places: [{ more: { x: '1' } }] })).toEqual([['HWS-EDI-078', 'plan.json, $.body.places[0].more']]);
    expect(wrong({ kept: [{ tag: 'PIA' }] })).toEqual([['HWS-EDI-078', 'plan.json, $.body.kept']]);
    expect(wrong({ document: [] })).toEqual([['HWS-EDI-078', 'plan.json, $.body.document']]);
  });
});
