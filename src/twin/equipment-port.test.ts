// The twin as equipment: in the same process, and at the far ends of equipment lines.
import {
  BOX,
  BOX_AT,
  equipmentContract,
  VESSEL,
  VESSEL_AT,
  type EquipmentPlace,
} from '../../test/contracts/equipment-contract.ts';
import { LossyPipe, PERFECT, type PipeFaults } from '../equipment/lossy-pipe.fixture.ts';
import type { ToControl, ToMachine } from '../equipment/line.ts';
import { beginLines, Lines } from '../equipment/lines.ts';
import { beginHost, MachineHost } from '../equipment/machine-host.ts';
import { id, type CheId } from '../terminal/ids.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { CALM } from './disturbances.ts';
import { Twin } from './twin.ts';

const MACHINES: CheId[] = [id('Q1'), id('AGV01')];

function makeTwin(): Twin {
  const model = tinyTerminal();
  model.vehicleType.count = 1;
  const twin = new Twin(model, beginTwin(model, 0, [{ x: 0, y: 0 }]));
  twin.stock(BOX, BOX_AT);
  twin.announceShip(VESSEL, VESSEL_AT * 60_000, []);
  return twin;
}

function silencer(twin: Twin): EquipmentPlace['silence'] {
  return (machine, minutes) =>
    twin.disturb({ ...CALM, script: [{ kind: 'machine', at: 0, minutes, machine, fault: 'silent' }] }, 1);
}

/** Lines from end to end over pipes. */
function apart(twin: Twin, faults: PipeFaults): EquipmentPlace {
  const host = new MachineHost(twin, beginHost(MACHINES, 'twin', 0));
  const lines = new Lines(beginLines(MACHINES, 'record', 0));
  lines.open(1, 0);
  const [out, back] = [new LossyPipe<ToMachine>(1, faults), new LossyPipe<ToControl>(2, faults)];
  const turn = (now: number): void => {
    twin.advanceTo(now);
    for (const envelope of out.arrived(now)) host.hears(envelope, now);
    host.collect();
    for (const envelope of back.arrived(now)) lines.hears(envelope, now);
    out.send(lines.sends(now), now);
    back.send(host.sends(now), now);
  };
  return {
    port: {
      give: (order) => lines.give(order),
      heardFrom: (che) => lines.heardFrom(che),
      takeReports() {
        const taken = lines.takeNumbered();
        lines.committed(taken, lines.takeMet());
        return taken.map(({ report }) => report);
      },
    },
    now: () => twin.state.now,
    pass(ms) {
      const until = twin.state.now + ms;
      // Twice at the end: what is sent at that moment arrives.
      for (let now = twin.state.now; now < until; now = Math.min(until, now + 250)) turn(now);
      turn(until);
      turn(until);
    },
    silence: silencer(twin),
  };
}

equipmentContract('the twin in this process', () => {
  const twin = makeTwin();
  const pass = (ms: number): void => twin.advanceTo(twin.state.now + ms);
  return { port: twin, now: () => twin.state.now, pass, silence: silencer(twin) };
});

equipmentContract('the twin at the far end of lines', () => apart(makeTwin(), PERFECT));

equipmentContract('the twin at the far end of lines that lose, double and delay', () =>
  apart(makeTwin(), { loss: 0.2, twice: 0.2, longest: 400 }),
);
