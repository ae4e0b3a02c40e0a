// A live terminal to be measured, in a process of its own: DGT with all its vehicles and the usual traffic, at the pace of life, on the data folder that
// is named. Prints its address; ends when its input ends.
import { serveSmall } from '../../src/server/serve.fixture.ts';

/** Hours after which vessels are at work. */
const WARM_UP_HOURS = 10;

const server = await serveSmall(process.argv[2] as string, { demandScale: 1, warmUpHours: WARM_UP_HOURS, speed: 1 });
console.log(server.url);
process.stdin.resume();
process.stdin.once('end', () => void server.stop());
