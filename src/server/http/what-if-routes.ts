// The routes of what-if: ask, look, cancel.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { InputError } from '../../terminal/diagnostic.ts';
import { VariantSchema } from '../whatif/variant.ts';
import { refuse } from './answers.ts';
import type { Route } from './route.ts';
import type { Question } from './what-if-desk.ts';

const QuestionBody = Type.Object(
  {
    variants: Type.Array(VariantSchema, {
      minItems: 1,
      maxItems: 8,
      description: 'the first is what others are compared to',
    }),
    hours: Type.Integer({ minimum: 1, maximum: 12, description: 'how far to run ahead' }),
    seeds: Type.Integer({ minimum: 1, maximum: 10, description: 'runs of each variant, with seeds 1, 2 …' }),
  },
  { additionalProperties: false },
);
const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const STANDS =
  'State, runs done and all, and per variant the figures with their 95 % intervals and differences to the first.';

export const WHAT_IF_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/what-if',
    summary:
      'Runs variants of the terminal ahead from now, in other threads; one question at a time, 429 while there is one',
    answer: STANDS,
    body: QuestionBody,
    handle: (request, reply, { whatIf }) => {
      if (whatIf.busy) return refuse(reply, 429, 'HWS-RUN-056', 'A what-if is running', request.url);
      try {
        return reply.code(202).send(whatIf.ask(request.body as Question));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return reply.code(422).send({ error: error.diagnostic });
      }
    },
  },
  {
    method: 'GET',
    path: '/api/what-if/:id',
    summary: 'Where a what-if stands',
    answer: STANDS,
    params: IdParams,
    handle: (request, reply, { whatIf }) => whatIf.progress(idOf(request)) ?? unknown(request, reply),
  },
  {
    method: 'DELETE',
    path: '/api/what-if/:id',
    summary: 'Cancels a what-if; what is done stays',
    answer: STANDS,
    params: IdParams,
    handle: (request, reply, { whatIf }) => whatIf.cancel(idOf(request)) ?? unknown(request, reply),
  },
];

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}

function unknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, 'HWS-RUN-057', `There is no what-if ${idOf(request)}`, request.url);
}
