// English words of reefers: alarms, power, and who plugs in and out.
export const reeferWords = {
  reefers: {
    open: 'Reefers',
    title: 'Reefers',
    close: 'Close reefers',
    needs: 'Alarms of reefers that nobody has taken note of: {{n}}.',
    needsNone: 'No alarm of a reefer waits to be noted.',
    about:
      'Reefers that alarm, and reefers in the yard that are off power. The crew plugs in what was set down and pulls the plugs before a crane lifts. Who takes note of an alarm is recorded with the time.',
    who: 'Noted by',
    whoFirst: 'First write who takes note.',
    sums: '{{n}} plugged in, about {{kW}} kW. {{busy}} of {{people}} of the crew at work.',
    refused: 'It was not done. {{trouble}}',
    noted: 'The alarm of {{box}} is noted.',
    note: 'Take note',
    alarms: 'Alarms',
    noAlarm: 'No reefer alarms.',
    offPower: 'Off power',
    noneOff: 'Every reefer in the yard is plugged in.',
    box: 'Container',
    place: 'Where',
    alarm: 'Alarm',
    todo: 'What to do',
    since: 'Since',
    notedBy: 'Noted by',
    power: 'Power',
    read: '{{word}}: {{celsius}} °C, set to {{set}} °C',
    late: 'off power for too long',
    toPlug: 'to be plugged in or lifted',
    noPlug: 'stands at no plug',
  },
  reeferAlarm: {
    power: 'No power',
    temperature: 'Temperature',
  },
  reeferToDo: {
    power: 'Send a technician to the plug: check fuse and cable, or move the container to another plug.',
    temperature:
      'Send a technician: check set point, doors and unit. Tell the line; where it cannot be put right, ask for a repair or a generator.',
  },
} as const;

/** The same in another language. */
export type ReeferWords = { [K in keyof typeof reeferWords]: { [W in keyof (typeof reeferWords)[K]]: string } };
