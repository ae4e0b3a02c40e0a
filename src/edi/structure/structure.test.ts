// Every structure can be read, and whatever fits into one is written and read again without loss.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Random } from '../../kit/random.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding } from '../findings.ts';
import type { Envelope } from '../messages.ts';
import { Tokens } from '../tokens/tokenizer.ts';
import { directoriesOf, headerFor, knownTypes, structureFor, versionOf, versionsOf } from './catalogue.ts';
import type { Children, EdiDocument } from './document.ts';
import { structureOf, type Part } from './notation.ts';
import { readDocuments } from './read-documents.ts';
import { isSingle, propertyOf, valueNames, type Tag } from './segment-table.ts';
import type { SegmentPlace } from './grouping.ts';
import { StructureCheck } from './structure-check.ts';
import { segmentsOf, writeDocuments } from './write-document.ts';

const ENVELOPE: Envelope = { sender: 'LINE', recipient: 'HWS', reference: 'R1', preparedAt: 0 };
const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; documents are not tested on real files.`);

/** The documents of a file and the codes that were reported. */
function documentsOf(bytes: Uint8Array): { documents: EdiDocument[]; codes: string[] } {
  const { interchanges, diagnostics } = readDocuments(bytes, 'test.edi');
  return { documents: interchanges.flatMap(({ documents }) => documents), codes: diagnostics.map(({ code }) => code) };
}

const only = (text: string): { document: EdiDocument; codes: string[] } => {
  const { documents, codes } = documentsOf(new TextEncoder().encode(text));
  return { document: documents[0] as EdiDocument, codes };
};

function allParts(part: Part): Part[] {
  return [part, ...part.inside.flatMap(allParts)];
}

describe('the structures', () => {
  const all = knownTypes().flatMap((type) => directoriesOf(type).map((directory) => ({ type, directory })));

  it('name no tag that the segment table does not have', () => {
    const tags = all.flatMap(({ type, directory }) =>
      allParts((structureFor(type, directory) as { root: Part }).root).map(({ tag }) => tag),
    );
    expect(tags.filter((tag) => propertyOf(tag) === undefined)).toEqual([]);
  });

  it('can each be written under some version', () => {
    for (const { type } of all)
      for (const version of versionsOf(type)) expect(headerFor(type, version)).toMatchObject({ type });
    expect(headerFor('BAPLIE', '2.2')).toMatchObject({ release: '95B', association: 'SMDG22' });
    expect(headerFor('BAPLIE', '4.0')).toBeNull();
    expect(headerFor('MOVINS', '2.2')).toMatchObject({ release: '95B', association: 'SMDG22' });
  });

  it('have one name each: the directory that only guide 1.5 has used is that guide', () => {
    expect(versionsOf('BAPLIE')).toEqual(['1.5', '2.0', '2.1', '2.2', '3.1', 'D95B', 'D00B', 'D13B', 'D16A', 'D20B']);
    expect(versionsOf('MOVINS')).toEqual(['2.0', '2.1', '2.2', 'D95B', 'D00B', 'D20B']);
    expect(versionOf({ type: 'BAPLIE', version: '1', release: '911' })).toBe('1.5');
    expect(headerFor('BAPLIE', '911')).toEqual(headerFor('BAPLIE', '1.5'));
  });

  it('are faults of the program where the notation is wrong', () => {
    expect(() => structureOf('BGM M1 LOC')).toThrow('not a structure');
    expect(() => structureOf('BGM M1 SG1 C9(RFF M1')).toThrow('does not begin');
    expect(() => structureOf('BGM M1 BGM C1')).toThrow('stands twice');
  });

  it('take any message that fits them, and give it back: written, read and written again it is the same to the byte', () => {
    for (const { type, directory } of all) {
      const header = { reference: '1', ...headerFor(type, directory) };
      const { root } = structureFor(type, directory) as { root: Part };
      for (let seed = 1; seed <= 8; seed++) {
        const body = childrenOf(root, new Random(seed));
        const bytes = writeDocuments([{ type, version: directory, header, body }], ENVELOPE);
        const again = documentsOf(bytes).documents;
        expect(
          again.map((document) => document.body),
          `${type} ${directory}, seed ${seed}`,
        ).toEqual([body]);
        expect(writeDocuments(again, ENVELOPE), `${type} ${directory}, seed ${seed}`).toEqual(bytes);
      }
    }
  });
});

/** Letters of every kind: separators, small ones, marks, other scripts. */
const LETTERS = Array.from("AZaz09'+:?.-*éđ한");

function textFrom(random: Random): string {
  return Array.from({ length: 1 + random.int(8) }, () => random.pick(LETTERS)).join('');
}

/** A message that fits a structure: what is mandatory and some of the rest, once or twice, with values in some of the places. */
function childrenOf(group: Part, random: Random): Children {
  const children: Record<string, unknown> = {};
  for (const part of group.inside) {
    const tag = part.tag as Tag;
    // Where a tag stands twice, what is under a segment tells the two apart; the one that opens a group is made here.
    if (part.group === '' && group.inside.some((other) => other !== part && other.tag === tag)) continue;
    const most = Math.min(part.most, isSingle(tag) ? 1 : 2);
    const count = random.int(most + 1) || (part.mandatory ? 1 : 0);
    const segments = Array.from({ length: count }, () => segmentFrom(part, random));
    if (count > 0) children[propertyOf(tag) as string] = isSingle(tag) ? segments[0] : segments;
  }
  if (group.group !== '' && random.next() < 0.1)
    children['kept'] = [{ tag: 'ZZZ', elements: [['1'], [], ['A', '', 'B']] }];
  return children;
}

function segmentFrom(part: Part, random: Random): Record<string, unknown> {
  const names = valueNames(part.tag) ?? [];
  const values: Record<string, unknown> = {};
  for (const name of names.flat()) if (random.next() < 0.4) values[name] = textFrom(random);
  // A first value of one digit would be taken for the number of a group.
  values[names[0]?.[0] as string] = part.qualifiers === null ? `Q${textFrom(random)}` : random.pick(part.qualifiers);
  if (random.next() < 0.2) values['more'] = { '15.1': textFrom(random), '16.3': textFrom(random) };
  const has = childrenOf(part, random);
  return Object.keys(has).length === 0 ? values : { ...values, has };
}

describe('the check without documents', () => {
  it('finds the same as reading does, on messages with segments in the wrong places', () => {
    for (const type of knownTypes())
      for (const directory of directoriesOf(type)) {
        const header = { reference: '1', ...headerFor(type, directory) };
        const { root } = structureFor(type, directory) as { root: Part };
        for (let seed = 1; seed <= 4; seed++) {
          const random = new Random(seed);
          const document = { type, version: directory, header, body: childrenOf(root, random) };
          const all = segmentsOf(document);
          const segments = Array.from({ length: 40 }, () => random.pick(all));
          const spoilt = { ...document, body: { kept: segments } };
          const bytes = writeDocuments([spoilt], ENVELOPE);
          expect(checked(bytes), `${type} ${directory}, seed ${seed}`).toEqual(
            readDocuments(bytes, 'test.edi').diagnostics,
          );
        }
      }
  });
});

/** What the check finds in a file of one message. */
function checked(bytes: Uint8Array): Diagnostic[] {
  const tokens = new Tokens(bytes);
  const header = readDocuments(bytes, 'test.edi').interchanges[0]?.documents[0]?.header ?? {};
  const found: Diagnostic[] = [];
  const placeOf = (i: number): SegmentPlace => ({ segment: i + 1, offset: tokens.offset(i) });
  const check = new StructureCheck(header, placeOf(1), (code, detail, at) => {
    found.push(finding(code, detail, { file: 'test.edi', ...at }));
  });
  for (let i = 2; i < tokens.count - 2; i++)
    check.take(tokens.tag(i), tokens.component(i, 1, 0).trim().toUpperCase(), placeOf(i));
  check.finish();
  return found;
}

describe('a message that does not keep to its structure', () => {
  const HEAD =
    "UNH+1+BAPLIE:D:95B:UN:SMDG22'BGM++1+9'DTM+137:2601010000:201'TDT+20+1N'LOC+5+KRPUS'LOC+61+VNHPH'DTM+132'";

  it('has its groups all the same when their segments come in another order, and says so once', () => {
    const { document, codes } = only(
      `${HEAD}LOC+147+0010182::5'EQD+CN+HWSU0000018+22G1'NAD+CA+HWL'RFF+BM:1'MEA+WT++KGM:9000'LOC+11+VNHPH'EQA+CN+HWSU0000023'UNT+14+1'`,
    );
    expect(document.body.places).toEqual([
      {
        qualifier: '147',
        code: '0010182',
        agency: '5',
        has: {
          equipment: [
            {
              qualifier: 'CN',
              id: 'HWSU0000018',
              sizeType: '22G1',
              has: { parties: [{ qualifier: 'CA', code: 'HWL' }], attached: [{ qualifier: 'CN', id: 'HWSU0000023' }] },
            },
          ],
          references: [{ qualifier: 'BM', number: '1' }],
          measures: [{ purpose: 'WT', unit: 'KGM', value: '9000' }],
          places: [{ qualifier: '11', code: 'VNHPH' }],
        },
      },
    ]);
    expect(new Set(codes)).toEqual(new Set(['HWS-EDI-071']));
  });

  it('keeps a segment that has no place in it where it stood, and writes it back there', () => {
    const { document, codes } = only(
      `${HEAD}LOC+147+0010182'MEA+WT++KGM:1'RFF+BM:1'PIA+5+A:B'LOC+147+0010184'MEA+WT'RFF+BM:1'UNT+9+1'`,
    );
    expect(document.body.places?.[0]?.has?.kept).toEqual([{ tag: 'PIA', elements: [['5'], ['A', 'B']] }]);
    expect(codes).toEqual(['HWS-EDI-070']);
    expect(new TextDecoder().decode(writeDocuments([document], ENVELOPE))).toContain("LOC+147+0010182'\nPIA+5+A:B'\n");
  });

  it('says what is missing, and what comes too often', () => {
    const { codes } = only("UNH+1+BAPLIE:D:95B:UN:SMDG22'BGM'DTM+137'DTM+137'UNT+5+1'");
    expect(codes).toEqual(['HWS-EDI-073', 'HWS-EDI-072']);
  });

  it('is kept whole when its type is not known', () => {
    const { document, codes } = only("UNH+1+INVOIC:D:96A:UN'BGM+380'UNT+3+1'");
    expect([document.type, document.version, codes]).toEqual(['INVOIC', 'D96A', ['HWS-EDI-075']]);
    expect(document.body).toEqual({ kept: [{ tag: 'BGM', elements: [['380']] }] });
  });

  it('of a directory without a structure of its own is read by the nearest older one', () => {
    const { document, codes } = only("UNH+1+COARRI:D:23A:UN'BGM+44'TDT+20'NAD+CA'UNT+5+1'");
    expect([document.version, codes]).toEqual(['D23A', ['HWS-EDI-074']]);
  });
});

describe.runIf(present)('the sample files', () => {
  const files = readdirSync(present ? FOLDER : '.', { recursive: true, withFileTypes: true }).filter((f) => f.isFile());

  it('are written and read again without loss, and what is written does not change any more', () => {
    expect(files).toHaveLength(39);
    for (const { parentPath, name } of files) {
      const { documents } = documentsOf(readFileSync(join(parentPath, name)));
      const bytes = writeDocuments(documents, ENVELOPE);
      const again = documentsOf(bytes).documents;
      expect(isDeepStrictEqual(again, documents), name).toBe(true);
      expect(Buffer.compare(writeDocuments(again, ENVELOPE), bytes), name).toBe(0);
    }
  });

  it('keep every segment: as many are written as were read', () => {
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name));
      const count = (file: Uint8Array): number => {
        const tokens = new Tokens(file);
        return Array.from({ length: tokens.count }, (_, i) => tokens.tag(i)).filter((tag) => !/^UN[BEGHTZ]$/.test(tag))
          .length;
      };
      const { documents } = documentsOf(bytes);
      if (documents.length > 0) expect(count(writeDocuments(documents, ENVELOPE)), name).toBe(count(bytes));
    }
  });
});
