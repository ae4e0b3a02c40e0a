// Each thing that a profile can declare changes what is read, and nothing else does; profiles that are wrong say where.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { receive } from '../answers/answers.ts';
import type { Bayplan, CallList, Interchange } from '../messages.ts';
import { readInterchange } from '../reading/read.ts';
import type { Profile } from './profile.ts';
import { profilesOf } from './profiles.ts';

const EXAMPLES = `${import.meta.dirname}/examples`;
const UNB = "UNB+UNOA:2+PARTNER+HAWSER+260203:0405+REF1'";
const BAPLIE =
  "UNH+1+BAPLIE:D:95B:UN:SMDG22'BGM++P1+9'TDT+20+1E+++HWL:172:20+++9V1:103:ZZZ:ONE'LOC+5+KRPUS'LOC+61+VNHPH'";

/** A bay plan with one box, told by the segments of its group. */
function plan(group: string, header = ''): string {
  const body = `${BAPLIE}${header}${group}`;
  return `${UNB}${body}UNT+${body.split("'").length}+1'UNZ+1+REF1'`;
}

/** A box at cell 0010182, as most tests need it; some segments told otherwise. */
function box({
  mea = "MEA+WT++KGM:20000'",
  loc = "LOC+9+SGSIN'LOC+11+KRPUS'",
  tmp = '',
  eqd = "EQD+CN+HWSU0000018+22R1+++5'",
  nad = "NAD+CF+HWL'",
} = {}): string {
  return `LOC+147+0010182::5'${mea}${tmp}${loc}RFF+BM:1'${eqd}${nad}`;
}

function read(text: string, told: Omit<Profile, 'name' | 'matches'> = {}): Interchange {
  const value = { name: 'partner', matches: { sender: ['partner'] }, ...told };
  const { profiles, diagnostics } = profilesOf([{ file: 'partner.json', value }]);
  expect(diagnostics).toEqual([]);
  return readInterchange(new TextEncoder().encode(text), 'a.edi', { partners: profiles });
}

/** The one entry of a bay plan, without and with a profile. */
function both(
  text: string,
  told: Omit<Profile, 'name' | 'matches'>,
): [before: Entry | undefined, after: Entry | undefined] {
  const entry = ({ messages }: Interchange): Entry | undefined => (messages[0] as Bayplan).entries[0];
  return [entry(read(text)), entry(read(text, told))];
}
type Entry = Bayplan['entries'][number];
const codes = ({ diagnostics }: Interchange): string[] => diagnostics.map(({ code }) => code);

