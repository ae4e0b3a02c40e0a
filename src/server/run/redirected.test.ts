// Empty vehicles that are on the road to a parking place when work comes up: with rolling assignment they are sent to it from where they are.
import { expect, test } from 'vitest';
import type { Container } from '../../terminal/container.ts';
import type { Policy } from '../../operation/policy.ts';
import { bayplan, box, callOf, play, terminal, type SmallWorld } from './small-world.fixture.ts';

const busan = terminal('busan-dgt');

/** Twenty boxes in two bays, one crane for both in the middle of the quay, and six vehicles: there is always somebody on his way to park when the next one is wanted. */
function world(policy: Partial<Policy>): { world: SmallWorld; redirected: number } {
  const boxes: Record<string, Container> = {};
  for (const bay of [2, 18])
    for (let row = 0; row < 5; row++)
      for (const tier of [82, 84]) boxes[`${bay}-${row}-${tier}`] = box(`D${bay}X${row}X${tier}`);
  const quay = { ...busan.quay, maxCranesPerVessel: 1 };
  const model = { ...busan, quay, vehicleType: { ...busan.vehicleType, count: 6 } };
  const before: { errand: string; goal: number }[] = [];
  let redirected = 0;
  const played = play(
    model,
    [bayplan('V', boxes)],
    [],
    (run) => {
      const { vehicles, traffic } = run.operation.desk.state;
      vehicles.forEach((v, i) => {
        const { at, goal } = traffic.vehicles[i]!;
        const parked = before[i];
        // On the road still, but no longer to the parking place, which is free for others.
        if (parked?.errand === 'to-park' && at < 0 && /^to-(crane|block)$/.test(v.errand) && goal !== parked.goal) {
          redirected++;
          expect(traffic.restOwner[parked.goal]).not.toBe(i);
          expect(traffic.restOwner[goal]).toBe(i);
        }
        before[i] = { errand: v.errand, goal };
      });
    },
    policy,
  );
  return { world: played, redirected };
}

test.each<[Policy['dispatch'], boolean]>([
  ['rolling', true],
  ['nearest-idle', false],
])('under %s assignment vehicles on their way to park are sent elsewhere: %s', (dispatch, expected) => {
  const { world: played, redirected } = world({ dispatch, berthPins: { [callOf('V')]: 500 } });
  expect(played.faults).toEqual([]);
  expect(played.run.finished).toBe(true);
  expect(played.run.ledger.state.calls.get(callOf('V'))!.done).toMatchObject({ discharge: 20 });
  expect(redirected > 0).toBe(expected);
});
