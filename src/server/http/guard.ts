// Who may ask: this machine only, or whoever brings the token; and only pages of this server. Sets the headers that keep the page
// from loading or being loaded by others.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InputError } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { refuse } from './answers.ts';

const COOKIE = 'hawser';
/** Shortest token, characters. */
const LEAST_TOKEN = 16;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/**
 * Holds host and token against each other.
 * @throws InputError HWS-RUN-024 for a host that others reach without a token, or with one that is too short
 */
export function checkAccess(host: string, token: string | null): void {
  if (token !== null && token.length < LEAST_TOKEN)
    throw new InputError(runDiagnostic('HWS-RUN-024', `The token has fewer than ${LEAST_TOKEN} characters`, 'token'));
  if (token === null && !LOOPBACK.has(host))
    throw new InputError(runDiagnostic('HWS-RUN-024', `${host} may be reached from other machines`, 'host'));
}

/** Puts the guard before every route. */
export function addGuard(app: FastifyInstance, token: string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
    if (token === null && !LOOPBACK.has(hostName(request.headers.host ?? '')))
      return refuse(reply, 403, 'HWS-RUN-033', 'The request names another host than this machine', 'Host');
    if (!sameOrigin(request))
      return refuse(reply, 403, 'HWS-RUN-033', `A page of ${request.headers.origin ?? ''} asked`, 'Origin');
    if (token !== null && !admitted(request, token)) return admit(request, reply, token);
    return undefined;
  });
  // A connection that asked for a live line and was answered otherwise would stay open for ever.
  app.addHook('onResponse', async (request) => {
    if (request.headers.upgrade !== undefined) request.raw.socket.destroySoon();
  });
}

/** Name of a Host header without its port. */
function hostName(host: string): string {
  return host
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

/** Reading is free, since answers to other origins stay closed to them; live lines and changes only from pages of this server. */
function sameOrigin({ method, headers }: FastifyRequest): boolean {
  const { origin } = headers;
  const reads = (method === 'GET' || method === 'HEAD') && headers.upgrade === undefined;
  if (origin === undefined || reads) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}

function admitted({ headers }: FastifyRequest, token: string): boolean {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined && same(bearer, token)) return true;
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  return cookies.some(
    (cookie) => cookie.startsWith(`${COOKIE}=`) && same(cookie.slice(COOKIE.length + 1), pass(token)),
  );
}

/** A request without the pass gets it for ?token=, as a cookie, and is sent on; else it is refused. */
function admit(request: FastifyRequest, reply: FastifyReply, token: string): FastifyReply {
  const { token: told } = request.query as { token?: unknown };
  if (typeof told !== 'string' || !same(told, token)) {
    void reply.header('www-authenticate', 'Bearer');
    return refuse(reply, 401, 'HWS-RUN-034', 'The request brings no token, or a wrong one', 'Authorization');
  }
  // A page instead of a redirect: after a redirect from a link elsewhere the browser would hold the strict cookie back.
  return reply
    .header('set-cookie', `${COOKIE}=${pass(token)}; HttpOnly; SameSite=Strict; Path=/`)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send('<!doctype html><meta http-equiv="refresh" content="0;url=./"><title>Hawser</title><a href="./">Hawser</a>');
}

/** What the cookie holds: shows that the token was known, without being it. */
function pass(token: string): string {
  return createHash('sha256').update(`hawser cookie ${token}`).digest('hex');
}

/** Compares in constant time, whatever the lengths. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
