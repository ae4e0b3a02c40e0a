// The page's clock: near the server's time, never backwards.
import { describe, expect, it } from 'vitest';
import { TerminalClock } from './clock.ts';

describe('the terminal clock', () => {
  it('runs at the given speed between messages', () => {
    const clock = new TerminalClock();
    clock.set(1_000_000, 20);
    const before = clock.now;
    clock.advance(250);
    expect(clock.now - before).toBeCloseTo(5000, 3);
  });

  it('never runs backwards when a message says that it is ahead', () => {
    const clock = new TerminalClock();
    clock.set(1_000_000, 1);
    for (let i = 0; i < 50; i++) clock.advance(16);
    clock.sync(1_000_300, 1);
    let last = clock.now;
    for (let i = 0; i < 200; i++) {
      expect(clock.advance(16)).toBeGreaterThanOrEqual(last);
      last = clock.now;
    }
  });

  it('comes back to the server within a few seconds of wall time', () => {
    const clock = new TerminalClock();
    clock.set(1_000_000, 1);
    clock.sync(1_001_500, 1);
    for (let i = 0; i < 300; i++) clock.advance(16);
    expect(clock.now).toBeGreaterThan(1_001_500 + 4800 - 320 - 60);
    expect(clock.now).toBeLessThan(1_001_500 + 4800 - 320 + 60);
  });

  it('jumps when the difference is too great to be made good gently', () => {
    const clock = new TerminalClock();
    clock.set(1_000_000, 1);
    clock.sync(9_000_000, 1);
    expect(clock.now).toBe(9_000_000 - 320);
  });

  it('stands still when the terminal is paused', () => {
    const clock = new TerminalClock();
    clock.set(1_000_000, 0);
    clock.advance(5000);
    expect(clock.now).toBe(1_000_000);
  });
});
