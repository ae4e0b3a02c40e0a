// English words of a container's story: changes of its papers, holds, discrepancies and how they were settled.
export const storyWords = {
  fact: {
    finalPort: 'Final port',
    leavesWith: 'Leaves with',
    gauge: 'Out of gauge',
  },
  factIs: { change: '{{from}} → {{to}}', none: 'not told', truck: 'a truck', full: 'full', empty: 'empty' },
  hold: { line: 'line', customs: 'customs', discrepancy: 'discrepancy' },
  tale: {
    holds: 'On hold',
    says: '{{type}} {{reference}} of {{sender}}: {{claim}}',
    recorded: 'The record: {{place}}',
    accepted: 'The claim is right, decided by {{by}}.',
    refused: 'The record is right, decided by {{by}}.',
    found: 'Found by {{by}}.',
  },
} as const;

/** The same in another language. */
export type StoryWords = { [K in keyof typeof storyWords]: { [W in keyof (typeof storyWords)[K]]: string } };
