// The table of machines. Columns sort it; up and down go from row to row, Enter picks the machine.
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineView } from '../../server/api.ts';
import { ContainerLink } from '../panels/DetailFrame.tsx';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { ordered, type Column, type Order } from './machine-list.ts';
import { StateSign } from './StateSign.tsx';
import { byHandText, faultText } from './trouble-text.ts';

const COLUMNS: readonly Column[] = ['id', 'state', 'since', 'trouble', 'hand', 'container', 'job', 'charge', 'kind'];

export function MachineTable({ machines }: { machines: readonly MachineView[] }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order>({ by: 'id', down: false });
  // As the terminal lists them until somebody sorts them otherwise.
  const rows = order.by === 'id' && !order.down ? machines : ordered(machines, order);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('machines.table')}>
      <table onKeyDown={toNeighbour}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <HeadCell key={column} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((machine) => (
            <Row key={machine.id} machine={machine} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Up and down: to the name in the row before or after. */
function toNeighbour(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('tbody th button')];
  const at = names.findIndex((name) => name.closest('tr')?.contains(document.activeElement));
  const next = names[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function HeadCell(props: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const { t } = useTranslation();
  const { column, order, onOrder } = props;
  const sorts = order.by === column;
  const down = sorts && order.down;
  const sorted = sorts ? (down ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={column} aria-sort={sorted}>
      <button type="button" onClick={() => onOrder({ by: column, down: sorts && !down })}>
        {t(`machineColumn.${column}`)}
        <span aria-hidden="true">{sorts ? (down ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}

function Row({ machine }: { machine: MachineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select, selection } = useRoom();
  const { id, kind, state, charge, container, job, since, waitsFor, handled } = machine;
  const picked = selection?.kind === 'machine' && selection.id === id;
  const trouble = faultText(t, format, machine);
  return (
    <tr className={picked ? 'picked' : undefined}>
      <th scope="row">
        <button type="button" className="linkish" aria-pressed={picked} onClick={() => select({ kind: 'machine', id })}>
          {id}
        </button>
      </th>
      <td>
        <span className="statecell">
          <StateSign state={state} />
          {t(`state.${state}`)}
          {waitsFor !== '' && <span className="soft">{t(`waitsFor.${waitsFor}`, { defaultValue: waitsFor })}</span>}
          {handled?.withdrawn && state !== 'withdrawn' && <span className="soft">{t('machines.withdrawing')}</span>}
        </span>
      </td>
      <td>{since !== null && <time title={format.utc(since)}>{format.clock(since)}</time>}</td>
      <td className={trouble === '' ? undefined : 'bad'}>{trouble}</td>
      <td>{byHandText(t, format, machine)}</td>
      <td>{container !== null && <ContainerLink id={container} />}</td>
      <td>{job}</td>
      <td>{charge !== null && <Battery charge={charge} />}</td>
      <td>{t(`machineKind.${kind}`)}</td>
    </tr>
  );
}

function Battery({ charge }: { charge: number }) {
  const format = useFormat();
  return (
    <span className="battery">
      <meter aria-hidden="true" min={0} max={1} low={0.25} high={0.4} optimum={1} value={charge} />
      {format.percent(charge)}
    </span>
  );
}
