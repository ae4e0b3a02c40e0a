// Korean words of the rail.
import type { ViewWords } from './en.ts';

export const viewWords: ViewWords = {
  views: { label: '화면', terminal: '터미널', quay: '안벽' },
};
