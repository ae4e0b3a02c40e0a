// Korean words of the shift report.
import type { ShiftReportWords } from './en.ts';

export const shiftReportWords: ShiftReportWords = {
  shiftReports: {
    open: '교대 보고서 (PDF)',
    which: '근무조',
    named: '{{name}}: {{from}} ~ {{to}}',
    unnamed: '{{from}} ~ {{to}}',
    soFar: '{{name}}, 지금까지',
    soFarUnnamed: '지금까지',
    last: '최근에 끝난 근무조',
    making: '보고서를 만드는 중입니다. 기록에서 근무 시간을 다시 실행하므로 몇 초 걸립니다.',
    made: '보고서를 내려받았습니다.',
  },
  shiftNames: { day: '주간', night: '야간', first: '1조', second: '2조', third: '3조' },
};
