// What a route of the program interface is made of.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { Clockwork } from '../live/clockwork.ts';
import type { ControlRoom } from '../live/control-room.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import type { TrainingDesk } from '../training/desk.ts';
import type { ShiftKeeper } from '../training/shift-keeper.ts';
import type { ReportDesk } from '../shift-report/report-desk.ts';
import type { WhatIfDesk } from './what-if-desk.ts';

/** What the routes work on. */
export interface RouteContext {
  version: string;
  live: LiveTerminal;
  room: ControlRoom;
  clock: Clockwork;
  whatIf: WhatIfDesk;
  reports: ReportDesk;
  /** Training shifts of this terminal; left out within one. */
  training?: TrainingDesk;
  /** The training shift that this server is; left out for a terminal of its own. */
  shift?: ShiftKeeper;
  /** To be called when the terminal cannot go on: ends the process. */
  failed: (error: unknown) => void;
  /** What the record is kept in; and for a standby where its owner is, as far as that is known. */
  store: { kind: 'sqlite' | 'postgresql'; owner: () => { address: string } | null };
}

/** One route: from it both the server and its description are made. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  summary: string;
  /** What comes back, one sentence. */
  answer: string;
  params?: TSchema;
  querystring?: TSchema;
  body?: TSchema;
  /** Type of a body that is not JSON. */
  bodyType?: string;
  /** A command: it changes the record, and takes Idempotency-Key and If-Match. */
  command?: true;
  /** The answer's ETag names the version of the record that it tells of. */
  versioned?: true;
  handle: (request: FastifyRequest, reply: FastifyReply, context: RouteContext) => unknown;
}