describe('what a profile declares', () => {
  it('qualifiers that mean others', () => {
    const [before, after] = both(plan(box({ loc: "LOC+76+SGSIN'LOC+ZZ+VNHPH'", nad: "NAD+XX+NBL'" })), {
      qualifiers: { LOC: { '76': '9', ZZ: '11' }, NAD: { XX: 'CF' } },
    });
    expect(before?.container).toMatchObject({ portOfLoading: '', portOfDischarge: '', operator: '' });
    expect(after?.container).toMatchObject({ portOfLoading: 'SGSIN', portOfDischarge: 'VNHPH', operator: 'NBL' });
  });

  it('a private qualifier that opens the groups', () => {
    const text = plan(box()).replaceAll('LOC+147', 'LOC+STW');
    expect((read(text).messages[0] as Bayplan).entries).toEqual([]);
    expect((read(text, { qualifiers: { LOC: { STW: '147' } } }).messages[0] as Bayplan).entries).toHaveLength(1);
  });

  it('a private text that tells what another one tells', () => {
    const text = `${UNB}UNH+1+COPRAR:D:95B:UN'BGM+99+L1+9'FTX+ZZX+++D'TDT+20+1E'NAD+CF+HWL'EQD+CN+HWSU0000018+22G1+++5'CNT+16:1'UNT+8+1'UNZ+1+REF1'`;
    const direction = (interchange: Interchange): string => (interchange.messages[0] as CallList).function;
    expect(direction(read(text))).toBe('load');
    expect(direction(read(text, { qualifiers: { FTX: { ZZX: 'OSI' } } }))).toBe('discharge');
  });

  it('values that stand in the wrong place, also the cell and the association code of UNH', () => {
    const [before, after] = both(plan(box({ eqd: "EQD+CN+HWSU0000018+:22R1+++5'" })), {
      moved: [{ tag: 'EQD', from: '3.2', to: '3.1' }],
    });
    expect([before?.container.isoType, after?.container.isoType]).toEqual(['', '22R1']);
    const cells = plan(box()).replace('0010182::5', '++0010182');
    expect(both(cells, { moved: [{ tag: 'LOC', from: '4.1', to: '2.1' }] })[1]?.slot).toEqual({
      bay: 1,
      row: 1,
      tier: 82,
    });
    const moved = [{ tag: 'UNH', from: '3.1', to: '2.5' }];
    const { profiles } = profilesOf([{ file: 'x', value: { name: 'x', matches: { sender: ['PARTNER'] }, moved } }]);
    const text = plan(box()).replace(':UN:SMDG22', ':UN+smdg22');
    const [first] = receive(new TextEncoder().encode(text), 'a.edi', { partners: profiles });
    expect(first?.received.messages[0]?.info.association).toBe('SMDG22');
  });

  it('what is told in its own place stays, though something stands in the other one too', () => {
    const [, after] = both(plan(box({ eqd: "EQD+CN+HWSU0000018+22R1:45G1+++5'" })), {
      moved: [{ tag: 'EQD', from: '3.2', to: '3.1' }],
    });
    expect(after?.container.isoType).toBe('22R1');
  });

  it('codes of places, lines and sizes, written small or large', () => {
    const text = plan(
      box({ loc: "LOC+9+hpg'LOC+11+KRPUS'", nad: "NAD+CF+NBAY'", eqd: "EQD+CN+HWSU0000018+40HQ+++5'" }),
    );
    const [before, after] = both(text.replace('0010182', '0020182'), {
      places: { HPG: 'VNHPH' },
      lines: { NBAY: 'NBL' },
      sizeTypes: { '40HQ': '45G1' },
    });
    expect(before?.container).toMatchObject({ portOfLoading: 'HPG', operator: 'NBAY', isoType: '40HQ' });
    expect(after?.container).toMatchObject({
      portOfLoading: 'VNHPH',
      operator: 'NBL',
      isoType: '45G1',
      heightMm: 2896,
    });
  });

  it('units, where none or another one is written', () => {
    const [before, after] = both(plan(box({ mea: "MEA+WT++:20'", tmp: "TMP+2+0'" })), {
      units: { MEA: { '': 'TNE' }, TMP: { '': 'FAH' } },
    });
    expect(before?.container.grossKg).toBe(20);
    expect(after?.container.grossKg).toBe(20_000);
    expect(before?.container.reeferC).toBe(0);
    expect(after?.container.reeferC).toBeCloseTo(-17.8, 1);
  });

  it('the time zone of times without one: an offset, or a place with summer time', () => {
    const eta = (told: Omit<Profile, 'name' | 'matches'>, day = '260203'): number | null =>
      (read(plan(box(), `DTM+132:${day}0600:201'`), told).messages[0] as Bayplan).voyage.eta;
    expect(eta({})).toBe(Date.UTC(2026, 1, 3, 6));
    expect(eta({ timeZone: '+07:00' })).toBe(Date.UTC(2026, 1, 2, 23));
    expect(eta({ timeZone: 'Europe/Berlin' })).toBe(Date.UTC(2026, 1, 3, 5));
    expect(eta({ timeZone: 'Europe/Berlin' }, '260703')).toBe(Date.UTC(2026, 6, 3, 4));
    const zoned = read(plan(box(), "DTM+132:202602030600?+09:303'"), { timeZone: '+07:00' });
    expect((zoned.messages[0] as Bayplan).voyage.eta).toBe(Date.UTC(2026, 1, 2, 21));
  });

  it('the character set that is sent, whatever UNB names', () => {
    const text = plan(box()).replace(':ONE', ':\u00d8NE').replace('UNOA:2', 'UNOD:3');
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const name = (told: Partial<Profile>): string => {
      const { profiles } = profilesOf([{ file: 'x', value: { name: 'x', matches: { sender: ['PARTNER'] }, ...told } }]);
      const { messages } = readInterchange(bytes, 'a.edi', { partners: profiles });
      return (messages[0] as Bayplan).voyage.vesselName;
    };
    expect(name({})).toBe('\u0158NE');
    expect(name({ charset: 'UNOC' })).toBe('\u00d8NE');
  });

  it('check digits that are wrong: told, taken without a word, or set aside', () => {
    const text = plan(box({ eqd: "EQD+CN+HWSU0000019+22R1+++5'" }));
    expect(codes(read(text))).toEqual(['HWS-EDI-040']);
    expect(codes(read(text, { checkDigits: 'accept' }))).toEqual([]);
    const refused = read(text, { checkDigits: 'refuse' });
    expect(refused.messages[0]).toMatchObject({
      entries: [],
      setAside: [{ what: 'HWSU0000019', diagnostic: { code: 'HWS-EDI-150' } }],
    });
  });

  it('containers without a number are places that are planned', () => {
    const text = plan(
      `${box({ eqd: "EQD+CN+PROJECTED+22R1+++5'" })}${box({ eqd: "EQD+CN++45G1+++4'" }).replace('0010182', '0020182')}`,
    );
    expect(read(text).messages[0]!.setAside.map(({ diagnostic }) => diagnostic.code)).toEqual([
      'HWS-EDI-026',
      'HWS-EDI-025',
    ]);
    const planned = read(text, { unknownNumbers: ['PROJECTED', ''] }).messages[0]!.setAside;
    expect(planned).toMatchObject([
      {
        planned: { slot: { bay: 1, row: 1, tier: 82 }, isoType: '22R1', full: true, grossKg: 20_000, operator: 'HWL' },
      },
      { planned: { slot: { bay: 2, row: 1, tier: 82 }, isoType: '45G1', full: false, portOfDischarge: 'KRPUS' } },
    ]);
    expect(planned.map(({ diagnostic }) => [diagnostic.code, diagnostic.severity])).toEqual([
      ['HWS-EDI-151', 'info'],
      ['HWS-EDI-151', 'info'],
    ]);
  });

  it('what is meant where nothing is told', () => {
    const [before, after] = both(plan(box({ loc: "LOC+11+VNHPH'", nad: '' })), {
      defaults: { portOfLoading: 'KRPUS', portOfDischarge: 'SGSIN', operator: 'CSF' },
    });
    expect(before?.container).toMatchObject({ portOfLoading: '', portOfDischarge: 'VNHPH', operator: '' });
    expect(after?.container).toMatchObject({ portOfLoading: 'KRPUS', portOfDischarge: 'VNHPH', operator: 'CSF' });
  });

  it('diagnostics that weigh more or less, and those that are not told any more, of the envelope too', () => {
    const text = plan(box({ mea: '' }))
      .replace('UNT+', 'UNT+9')
      .replace('UNZ+1', 'UNZ+7');
    const told = (interchange: Interchange): string[] =>
      interchange.diagnostics.map(({ code, severity }) => `${code} ${severity}`);
    expect(told(read(text))).toEqual(['HWS-EDI-044 warning', 'HWS-EDI-007 warning', 'HWS-EDI-009 warning']);
    const profile = {
      expect: ['HWS-EDI-007'],
      severity: { 'HWS-EDI-044': 'error', 'HWS-EDI-009': 'info' },
    } as const;
    expect(told(read(text, { ...profile, expect: [...profile.expect] }))).toEqual([
      'HWS-EDI-044 error',
      'HWS-EDI-009 info',
    ]);
    // Of the file as a whole, too.
    const cut = text.slice(0, -1).replace('UNH', 'X UNH');
    expect(codes(read(cut))).toEqual(expect.arrayContaining(['HWS-EDI-004', 'HWS-EDI-005']));
    const known = codes(read(cut, { expect: ['HWS-EDI-004', 'HWS-EDI-005'] }));
    expect(known).toEqual(codes(read(cut)).filter((code) => code !== 'HWS-EDI-004' && code !== 'HWS-EDI-005'));
    // What is set aside keeps its reason, though it is expected.
    const twice = read(plan(box() + box()), { expect: ['HWS-EDI-027'] });
    expect(twice.messages[0]?.setAside.map(({ diagnostic }) => diagnostic.code)).toEqual(['HWS-EDI-027']);
  });
});

