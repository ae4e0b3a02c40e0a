// What a standby answers: it shows the terminal, and sends whoever wants to change something to the owner.
import type { FastifyInstance } from 'fastify';
import { refuse } from '../http/answers.ts';

/** When a refused command may be sent again, s (designed): about the time that a take-over needs. */
const RETRY_AFTER_S = 5;

/**
 * Refuses commands while this server is a standby: 503 with the owner's address and when to ask again. Reading is free.
 * @param owner address of the owner as far as it is known, while this server is a standby; null once it is the owner itself
 */
export function addStandbyGate(app: FastifyInstance, owner: () => { address: string } | null): void {
  app.addHook('onRequest', async (request, reply) => {
    if (reply.sent || request.method === 'GET' || request.method === 'HEAD') return undefined;
    const other = owner();
    if (other === null) return undefined;
    const where = other.address === '' ? 'an owner that has not said where it listens' : other.address;
    void reply.header('retry-after', RETRY_AFTER_S);
    return refuse(reply, 503, 'HWS-RUN-076', `The terminal is run by ${where}`, request.url);
  });
}
