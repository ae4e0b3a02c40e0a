// How large the page's type is: drawings that set their own sizes in pixels grow with it, up to 4K screens.

/** Root size at which the drawings' own pixel sizes were chosen, px. */
const CHOSEN_AT = 13.3;

/** The page's root font size over the size at which drawings were made. */
export function typeScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / CHOSEN_AT;
}
