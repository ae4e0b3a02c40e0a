// The bench command: runs the measurements of this folder. usage: npm run bench -- [NAME …] [--json]
// Without a name all of them, one after another. With --json nothing but JSON on stdout: an array with one entry each.
// Exit code: 0 all targets met, 1 a target missed, 2 a name or option that does not exist.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tableOf, targetsMet } from './measurement.ts';
import type { Measurement, MeasurementModule } from './measurement.ts';

/** Files of this folder that are not measurements. */
const NOT_MEASUREMENTS = ['main.ts', 'measurement.ts'];

const available = readdirSync(import.meta.dirname)
  .filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && !NOT_MEASUREMENTS.includes(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === null) return 2;
  if (asked.help) {
    console.log(`usage: npm run bench -- [NAME …] [--json]\nmeasurements: ${available.join(', ')}`);
    return 0;
  }
  const measurements: Measurement[] = [];
  for (const name of asked.names) {
    process.stderr.write(`measuring ${name} …\n`);
    const module = (await import(new URL(`${name}.ts`, import.meta.url).href)) as MeasurementModule;
    const measurement = await module.run();
    measurements.push(measurement);
    if (!asked.json) console.log(tableOf(measurement));
  }
  if (asked.json) console.log(JSON.stringify(measurements, null, 2));
  return measurements.every(targetsMet) ? 0 : 1;
}

/** The names to run and the form of output; null, after an error on stderr, when they make no sense. */
function readArguments(): { names: string[]; json: boolean; help: boolean } | null {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    process.stderr.write(`HWS-BENCH-002 ${(error as Error).message.split('.')[0]}. Use --json or --help.\n`);
    return null;
  }
  const unknown = parsed.positionals.find((name) => !available.includes(name));
  if (unknown !== undefined) {
    process.stderr.write(
      `HWS-BENCH-001 There is no measurement "${unknown}". Name one of: ${available.join(', ') || '(none)'}.\n`,
    );
    return null;
  }
  const { json, help } = parsed.values;
  return { names: parsed.positionals.length > 0 ? parsed.positionals : available, json, help };
}

process.exitCode = await main();
