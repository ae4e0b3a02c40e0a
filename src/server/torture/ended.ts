// The end of the tortured control's process, thrown where it comes.

/** The process ends here. */
export class Ended extends Error {
  readonly power: boolean;
  /** It found no room on the disk. */
  readonly full: boolean;
  constructor(what: string, power: boolean, full = false) {
    super(what);
    this.power = power;
    this.full = full;
  }
}
