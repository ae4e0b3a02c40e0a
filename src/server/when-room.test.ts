import { expect, test } from 'vitest';
import { JournalFull } from '../store/errors.ts';
import { whenThereIsRoom } from './when-room.ts';

/** Work that finds no room so many times. */
function needsRoom(times: number): { tries: number; work: () => Promise<string> } {
  const needs = {
    tries: 0,
    work: () =>
      ++needs.tries > times ? Promise.resolve('opened') : Promise.reject(new JournalFull('the journal', 'ENOSPC')),
  };
  return needs;
}

test('what finds no room is tried again until it does, and people are told once', async () => {
  const lines: string[] = [];
  const needs = needsRoom(3);
  expect(await whenThereIsRoom(needs.work, (line) => lines.push(line), 1)).toBe('opened');
  expect(needs.tries).toBe(4);
  expect(lines).toEqual([expect.stringMatching(/^Waits for room on the disk\. HWS-RUN-058 the journal: ENOSPC\./)]);
});

test('what fails otherwise is not tried again', async () => {
  let tries = 0;
  const work = (): Promise<never> => {
    tries++;
    return Promise.reject(new Error('broken'));
  };
  await expect(whenThereIsRoom(work, () => undefined, 1)).rejects.toThrow('broken');
  expect(tries).toBe(1);
});
