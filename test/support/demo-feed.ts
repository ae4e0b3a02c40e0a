// A server with the control room's interface over a made-up terminal, for looking at the page, its screenshots and its frame
// times without the real server. Started by hand: node test/support/demo-feed.ts [boxes] [machines] [port].
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ContainerStory, FindHit, Hello, KpiView, Update } from '../../src/server/api.ts';
import { noCauses } from '../../src/office/crane-time.ts';
import type { Position } from '../../src/terminal/container.ts';
import { startQuayCranes } from './demo-quay-crane.ts';
import { type DemoSize, demoState, type DemoState } from './demo-terminal.ts';
import { DemoWork } from './demo-work.ts';

const ROOT = join(import.meta.dirname, '../..');
const EVERY_MS = 250;
const MOST_HITS = 12;

/** What to serve. */
export interface DemoOptions extends Partial<DemoSize> {
  port?: number;
  speed?: number;
  seed?: number;
  /** Updates are sent only when `push` says so. */
  byHand?: boolean;
}

/** A running demonstration. */
export interface Demo {
  address: string;
  /** Breaks all live connections, as a network does; new ones are taken again. */
  cut(): void;
  /** Sends so many updates at once, each a quarter of a second on. */
  push(updates: number): void;
  close(): Promise<void>;
}

function kpi(state: DemoState, work: DemoWork): KpiView {
  const total = Object.values(work.causes).reduce((a, b) => a + b, 0);
  const waits =
    work.causes.waitingVehicle + work.causes.waitingYard + work.causes.waitingPlatform + work.causes.blockedByCrane;
  const yardBoxes = [...state.boxes.values()].filter((box) => box.on === 'yard').length;
  const slots = state.terminal.blocks.reduce((sum, block) => sum + block.bays * block.rows * block.tiers, 0);
  const busy = state.calls.some((call) => call.state === 'working');
  return {
    craneRate: busy ? 26.8 : 0,
    waitShare: busy ? waits / total : 0,
    craneMoves: busy ? work.moves : 0,
    craneHours: busy ? total / 3600 : 0,
    causes: busy ? { ...work.causes } : noCauses(),
    truckTurnMinutes: 23.4,
    trucksServed: work.served,
    yardBoxes,
    yardFill: yardBoxes / slots,
    yardMoves: busy ? work.moves : 0,
    rehandles: busy ? work.rehandles : 0,
    agvKm: 388,
    kWh: busy ? 5120 : 0,
    reeferKWh: busy ? 3840 : 0,
    reefers: { plugged: 240, kW: 960, alarms: 0, unseen: 0, late: 0 },
  };
}

function hello(state: DemoState, work: DemoWork, speed: number): Hello {
  return {
    type: 'hello',
    version: '0.1.0-demo',
    terminal: state.terminal,
    now: state.now,
    speed,
    machines: [...state.machines.values()],
    vessels: state.vessels,
    boxes: [...state.boxes.values()],
    trucks: [...state.trucks.values()],
    calls: state.calls,
    kpi: kpi(state, work),
    series: state.series,
    motions: [],
  };
}

function takeUpdate(state: DemoState, work: DemoWork, speed: number): Update {
  const { machines, motions, boxes, gone } = work.changes;
  work.changes = { machines: new Set(), motions: [], boxes: new Set(), gone: new Set() };
  return {
    type: 'update',
    now: state.now,
    speed,
    machines: [...machines].flatMap((id) => state.machines.get(id) ?? []),
    motions,
    boxes: [...boxes].flatMap((id) => state.boxes.get(id) ?? []),
    gone: [...gone],
    trucks: [...state.trucks.values()],
    calls: state.calls,
    vessels: [],
    kpi: kpi(state, work),
    series: [],
  };
}

