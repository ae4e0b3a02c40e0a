// English words of the shift report.
export const shiftReportWords = {
  shiftReports: {
    open: 'Shift report (PDF)',
    which: 'Shift',
    named: '{{name}}: {{from}} to {{to}}',
    unnamed: '{{from}} to {{to}}',
    soFar: '{{name}}, so far',
    soFarUnnamed: 'So far',
    last: 'Last whole shift',
    making: 'The report is being made: the shift is done again from the record. This takes some seconds.',
    made: 'The report is in your downloads.',
  },
  shiftNames: { day: 'Day', night: 'Night', first: 'First', second: 'Second', third: 'Third' },
} as const;

/** The same in another language. */
export type ShiftReportWords = {
  [K in keyof typeof shiftReportWords]: { [W in keyof (typeof shiftReportWords)[K]]: string };
};
