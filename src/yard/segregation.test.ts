// Which dangerous goods may stand near each other in the yard.
import { describe, expect, it } from 'vitest';
import { mayStandNear } from './segregation.ts';

describe('segregation in the yard', () => {
  it('keeps any pair with a code apart and lets the rest stand near', () => {
    expect(mayStandNear(['8'], ['9', '6.1'])).toBe(true);
    expect(mayStandNear(['8', '3'], ['5.1'])).toBe(false);
    expect(mayStandNear(['3'], [])).toBe(true);
  });
});
