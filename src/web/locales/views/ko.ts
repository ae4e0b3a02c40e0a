// Korean words of the rail.
import type { ViewWords } from './en.ts';

export const viewWords: ViewWords = {
  views: {
    label: '화면',
    terminal: '터미널',
    quay: '안벽',
    vessel: '선박',
    yard: '야드',
    gate: '게이트',
    why: '대기 원인',
    figures: 'KPI',
    machines: '장비',
    exceptions: '이상 상황',
    training: '훈련',
  },
};
