// A terminal that is followed by another over a database, in one process and step by step: the follower comes to the same state, also
// through snapshots at which the run is made anew, and goes on so that a later restart does the same again.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../../test/support/postgres.ts';
import { parseAddress } from '../../store/postgres-address.ts';
import { PostgresJournal } from '../../store/postgres-journal.ts';
import { parseTerminal } from '../../terminal/check.ts';
import { takeCommand } from '../live/commands.ts';
import { ControlRoom } from '../live/control-room.ts';
import { DataFolder } from '../live/data-folder.ts';
import { LiveTerminal } from '../live/live-terminal.ts';
import { announcement, SENT } from '../live/small-live.fixture.ts';
import { ReplayTerminal } from '../replay/replay-terminal.ts';

const MINUTE = 60_000;
/** A Monday, 00:00 UTC. */
const START = Date.UTC(2026, 0, 5);
const TERMINAL = fileURLToPath(new URL('../../../terminals/four-blocks.json', import.meta.url));
const TEXT = readFileSync(TERMINAL, 'utf8');
const MODEL = parseTerminal(TEXT, TERMINAL);
/** Leases of these tests are given free, never left to lapse. */
const TIMING = { leaseMs: 60_000, renewMs: 10_000 };

let server: PostgresServer;
let url: string;
const opened: PostgresJournal[] = [];
beforeAll(async () => {
  server = await startPostgres();
}, 90_000);
afterAll(() => server.stop());
beforeEach(() => {
  url = server.freshUrl();
});
afterEach(() => {
  for (const journal of opened.splice(0)) journal.close();
});

/** A small terminal with a third of its usual traffic that has run for some hours (from the ninth on a vessel is worked), or goes on. */
function own(hours = 1): { live: LiveTerminal; store: PostgresJournal } {
  const store = PostgresJournal.open(url, TIMING);
  opened.push(store);
  const folder = new DataFolder(store.documents);
  if (folder.empty) folder.begin({ terminalFile: TERMINAL, seed: 1, start: START, demandScale: 0.3 }, TEXT);
  const live = LiveTerminal.open(folder, MODEL, store, new ControlRoom(MODEL, 'test').hooks, hours);
  return { live, store };
}

function stand(): { live: LiveTerminal; store: PostgresJournal } {
  const store = PostgresJournal.follow(url, TIMING);
  opened.push(store);
  const live = LiveTerminal.stand(new DataFolder(store.documents), MODEL, store, new ControlRoom(MODEL, 'test').hooks);
  return { live, store };
}

function follow({ live, store }: ReturnType<typeof stand>): void {
  const last = store.look();
  if (last) live.follow(last.at - 1, () => false);
}

function takeOver({ live, store }: ReturnType<typeof stand>): void {
  expect(store.takeOver()).toBe(true);
  live.takeOver();
}

const work = (live: LiveTerminal, minutes: number): void => live.advance(live.now + minutes * MINUTE, () => false);

async function inSchema(sql: string): Promise<void> {
  await server.query(`SET search_path TO "${parseAddress(url).schema}"; ${sql}`);
}

describe('a follower', () => {
  it('comes to the state of its owner and goes on from there', { timeout: 60_000 }, () => {
    const owner = own(9);
    const standby = stand();
    for (let step = 1; step <= 6; step++) {
      work(owner.live, 25);
      if (step % 2 === 0) owner.live.snapshot();
      if (step !== 3) follow(standby);
      expect(standby.live.lastSeq).toBeLessThanOrEqual(owner.live.lastSeq);
    }
    const { state } = owner.live.run.ledger;
    const hash = owner.live.run.ledger.hash();
    owner.live.abandon();
    takeOver(standby);
    expect([standby.live.role, standby.live.epoch]).toEqual(['owner', 2]);
    expect(standby.live.run.ledger.state.seq).toBe(state.seq);
    expect(standby.live.run.ledger.hash()).toBe(hash);
    work(standby.live, 60);
    expect(standby.live.lastSeq).toBeGreaterThan(state.seq);
  });

  it('writes nothing and sends nothing while it follows', { timeout: 60_000 }, async () => {
    const owner = own();
    work(owner.live, 60);
    const standby = stand();
    const before = await server.query(`SELECT count(*)::integer AS n FROM "${parseAddress(url).schema}".document`);
    expect(() => standby.store.append([])).toThrow('only the owner');
    follow(standby);
    const after = await server.query(`SELECT count(*)::integer AS n FROM "${parseAddress(url).schema}".document`);
    expect(after).toEqual(before);
    owner.live.abandon();
  });

  it('does what came in and was acknowledged, but not yet worked, when it takes over', { timeout: 60_000 }, () => {
    const owner = own();
    const standby = stand();
    follow(standby);
    const command = { bytes: announcement('TRUCK', 1), key: null, version: null, from: SENT };
    const { file } = JSON.parse(takeCommand(owner.live, command).body) as { file: string };
    owner.live.abandon();
    takeOver(standby);
    expect([...standby.live.archive.newestFirst(null)]).toEqual([file]);
    work(standby.live, 30);
    standby.live.abandon();
    expect(own().live.lastSeq).toBe(standby.live.lastSeq);
  });

  it('and its owner are looked at by a replay of the database while they work', { timeout: 60_000 }, () => {
    const owner = own();
    work(owner.live, 45);
    owner.live.snapshot();
    work(owner.live, 45);
    const replay = new ReplayTerminal(url, { listen: () => new ControlRoom(MODEL, 'test').hooks });
    const { from, to } = replay.range;
    expect(from).toBe(START);
    for (const at of [to, from + 30 * MINUTE, to]) {
      for (const share of replay.goTo(at)) expect(share).toBeLessThan(1);
      expect(replay.now).toBe(at);
    }
    expect(replay.run.ledger.state.seq).toBeGreaterThan(owner.live.lastSeq - 10);
    replay.close();
  });

  it(
    'writes what a restart does again, from the newest snapshot as from the one before',
    { timeout: 60_000 },
    async () => {
      const owner = own();
      const standby = stand();
      work(owner.live, 40);
      owner.live.snapshot();
      work(owner.live, 20);
      follow(standby);
      owner.live.abandon();
      takeOver(standby);
      work(standby.live, 45);
      standby.live.snapshot();
      work(standby.live, 20);
      const hash = standby.live.run.ledger.hash();
      standby.live.abandon();
      const again = own();
      expect(again.live.run.ledger.hash()).toBe(hash);
      again.live.abandon();
      await inSchema('DELETE FROM snapshot WHERE seq = (SELECT max(seq) FROM snapshot)');
      const fromBefore = own();
      expect(fromBefore.live.run.ledger.hash()).toBe(hash);
    },
  );

  it('begins anew where its owner saved a snapshot and died before it had noted it', { timeout: 60_000 }, async () => {
    const owner = own(9);
    const standby = stand();
    work(owner.live, 40);
    owner.live.snapshot();
    const points = owner.live.history.points();
    // As if the owner had died between the two.
    await inSchema(
      "UPDATE document SET bytes = regexp_replace(convert_from(bytes, 'UTF8'), '[^\\n]*\\n$', '')::bytea WHERE name = 'points.txt'",
    );
    expect(owner.live.history.points()).toEqual(points.slice(0, -1));
    owner.live.abandon();
    takeOver(standby);
    expect(standby.live.history.points()).toEqual(points);
    work(standby.live, 60);
    const hash = standby.live.run.ledger.hash();
    standby.live.abandon();
    expect(own().live.run.ledger.hash()).toBe(hash);
  });
});
