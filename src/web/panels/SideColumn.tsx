// Right column: what is picked on top, all vessel calls below.
import { useRoom } from '../state/room.ts';
import { CallDetail } from './CallDetail.tsx';
import { Calls } from './Calls.tsx';
import { ContainerDetail } from './ContainerDetail.tsx';
import { MachineDetail } from './MachineDetail.tsx';
import { TruckDetail } from './TruckDetail.tsx';

export function SideColumn({ hidden }: { hidden: boolean }) {
  const { selection } = useRoom();
  return (
    <aside className="side" hidden={hidden && selection === null}>
      {selection?.kind === 'machine' && <MachineDetail id={selection.id} />}
      {selection?.kind === 'container' && <ContainerDetail key={selection.id} id={selection.id} />}
      {selection?.kind === 'call' && <CallDetail id={selection.id} />}
      {selection?.kind === 'truck' && <TruckDetail id={selection.id} />}
      {!hidden && <Calls />}
    </aside>
  );
}
