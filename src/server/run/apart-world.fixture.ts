// A small terminal whose machines stand apart from its control, with two pipes between them:
//
//     control ── lines ══ pipes ══ host ── twin
//       │
//     journal        The control may be dropped at any moment and begun again from the journal; twin, host and journal stay.
import { invariant } from '../../kit/invariant.ts';
import { LossyPipe, type PipeFaults } from '../../equipment/lossy-pipe.fixture.ts';
import { MachineHost, beginHost } from '../../equipment/machine-host.ts';
import type { ToControl, ToMachine } from '../../equipment/line.ts';
import type { Message } from '../../edi/messages.ts';
import type { Order } from '../../equipment/port.ts';
import type { Journal } from '../../ledger/journal.ts';
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';
import type { StockBox } from '../../operation/yard/stock.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { beginTwin } from '../../twin/begin.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import { Twin } from '../../twin/twin.ts';
import { ControlRun, type ControlParts } from './control-run.ts';
import { machineIds } from './machines-of.ts';
import type { InboxItem } from './inbox-item.ts';
import { recoverControl } from './recover-control.ts';
import { BEGIN, inboxItem } from './small-world.fixture.ts';
import { meetWorld, stockWorld } from './world.ts';

/** What a world is made of. */
export interface ApartOptions {
  model: TerminalModel;
  messages: Message[];
  stock?: StockBox[];
  faults: PipeFaults;
  seed: number;
  disturbances?: Disturbances;
}

export class ApartWorld {
  readonly model: TerminalModel;
  readonly twin: Twin;
  readonly host: MachineHost;
  readonly orders: LossyPipe<ToMachine>;
  readonly reports: LossyPipe<ToControl>;
  /** Orders that the machines carried out, in order. */
  readonly given: Order[] = [];
  readonly files = new Map<string, OutgoingFile>();
  readonly inbox: InboxItem[];
  control: ControlRun;
  /** How often the control was begun again. */
  restarts = 0;
  now = BEGIN;
  private readonly store: Journal;
  private readonly stock: StockBox[];

  constructor({ model, messages, stock = [], faults, seed, disturbances }: ApartOptions, store: Journal) {
    this.model = model;
    this.store = store;
    this.stock = stock;
    const homes = model.parking.slice(0, model.vehicleType.count).map((p) => ({ x: p.at[0], y: p.at[1] }));
    this.twin = new Twin(model, beginTwin(model, BEGIN, homes));
    if (disturbances) this.twin.disturb(disturbances, seed);
    const carriesOut = (order: Order): void => {
      this.given.push(order);
      this.twin.give(order);
    };
    const port = {
      give: carriesOut,
      takeReports: () => this.twin.takeReports(),
      heardFrom: this.twin.heardFrom.bind(this.twin),
    };
    this.host = new MachineHost(port, beginHost(machineIds(model), 'twin', BEGIN));
    this.orders = new LossyPipe(seed, faults);
    this.reports = new LossyPipe(seed + 1, faults);
    this.inbox = messages.map(inboxItem);
    this.control = this.recover();
  }

  private recover(): ControlRun {
    const { model, twin, files, store, inbox } = this;
    const outbox: ControlParts['outbox'] = (sent) => {
      for (const file of sent) {
        // A turn that is done again sends the same again.
        invariant((files.get(file.name)?.text ?? file.text) === file.text, `${file.name} was sent with another text`);
        files.set(file.name, file);
      }
    };
    const meet: ControlParts['meet'] = (coming, record) => meetWorld(twin, record, coming);
    const begin = (parts: ControlParts): ControlRun => {
      const control = ControlRun.begin(parts, BEGIN, 'record');
      const { placed } = control.stock(this.stock);
      control.ledger.commit();
      if (twin.state.truth.size === 0) stockWorld(twin, control.ledger.state, placed);
      return control;
    };
    return recoverControl({ model, outbox, meet }, { store: opened(store, 1 + this.restarts), begin, inbox }, this.now);
  }

  /** The control's process is gone, and another one begins; returns what is left of the old one. */
  restart(): ControlRun {
    const old = this.control;
    this.restarts++;
    this.control = this.recover();
    return old;
  }

  /** The control's state is saved; the next one begins from it. */
  snapshot(): void {
    const { seq } = this.control.ledger.state;
    this.store.saveSnapshot({ seq, at: this.control.now, data: this.control.save() });
  }

  /** Something happens: the next thing of all that can. Returns its time. */
  step(): number {
    const { control, twin, host, orders, reports } = this;
    const { lines } = control;
    const due = Math.min(
      twin.nextTime,
      orders.next,
      reports.next,
      control.nextTurn,
      lines!.due,
      host.dueAfter(this.now),
    );
    const now = Math.max(this.now, due);
    this.now = now;
    twin.advanceTo(now);
    for (const envelope of orders.arrived(now)) host.hears(envelope, now);
    host.collect();
    for (const envelope of reports.arrived(now)) lines!.hears(envelope, now);
    if (control.nextTurn <= now) control.turn(now);
    orders.send(lines!.sends(now), now);
    reports.send(host.sends(now), now);
    return now;
  }
}

/** A journal as another opening of it has it. */
function opened(store: Journal, epoch: number): Journal {
  return {
    durability: store.durability,
    epoch,
    get lastSeq() {
      return store.lastSeq;
    },
    append: (frames) => store.append(frames),
    read: (from) => store.read(from),
    findCommand: (id) => store.findCommand(id),
    saveSnapshot: (snapshot) => store.saveSnapshot(snapshot),
    loadSnapshot: () => store.loadSnapshot(),
    close: () => store.close(),
  };
}
