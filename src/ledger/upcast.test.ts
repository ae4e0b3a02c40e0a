// Events of older vocabularies are lifted step by step; what a newer one wrote is refused with the reason.
import { describe, expect, test } from 'vitest';
import { EVENT_VERSION } from './events.ts';
import { aboard, announced, box, cover, picked, vesselComes } from './small-record.fixture.ts';
import { lift, upcast, type StoredEvent, type Vocabulary } from './upcast.ts';

//  A made-up vocabulary that has grown twice:
//    version 1   lifted {box, by}                    ghost {}
//    version 2   picked {box, che}                   (ghost is gone)
//    version 3   picked {box, che, rehandle}         weighed {box, kg}, which version 2 told within picked as kg
const GROWN: Vocabulary = {
  version: 3,
  kinds: new Set(['picked', 'weighed']),
  upcasters: [
    (e) => (e.kind === 'ghost' ? [] : [{ kind: 'picked', box: e['box'], che: e['by'], kg: e['kg'] }]),
    ({ kind, box, che, kg }) => [
      { kind, box, che, rehandle: false },
      ...(typeof kg === 'number' ? [{ kind: 'weighed', box, kg }] : []),
    ],
  ],
};
const lifted = (version: number, ...events: StoredEvent[]): unknown => {
  const result = lift(GROWN, version, events);
  return result.ok ? result.value : result.error;
};

describe('a vocabulary that has grown', () => {
  test('lifts an event through every version in between: renamed, filled in, parted in two', () => {
    const oldest = { kind: 'lifted', box: 'B', by: 'Q1', kg: 12_000 };
    const now = [
      { kind: 'picked', box: 'B', che: 'Q1', rehandle: false },
      { kind: 'weighed', box: 'B', kg: 12_000 },
    ];
    expect(lifted(1, oldest)).toEqual(now);
    expect(lifted(2, { kind: 'picked', box: 'B', che: 'Q1', kg: 12_000 })).toEqual(now);
    expect(lifted(3, ...now)).toEqual(now);
  });

  test('leaves out what no longer says anything, and keeps the order of the rest', () => {
    const old = ['A', 'B'].map((box) => ({ kind: 'lifted', box, by: 'Q1' }));
    expect(lifted(1, old[0]!, { kind: 'ghost' }, old[1]!)).toMatchObject([{ box: 'A' }, { box: 'B' }]);
  });

  test('changes nothing of what it is given', () => {
    const event = Object.freeze({ kind: 'lifted', box: 'B', by: 'Q1' });
    expect(lifted(1, event)).toEqual(lifted(1, event));
  });

  test('refuses a version that it does not know, and names both', () => {
    expect(lifted(4, { kind: 'picked' })).toBe('it is written in version 4 of the events, this Hawser knows up to 3');
    for (const version of [0, -1, 1.5, NaN]) expect(lifted(version)).toBe(`${version} is no version of events`);
  });

  test('refuses a kind that is not in it, also one that a lifted event turns into', () => {
    expect(lifted(3, { kind: 'lifted' })).toBe('version 3 of the events has no kind "lifted"');
    expect(lifted(2, { kind: 'melted' })).toBe('version 3 of the events has no kind "melted"');
  });

  test('refuses what is no list of events', () => {
    for (const events of [null, {}, [null], [{}], [{ kind: 7 }], 'picked'])
      expect(lift(GROWN, 3, events)).toMatchObject({ ok: false, error: expect.stringMatching('no list of events') });
  });

  test('has a step from every older version', () => {
    expect(() => lift({ ...GROWN, version: 4 }, 1, [])).toThrow('a step from each older version');
  });
});

describe('the vocabulary of this build', () => {
  const events = [
    vesselComes,
    announced(box('B'), aboard(2, 1, 82)),
    picked('B', aboard(2, 1, 82)),
    cover('2/0', true),
  ];
  const stored = (): unknown => JSON.parse(JSON.stringify(events));

  test('takes its own events as they are', () => {
    expect(upcast(EVENT_VERSION, stored())).toEqual({ ok: true, value: events });
  });

  test('takes the events of frames that did not tell their version', () => {
    expect(upcast(1, stored())).toEqual({ ok: true, value: events });
  });

  test('refuses the next version and a kind that it does not know', () => {
    expect(upcast(EVENT_VERSION + 1, stored())).toMatchObject({ ok: false });
    expect(upcast(EVENT_VERSION, [{ kind: 'teleported' }])).toMatchObject({
      ...{ ok: false, error: expect.stringContaining('no kind "teleported"') },
    });
  });
});
