// The tables that can be taken away, by name.
import type { TableName } from '../api/tables.ts';
import { exceptions, figures, machines, messagesIn, messagesOut } from './control-tables.ts';
import { appointments, trucks, turnTimes } from './gate-tables.ts';
import { calls, craneTime, stowage, waiting } from './quay-tables.ts';
import type { NamedTable } from './source.ts';
import { blocks, containers, moves, ranges, reefers } from './yard-tables.ts';

/** All tables by name. */
export const TABLES: Readonly<Record<TableName, NamedTable>> = {
  containers: { summary: 'Containers in the terminal, one row each', make: containers },
  moves: { summary: 'Every time a machine picked a container up or set it down, from the record', make: moves },
  calls: { summary: 'Vessel calls to come, at the quay, and of the last day', make: calls },
  stowage: { summary: 'Containers of the vessels at the quay and to come, each in its cell', make: stowage },
  blocks: { summary: 'Blocks of the yard in figures', make: blocks },
  ranges: { summary: 'Ranges of the yard that planners have locked or keep for some containers', make: ranges },
  reefers: { summary: 'Reefers in the yard: power and alarms', make: reefers },
  machines: { summary: 'Machines and what they do now', make: machines },
  trucks: { summary: 'Truck visits that the record knows', make: trucks },
  appointments: { summary: 'Appointments of today by hours: announced, came, through', make: appointments },
  'turn-times': { summary: 'Turn times of the trucks that have gone in the last week', make: turnTimes },
  waiting: { summary: 'Waits of the quay cranes in the last 24 hours with their causes', make: waiting },
  'crane-time': {
    summary: 'Time of the quay cranes in the last 24 hours, by ten minutes and what it went to',
    make: craneTime,
  },
  figures: { summary: 'The figures by quarters of an hour, of a week', make: figures },
  exceptions: { summary: 'What is not as it should be, worst first', make: exceptions },
  'messages-in': { summary: 'Interchanges that came in, and what became of them', make: messagesIn },
  'messages-out': { summary: 'Files that were written to be sent', make: messagesOut },
};
