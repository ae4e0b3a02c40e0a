// The shifts of which a report can be made: types only. GET /api/v1/shifts (WorkShift[]), newest first; GET /api/v1/shift-report.pdf?from&to&language.

/** A shift, or what is recorded of it; ms UTC. */
export interface WorkShift {
  /** Name in the terminal file; '' where it names no shifts. */
  name: string;
  from: number;
  to: number;
  /** False for the one that goes on: it reaches to now. */
  over: boolean;
}
