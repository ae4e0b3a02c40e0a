// What a terminal may choose about how it works its machines. Other than the defaults is for comparing: bench, sweeps, what-if.
import type { TerminalModel } from '../terminal/model.ts';

/** How vehicles are given their work and their road, and what cranes may combine. */
export interface Policy {
  /**
   * rolling: all moves and vehicles are weighed together, looking ahead over the crane sequences; nearest-idle: each move in the order of
   * asking gets the nearest idle vehicle; first-come: each gets the vehicle that has been idle longest.
   */
  dispatch: 'rolling' | 'nearest-idle' | 'first-come';
  /** banker: road is given in the order of asking, and who cannot go on lets others by; first-come: nobody overtakes who asked before at the same zone. */
  traffic: 'banker' | 'first-come';
  /** Two 20' boxes end to end under one spreader. */
  twinLift: boolean;
  /** A quay crane loads a column of a hold while it discharges the others, so that the spreader is empty one way less. */
  dualCycle: boolean;
  /**
   * planned: slots by the least expected work, and boxes in the way set where they are least in the way again; nearest: the nearest free slot for
   * both; random: any free slot, and the nearest one for boxes in the way.
   */
  decking: 'planned' | 'nearest' | 'random';
  /** Idle stacking cranes make ready what is wanted soon: they dig it out and bring it nearer. */
  housekeeping: boolean;
  /** Equal boxes of a load list take each other's turn where that saves digging. */
  exchangeLoads: boolean;
  /** planned: places, times and cranes of all calls are planned together; first-come: vessels are berthed in the order of their arrival. */
  berths: 'planned' | 'first-come';
  /** requested: vessels that would wait for their berth are asked to come later and slower; as-they-come: nobody is asked. */
  arrivals: 'requested' | 'as-they-come';
  /** planned: as many cranes for each vessel as the berth plan gives her; equal: all vessels at the quay get the same number. */
  craneSplit: 'planned' | 'equal';
  /** Position of the bow, m along the quay, for calls that are to lie at a certain place; the others lie where the berth plan puts them. */
  berthPins?: Readonly<Record<string, number>>;
}

/**
 * How a terminal works unless it is told otherwise. Dual cycling pays under a single trolley; under a double one it saves the main trolley
 * way, but the portal trolley then has every box to carry both ways and holds it up (measured: docs/reports/twin.md).
 */
export function usualPolicy({ quayCraneType }: TerminalModel): Policy {
  return {
    ...{
      dispatch: 'rolling',
      traffic: 'banker',
      decking: 'planned',
      housekeeping: true,
      exchangeLoads: true,
      berths: 'planned',
      arrivals: 'requested',
      craneSplit: 'planned',
      twinLift: true,
    },
    dualCycle: quayCraneType.trolleys === 'single',
  };
}
