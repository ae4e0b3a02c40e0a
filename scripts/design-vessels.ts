// Writes the profiles of the generic vessel classes: for each vessels/NAME.json (Open Vessel Definition) and vessels/NAME.limits.json.
// Run it with Node after a change of a design or of src/terminal/vessel-profile; a test holds the committed files against it.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { vesselProfileText } from '../src/terminal/vessel-profile/read.ts';
import { CLASS_DESIGNS, designedProfile } from './design/vessel-classes.ts';

/** A definition with a line for each bay and level: a slot a line would make the files three times as large. */
function bayByBay(text: string): string {
  return `${text.replaceAll('{"isoBay":', '\n{"isoBay":').replace('"lidData":', '\n"lidData":')}\n`;
}

/** Every file that this script writes, by name within vessels/, with its text. */
export async function designedVesselFiles(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const design of CLASS_DESIGNS) {
    const profile = designedProfile(design);
    files[`${design.file}.json`] = bayByBay(vesselProfileText(profile));
    files[`${design.file}.limits.json`] = await format(JSON.stringify(profile.limits), {
      parser: 'json',
      printWidth: 120,
    });
  }
  return files;
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(await designedVesselFiles())) {
    writeFileSync(new URL(`../vessels/${name}`, import.meta.url), text);
    console.log(`vessels/${name}: ${(text.length / 1024).toFixed(0)} kB`);
  }
}
