// Vietnamese words of a container's story: changes of its papers, holds, discrepancies and how they were settled.
import type { StoryWords } from './en.ts';

export const storyWords: StoryWords = {
  fact: {
    finalPort: 'Cảng đích',
    leavesWith: 'Rời bến bằng',
    gauge: 'Quá khổ',
  },
  factIs: { change: '{{from}} → {{to}}', none: 'không rõ', truck: 'xe', full: 'có hàng', empty: 'rỗng' },
  hold: { line: 'hãng tàu', customs: 'hải quan', discrepancy: 'mâu thuẫn' },
  tale: {
    holds: 'Đang tạm giữ',
    says: '{{type}} {{reference}} của {{sender}}: {{claim}}',
    recorded: 'Hồ sơ: {{place}}',
    accepted: 'Điện đúng, do {{by}} quyết định.',
    refused: 'Hồ sơ đúng, do {{by}} quyết định.',
    found: 'Do {{by}} tìm thấy.',
  },
};
