// The page's first language.
import { describe, expect, it } from 'vitest';
import { languageOf } from './settings.ts';

describe('the first language', () => {
  it("is the first of the browser's that the page speaks", () => {
    expect(languageOf(['fr-FR', 'ko-KR', 'en'])).toBe('ko');
    expect(languageOf(['vi'])).toBe('vi');
  });

  it('is English when it speaks none of them', () => {
    expect(languageOf(['fr-FR'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });
});
