// What follows when a block's job is done: vehicles and trucks go on.
import { moveOf, type Desk } from './context.ts';
import { freeVehicle } from './errands.ts';
import { errandServed } from './gate-work.ts';
import type { YardJobWork } from './state.ts';

/** A box has come to its stack, or to the vehicle or truck that waits for it. */
export function jobDone(desk: Desk, block: number, job: YardJobWork): void {
  desk.lookAtFleet = true;
  desk.lookAtGate = true;
  if (job.move < 0) return;
  const m = moveOf(desk, job.move);
  switch (m.kind) {
    case 'discharge':
      freeVehicle(desk, m.vehicle);
      desk.state.moves.delete(m.id);
      return;
    case 'load':
      // The vehicle now carries the box; transport sends it to its crane.
      return;
    case 'receive':
    case 'deliver':
      desk.state.moves.delete(m.id);
      errandServed(desk, m);
      desk.blocksToLook.add(block);
  }
}
