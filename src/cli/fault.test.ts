import { describe, expect, it } from 'vitest';
import { JournalFailure } from '../store/errors.ts';
import { cliFault, EXIT, faultOf, tellable } from './fault.ts';

describe('a fault', () => {
  it('tells the command line without its secrets', () => {
    const args = [
      'hawser',
      'serve',
      '--database',
      'postgresql://me:pa:s/s@db:5432/port?schema=a',
      '--token',
      'secret',
      '--token=it',
    ];
    expect(tellable(args)).toBe('hawser serve --database postgresql://me:…@db:5432/port?schema=a --token … --token=…');
  });

  it('of the user has code, place and cure, and no stack', () => {
    const { text, status } = faultOf(cliFault('HWS-CLI-007', 'Nothing is given.', 'hawser run'), '', true);
    expect(status).toBe(EXIT.badInput);
    expect(text).toMatch(/^HWS-CLI-007 Nothing is given\.\n {2}where: hawser run\n {2}cure: Name a bay plan .+\n$/);
  });

  it('of our own says so, and shows its stack only when asked', () => {
    const error = new TypeError('x is not a crane');
    const { text, status } = faultOf(error, 'hawser run', false);
    expect(status).toBe(EXIT.failed);
    expect(text).toMatch(/^HWS-CLI-900 .*TypeError: x is not a crane\n/);
    expect(text).toContain('HAWSER_DEBUG=1');
    expect(text).not.toContain('    at ');
    expect(faultOf(error, 'hawser run', true).text).toContain('    at ');
  });

  it('of the journal keeps its own code and ends with status 1', () => {
    const { text, status } = faultOf(
      new JournalFailure('frames could not be made durable', new Error('disk full')),
      '',
      false,
    );
    expect([status, text]).toEqual([EXIT.failed, expect.stringMatching(/^HWS-RUN-016 /)]);
  });
});
