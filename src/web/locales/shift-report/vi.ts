// Vietnamese words of the shift report.
import type { ShiftReportWords } from './en.ts';

export const shiftReportWords: ShiftReportWords = {
  shiftReports: {
    open: 'Báo cáo ca (PDF)',
    which: 'Ca',
    named: '{{name}}: {{from}} đến {{to}}',
    unnamed: '{{from}} đến {{to}}',
    soFar: '{{name}}, đến lúc này',
    soFarUnnamed: 'Đến lúc này',
    last: 'Ca trọn vẹn gần nhất',
    making: 'Đang lập báo cáo: ca được chạy lại từ nhật ký. Việc này mất vài giây.',
    made: 'Báo cáo đã nằm trong thư mục tải xuống.',
  },
  shiftNames: { day: 'Ca ngày', night: 'Ca đêm', first: 'Ca một', second: 'Ca hai', third: 'Ca ba' },
};