describe('which profile counts', () => {
  const named = (name: string, matches: Profile['matches'], operator: string): { file: string; value: unknown } => ({
    file: `${name}.json`,
    value: { name, matches, defaults: { operator } },
  });
  const operatorOf = (text: string, ...files: { file: string; value: unknown }[]): string | undefined => {
    const { profiles } = profilesOf(files);
    const { messages } = readInterchange(new TextEncoder().encode(text), 'a.edi', { partners: profiles });
    return (messages[0] as Bayplan).entries[0]?.container.operator;
  };
  const text = plan(box({ nad: '' }));

  it('the one that says most: the sender before all else', () => {
    const all = named('all', { type: ['BAPLIE'] }, 'ALL');
    const sender = named('sender', { sender: ['partner'] }, 'SND');
    const exact = named('exact', { sender: ['PARTNER'], recipient: ['HAWSER'], version: ['2.2'] }, 'EXA');
    const other = named('other', { sender: ['PARTNER'], recipient: ['ELSEWHERE'] }, 'OTH');
    const recipient = named('recipient', { recipient: ['HAWSER'], type: ['BAPLIE'], version: ['2.2'] }, 'REC');
    expect(operatorOf(text, all)).toBe('ALL');
    expect(operatorOf(text, all, recipient, sender)).toBe('SND');
    expect(operatorOf(text, exact, all, sender)).toBe('EXA');
    expect(operatorOf(text, other)).toBe('');
    expect(operatorOf(text, named('old', { version: ['1.5'] }, 'OLD'))).toBe('');
  });

  it('one profile for one message of an interchange does nothing to the others', () => {
    const second = plan(box({ nad: '' }))
      .slice(UNB.length)
      .replace('UNH+1+BAPLIE:D:95B:UN:SMDG22', 'UNH+1+BAPLIE:D:95B:UN:SMDG20');
    const two = text.replace("UNZ+1+REF1'", '') + second;
    const { profiles } = profilesOf([named('new', { version: ['2.0'] }, 'NEW')]);
    const { messages } = readInterchange(new TextEncoder().encode(two), 'a.edi', { partners: profiles });
    expect(messages.map((message) => (message as Bayplan).entries[0]?.container.operator)).toEqual(['', 'NEW']);
  });

  it('one that matches nothing says so, until it does', () => {
    const { profiles } = profilesOf([
      named('mine', { sender: ['PARTNER'] }, 'A'),
      named('theirs', { sender: ['ELSEWHERE'] }, 'B'),
    ]);
    expect(profiles.unused()).toHaveLength(2);
    readInterchange(new TextEncoder().encode(text), 'a.edi', { partners: profiles });
    expect(profiles.unused()).toMatchObject([
      {
        code: 'HWS-EDI-149',
        severity: 'info',
        where: 'theirs.json',
        message: 'Profile "theirs": the profile matched nothing.',
      },
    ]);
    expect(profiles.find({ sender: 'ELSEWHERE', recipient: '' })?.name).toBe('theirs');
    expect(profiles.find({ sender: 'NOBODY', recipient: '' })).toBeNull();
  });
});

