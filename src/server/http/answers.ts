// How the server says no: always with a code of the catalogue, what happened, and what to do.
import type { FastifyReply } from 'fastify';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';

/** Body of every answer that is not a success. */
export interface ErrorAnswer {
  error: Diagnostic;
}

/** Answers with a coded error. */
export function refuse(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  where: string,
): FastifyReply {
  return reply
    .code(status)
    .type('application/json')
    .send({ error: runDiagnostic(code, message, where) });
}
