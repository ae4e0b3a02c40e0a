// English words of the rail: the views.
export const viewWords = {
  views: {
    label: 'Views',
    terminal: 'Terminal',
    quay: 'Quay',
    vessel: 'Vessel',
    yard: 'Yard',
    gate: 'Gate',
    why: 'Waiting',
    figures: 'KPIs',
    machines: 'Machines',
    exceptions: 'Exceptions',
    training: 'Training',
  },
};

export type ViewWords = typeof viewWords;
