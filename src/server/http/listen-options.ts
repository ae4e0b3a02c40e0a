// Where a server listens, what page it shows, and how it tells of itself: the same for a live terminal and a replay.
export interface ListenOptions {
  host: string;
  /** TCP port; 0 takes a free one. */
  port: number;
  /** Secret that every request must bring; null only on this machine's own addresses. */
  token: string | null;
  /** Folder of the built page; null when it is not built. */
  webFolder: string | null;
  onReady: (url: string) => void;
  log: (line: string) => void;
}
