// Vietnamese words of the rail.
import type { ViewWords } from './en.ts';

export const viewWords: ViewWords = {
  views: {
    label: 'Các màn hình',
    terminal: 'Bến cảng',
    quay: 'Cầu bến',
    vessel: 'Tàu',
    yard: 'Bãi',
    gate: 'Cổng',
    why: 'Cẩu chờ',
    figures: 'KPI',
    machines: 'Thiết bị',
    exceptions: 'Sự cố',
    training: 'Huấn luyện',
  },
};
