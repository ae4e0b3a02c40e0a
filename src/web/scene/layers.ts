// The layers of the scene that are built anew for each terminal and its machines.
import type { Ground } from './ground.ts';
import type { QuayCranes } from './quay-cranes.ts';
import type { Vehicles } from './vehicles.ts';
import type { YardCranes } from './yard-cranes.ts';

export interface Layers {
  ground: Ground;
  quayCranes: QuayCranes;
  yardCranes: YardCranes;
  vehicles: Vehicles;
}