describe('the examples', () => {
  const files = readdirSync(EXAMPLES).map((file) => ({
    file,
    value: JSON.parse(readFileSync(`${EXAMPLES}/${file}`, 'utf8')) as unknown,
  }));

  it('are profiles without a fault', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(profilesOf(files).diagnostics).toEqual([]);
  });

  it('do what they say they do', () => {
    const { profiles } = profilesOf(files);
    const northbay = plan(
      box({
        loc: "LOC+6+HPG'LOC+12+NBHARBOUR'",
        mea: "MEA+WT++LBS:44092'",
        eqd: "EQD+CN+HWSU0000018+20RF+++5'",
        nad: "NAD+CA+NBAY'",
      }),
    ).replace('PARTNER', 'NORTHBAY');
    const { messages } = readInterchange(new TextEncoder().encode(northbay), 'a.edi', { partners: profiles });
    expect((messages[0] as Bayplan).entries[0]?.container).toMatchObject({
      portOfLoading: 'VNHPH',
      portOfDischarge: 'KRPUS',
      operator: 'NBL',
      isoType: '22R1',
      grossKg: 20_000,
    });
  });
});

describe('a profile that is wrong says where', () => {
  const cases: [told: unknown, code: string, where: string][] = [
    ['northbay', 'HWS-EDI-142', '$'],
    [{ name: 'x', matches: { sender: 'X' } }, 'HWS-EDI-142', '$.matches.sender'],
    [{ matches: { sender: ['X'] } }, 'HWS-EDI-143', '$'],
    [{ name: 'x', matches: { sender: ['X'] }, qualifer: {} }, 'HWS-EDI-144', '$'],
    [{ name: 'x', matches: { sender: ['X'] }, toString: 1 }, 'HWS-EDI-144', '$'],
    [{ name: 'x', matches: {} }, 'HWS-EDI-146', '$.matches'],
    [{ name: 'x', matches: { sender: [] } }, 'HWS-EDI-145', '$.matches.sender'],
    [{ name: 'x', matches: { sender: ['X'] }, places: { hpg: 'VNHPH' } }, 'HWS-EDI-145', '$.places'],
    [{ name: 'x', matches: { sender: ['X'] }, places: { HPG: 'Haiphong' } }, 'HWS-EDI-145', '$.places.HPG'],
    [{ name: 'x', matches: { sender: ['X'] }, timeZone: 'Busan' }, 'HWS-EDI-145', '$.timeZone'],
    [{ name: 'x', matches: { sender: ['X'] }, charset: 'UNOZ' }, 'HWS-EDI-145', '$.charset'],
    [{ name: 'x', matches: { sender: ['X'] }, expect: ['HWS-EDI-999'] }, 'HWS-EDI-145', '$.expect[0]'],
    [
      { name: 'x', matches: { sender: ['X'] }, severity: { 'HWS-EDI-007': 'fatal' } },
      'HWS-EDI-145',
      '$.severity.HWS-EDI-007',
    ],
    [
      { name: 'x', matches: { sender: ['X'] }, moved: [{ tag: 'EQD', from: '0.1', to: '3.1' }] },
      'HWS-EDI-145',
      '$.moved[0].from',
    ],
    [{ name: 'x', matches: { sender: ['X'] }, answers: { values: 'yes' } }, 'HWS-EDI-142', '$.answers.values'],
  ];
  it.each(cases)('%j', (value, code, where) => {
    const { profiles, diagnostics } = profilesOf([{ file: 'x.json', value }]);
    expect(diagnostics).toMatchObject([{ code, where: `x.json ${where}` }]);
    expect(profiles.unused()).toEqual([]);
  });

  it('two of one name, or for the very same messages', () => {
    const one = { name: 'x', matches: { sender: ['X', 'Y'] } };
    const files = [
      { file: 'a.json', value: one },
      { file: 'b.json', value: one },
      { file: 'c.json', value: { ...one, name: 'z', matches: { sender: ['y', 'x'] } } },
    ];
    expect(profilesOf(files).diagnostics.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'HWS-EDI-147 b.json $.name',
      'HWS-EDI-148 c.json $.matches',
    ]);
  });
});

