// Makes sure that there is a browser for the tests of the control room.
import { ensureProgram } from './debian.mjs';

const CHROMIUM = {
  name: 'Chromium',
  variable: 'CHROMIUM',
  places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  // With a font that has the Korean letters of one of the three languages.
  packages: ['chromium', 'fonts-noto-cjk'],
  use: 'The tests of the control room',
  codes: {
    ...{ named: 'HWS-SETUP-006', missing: 'HWS-SETUP-007' },
    ...{ notInstalled: 'HWS-SETUP-008', notThere: 'HWS-SETUP-009' },
  },
};

/** Path of a Chromium: $CHROMIUM, or one of the usual places, or freshly installed where that is possible. */
export function ensureBrowser(env = process.env) {
  return ensureProgram(CHROMIUM, env);
}