function story(state: DemoState, id: string): ContainerStory | null {
  const box = state.boxes.get(id);
  if (box === undefined) return null;
  const slot = { bay: box.a, row: box.b, tier: box.c };
  const position = {
    vessel: { kind: 'vessel', call: box.key, slot },
    yard: { kind: 'yard', block: box.key, slot },
    che: { kind: 'che', che: box.key },
    truck: { kind: 'truck', visit: box.key },
  }[box.on] as Position;
  const at = state.now - 5_400_000;
  const choice = (name: string, travel: number, rehandles: number) => ({
    choice: name,
    score: travel + rehandles,
    parts: { travel, rehandles },
  });
  const why = {
    decided: 'travel',
    alternatives: [choice('A07 14-03-2', 61.2, 0), choice('A08 22-05-1', 74.8, 0), choice('A05 10-01-4', 58.1, 35)],
  };
  const crane = state.terminal.quayCranes[0]?.id ?? null;
  return {
    id,
    isoType: box.feet === 20 ? '22G1' : '45G1',
    grossKg: 14_350,
    full: box.class !== 'empty',
    reeferC: box.class === 'reefer' ? -18 : null,
    dangerous: box.class === 'dangerous' ? [{ imdgClass: '3', unNumber: '1263' }] : [],
    operator: 'HMM',
    portOfLoading: 'VNHPH',
    portOfDischarge: 'KRPUS',
    position,
    holds: [],
    story: [
      { at, event: 'container-announced', position: { kind: 'outside' }, che: null, why: null },
      { at: at + 1_200_000, event: 'discharge-listed', position: null, che: null, why: null },
      { at: at + 3_000_000, event: 'slot-chosen', position: null, che: null, why },
      { at: at + 3_060_000, event: 'picked', position: null, che: crane, why: null },
      { at: at + 3_200_000, event: 'placed', position, che: null, why: null },
    ],
  };
}

function hits(state: DemoState, text: string): FindHit[] {
  const wanted = text.toUpperCase();
  const found: FindHit[] = [];
  for (const call of state.calls)
    if (call.vessel.includes(wanted)) found.push({ kind: 'call', id: call.id, label: call.vessel });
  for (const id of state.machines.keys())
    if (id.toUpperCase().includes(wanted)) found.push({ kind: 'machine', id, label: id });
  for (const id of state.boxes.keys()) {
    if (found.length >= MOST_HITS) break;
    if (id.includes(wanted)) found.push({ kind: 'container', id, label: id });
  }
  return found.slice(0, MOST_HITS);
}

function routes(app: FastifyInstance, state: DemoState, work: DemoWork, speed: { now: number }): void {
  app.get('/health', () => ({ ok: true }));
  app.get('/api/hello', () => hello(state, work, speed.now));
  app.get('/api/calls', () => state.calls);
  app.get<{ Params: { id: string } }>('/api/containers/:id', async (request, reply) => {
    const found = story(state, request.params.id);
    return found ?? reply.code(404).send({});
  });
  app.get<{ Querystring: { q?: string } }>('/api/find', (request) => hits(state, request.query.q ?? ''));
  app.post<{ Body: { speed: number } }>('/api/speed', (request) => {
    speed.now = request.body.speed;
    return { speed: speed.now };
  });
}

/** Starts the demonstration on a free port (or a given one) and serves the built page beside it. */
export async function startDemoFeed(options: DemoOptions = {}): Promise<Demo> {
  const terminal = options.terminal ?? join(ROOT, 'terminals/busan-dgt.json');
  const size = {
    terminal,
    boxes: options.boxes ?? 4000,
    machines: options.machines ?? null,
    vesselsAtQuay: options.vesselsAtQuay ?? true,
  };
  const state = demoState(size, options.seed ?? 1);
  const work = new DemoWork(state);
  startQuayCranes(work);
  const speed = { now: options.speed ?? 5 };
  const app = fastify();
  const dist = join(ROOT, 'src/web/dist');
  if (existsSync(dist)) await app.register(fastifyStatic, { root: dist });
  routes(app, state, work, speed);
  const live = new WebSocketServer({ server: app.server, path: '/api/live' });
  live.on('connection', (socket: WebSocket) => socket.send(JSON.stringify(hello(state, work, speed.now))));
  const push = (updates: number): void => {
    for (let i = 0; i < updates; i++) {
      work.advance(state.now + EVERY_MS * speed.now);
      const text = JSON.stringify(takeUpdate(state, work, speed.now));
      for (const socket of live.clients) socket.send(text);
    }
  };
  const timer = options.byHand ? undefined : setInterval(() => push(1), EVERY_MS);
  const address = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  const cut = (): void => {
    for (const socket of live.clients) socket.terminate();
  };
  return {
    address,
    cut,
    push,
    close: async () => {
      clearInterval(timer);
      cut();
      live.close();
      await app.close();
    },
  };
}

if (import.meta.main) {
  const [boxes, machines, port] = process.argv.slice(2).map(Number);
  const demo = await startDemoFeed({
    boxes: boxes ?? 4000,
    machines: machines ?? null,
    port: port ?? 8080,
  } as DemoOptions);
  console.log(`The demonstration runs at ${demo.address}`);
}
