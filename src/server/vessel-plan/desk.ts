// What the server keeps to tell of vessels and of their cells.
import { ShipAsked } from './cell-rules.ts';
import { VesselProfiles, type VesselFiles } from './profiles.ts';

export class VesselDesk {
  readonly profiles: VesselProfiles;
  /** The vessel about whose cells somebody asks. */
  readonly asked = new ShipAsked();

  constructor(files: VesselFiles) {
    this.profiles = new VesselProfiles(files);
  }
}
