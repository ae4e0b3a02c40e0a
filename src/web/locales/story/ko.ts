// Korean words of a container's story: changes of its papers, holds, discrepancies and how they were settled.
import type { StoryWords } from './en.ts';

export const storyWords: StoryWords = {
  fact: {
    finalPort: '최종항',
    leavesWith: '반출 수단',
    gauge: '규격 초과',
  },
  factIs: { change: '{{from}} → {{to}}', none: '없음', truck: '트럭', full: '적', empty: '공' },
  hold: { line: '선사', customs: '세관', discrepancy: '불일치' },
  tale: {
    holds: '반출 보류',
    says: '{{sender}}의 {{type}} {{reference}}: {{claim}}',
    recorded: '기록: {{place}}',
    accepted: '전문이 맞음. 결정: {{by}}',
    refused: '기록이 맞음. 결정: {{by}}',
    found: '발견: {{by}}',
  },
};