describe('a profile by which everything means itself', () => {
  const same = (...codes: string[]): Record<string, string> => Object.fromEntries(codes.map((code) => [code, code]));
  const told = {
    qualifiers: { LOC: same('9', '11', '147', '5', '61'), NAD: same('CA', 'CF'), DTM: same('132'), EQD: same('CN') },
    places: same('KRPUS'),
    lines: same('NBL'),
    sizeTypes: same('22G1'),
    units: { MEA: same('KGM'), TMP: same('CEL') },
    timeZone: '+00:00',
  };

  it('changes nothing', () => {
    const text = plan(box({ tmp: "TMP+2+-18.0:CEL'" }) + box({ mea: '' }), "DTM+132:2602030600:201'");
    expect(read(text, told)).toEqual(read(text));
  });

  it('changes nothing of the samples at hand', () => {
    const samples = `${import.meta.dirname}/../../../../shared/data/edi`;
    if (!existsSync(samples)) {
      console.warn(`NOT TESTED: the sample files are not here (${samples}).`);
      return;
    }
    const types = ['BAPLIE', 'COPRAR', 'COPINO', 'COPARN', 'COARRI', 'CODECO'];
    const { profiles } = profilesOf([{ file: 'x', value: { name: 'x', matches: { type: types }, ...told } }]);
    for (const name of readdirSync(samples, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(edi|txt)$/.test(name) || name.includes('demo_v15')) continue;
      const bytes = readFileSync(`${samples}/${name}`);
      expect(readInterchange(bytes, name, { partners: profiles }), name).toEqual(readInterchange(bytes, name));
    }
    expect(profiles.unused()).toEqual([]);
  });
});
