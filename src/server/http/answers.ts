// How the server says no: always with a code of the catalogue, what happened, and what to do.
import type { FastifyReply } from 'fastify';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { errorCatalogue } from '../../terminal/errors/index.ts';

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
  const { severity, cure } = errorCatalogue[code] ?? { severity: 'error', cure: '' };
  const error: Diagnostic = { code, severity, message, where, cure };
  return reply.code(status).type('application/json').send({ error });
}
