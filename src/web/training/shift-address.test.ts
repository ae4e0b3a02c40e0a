// Addresses of training shifts, from the page of the port and back, also below a path of the port's own web server.
import { describe, expect, it } from 'vitest';
import { addressOfMoment, addressOfPort, addressOfShift, shiftOf } from './shift-address.ts';

const PORT = 'https://port.example/busan/?view=training&of=shift-0003';
const AT = Date.UTC(2026, 0, 5, 20, 30, 20, 500);

describe('the address of a shift', () => {
  it('lies below the page of the port, wherever that is', () => {
    expect(addressOfShift(PORT, 'shift-0003')).toBe('https://port.example/busan/training/shift-0003/');
    expect(addressOfShift('http://127.0.0.1:8080/', 'shift-0001')).toBe('http://127.0.0.1:8080/training/shift-0001/');
  });

  it('tells the shift, and nothing where it is the port itself', () => {
    expect(shiftOf('https://port.example/busan/training/shift-0003/?view=quay')).toBe('shift-0003');
    expect(shiftOf(PORT)).toBeNull();
    expect(shiftOf('https://port.example/training/other/')).toBeNull();
  });

  it('leads a little before a moment, with the machine picked', () => {
    expect(addressOfMoment(PORT, 'shift-0003', AT, { kind: 'machine', id: 'QC01' })).toBe(
      'https://port.example/busan/training/shift-0003/?replay=2026-01-05T20:30:05.000Z&speed=5&pick=machine:QC01',
    );
  });

  it('leads back to the port', () => {
    expect(addressOfPort('https://port.example/busan/training/shift-0003/?view=quay', 'shift-0003')).toBe(PORT);
  });
});
