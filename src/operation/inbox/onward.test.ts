// What a box leaves with, by its papers and by what lists tell.
import { describe, expect, it } from 'vitest';
import type { Container } from '../../terminal/container.ts';
import { goesOn, leavesByVessel, nextPort } from './onward.ts';

const HERE = 'KRPUS';
const papers = (portOfDischarge: string, finalPort: string): Container =>
  ({ portOfDischarge, finalPort }) as Partial<Container> as Container;

describe('a box', () => {
  it('goes on by vessel when its final port lies abroad, and not within the country or where none is told', () => {
    expect(goesOn(papers(HERE, 'NLRTM'), HERE)).toBe(true);
    expect(goesOn(papers(HERE, 'KRSEL'), HERE)).toBe(false);
    expect(goesOn(papers(HERE, HERE), HERE)).toBe(false);
    expect(goesOn(papers(HERE, ''), HERE)).toBe(false);
  });

  it('leaves with the vessel that is told, or by vessel at all when a truck is only assumed', () => {
    const container = papers(HERE, 'NLRTM');
    expect(leavesByVessel({ container, outbound: 'TWO-1' }, HERE)).toBe(true);
    expect(leavesByVessel({ container, outbound: 'truck' }, HERE)).toBe(true);
    expect(leavesByVessel({ container: papers(HERE, HERE), outbound: 'truck' }, HERE)).toBe(false);
    expect(leavesByVessel({ container, outbound: '' }, HERE)).toBe(false);
  });

  it('comes off next where it is discharged, or at its final port when that is here', () => {
    expect(nextPort(papers('SGSIN', 'NLRTM'), HERE)).toBe('SGSIN');
    expect(nextPort(papers(HERE, 'NLRTM'), HERE)).toBe('NLRTM');
  });
});
