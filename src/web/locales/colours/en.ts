// English words of what boxes are coloured by.
export const colourWords = {
  colours: {
    by: 'Colour by',
    asking: 'Loading the colours…',
    failed: 'The colours could not be loaded.',
    alone: 'Press to see only these; press again to see all',
    others: 'Others',
    untold: 'Not known',
    harmless: 'No dangerous goods',
    noHold: 'No hold',
    imdg: 'Class {{class}}',
    tonnes: '{{from}}–{{to}} t',
    tonnesFrom: '{{from}} t or more',
    days: '{{from}}–{{to}} days',
    daysFrom: '{{from}} days or more',
    notInYard: 'Not in the yard',
  },
  colourBy: {
    class: 'Class',
    line: 'Line',
    port: 'Port of discharge',
    weight: 'Weight',
    dwell: 'Dwell time',
    reefer: 'Reefer',
    dangerous: 'Dangerous goods',
    next: 'Next move',
    hold: 'Hold',
  },
  reeferGroup: {
    alarm: 'Alarm',
    'off-power': 'Off power',
    plugged: 'Plugged in',
    elsewhere: 'Not in the yard',
    none: 'No reefer',
  },
  nextMove: {
    discharge: 'To be discharged',
    restow: 'To be restowed',
    'load-now': 'To a vessel at work',
    'load-later': 'To a later vessel',
    'truck-now': 'To a truck announced',
    'truck-later': 'To a truck later',
    stays: 'Stays on board',
    unknown: 'Not known',
  },
};

export type ColourWords = typeof colourWords;
