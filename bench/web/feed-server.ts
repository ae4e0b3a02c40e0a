// The server whose feed is measured, in a process of its own: DGT with all its vehicles and the usual traffic at the pace of life. Prints its
// address; ends when its input ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSmall } from '../../src/server/serve.fixture.ts';

/** Hours after which vessels are at work. */
const WARM_UP_HOURS = 10;

const folder = mkdtempSync(join(tmpdir(), 'hawser-bench-feed-'));
const server = await serveSmall(folder, { demandScale: 1, warmUpHours: WARM_UP_HOURS, speed: 1 });
console.log(server.url);
process.stdin.resume();
process.stdin.once('end', () => {
  void server.stop().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
