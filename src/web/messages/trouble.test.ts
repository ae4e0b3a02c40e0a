import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { ServerError } from '../state/server.ts';
import { troubleText } from './trouble.ts';

/** Shows the key and what fills its blanks. */
const t = ((key: string, blanks?: object) => `${key} ${JSON.stringify(blanks ?? {})}`) as unknown as TFunction;

it('tells what went wrong: no answer, nobody signed in, the reason with its cure, or else the bare status', () => {
  expect(troubleText(t, new ServerError(0))).toBe('messages.unreachable {}');
  expect(troubleText(t, new ServerError(401))).toBe('messages.signIn {}');
  expect(troubleText(t, new ServerError(500))).toBe('messages.status {"status":500}');
  const diagnostic = {
    code: 'HWS-RUN-999',
    severity: 'error',
    message: 'It is moved.',
    where: '',
    cure: 'Wait.',
  } as const;
  expect(troubleText(t, new ServerError(409, diagnostic))).toBe(
    'messages.coded {"code":"HWS-RUN-999","message":"It is moved","cure":"Wait."}',
  );
});
