// English words of the rail: the views.
export const viewWords = {
  views: { label: 'Views', terminal: 'Terminal', quay: 'Quay' },
};

export type ViewWords = typeof viewWords;
