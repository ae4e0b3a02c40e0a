// Which reader reads which message type.
import type { GroupReader, Outlet } from './group-reader.ts';
import { BaplieReader } from './read-baplie.ts';
import { ContainerReader } from './read-containers.ts';
import { AnnouncementReader, CoprarReader } from './read-lists.ts';
import { MovinsReader } from './read-movins.ts';
import { COHAOR, COEDOR, COREOR, COSTOR, VERMAS } from './specs-of-orders.ts';
import { COARRI, CODECO } from './specs-of-reports.ts';

const READERS: Record<string, (outlet: Outlet) => GroupReader> = {
  BAPLIE: (outlet) => new BaplieReader(outlet),
  COPRAR: (outlet) => new CoprarReader(outlet),
  COPINO: (outlet) => new AnnouncementReader(outlet, 'COPINO'),
  COPARN: (outlet) => new AnnouncementReader(outlet, 'COPARN'),
  MOVINS: (outlet) => new MovinsReader(outlet),
  COARRI: (outlet) => new ContainerReader(outlet, COARRI),
  CODECO: (outlet) => new ContainerReader(outlet, CODECO),
  COREOR: (outlet) => new ContainerReader(outlet, COREOR),
  VERMAS: (outlet) => new ContainerReader(outlet, VERMAS),
  COHAOR: (outlet) => new ContainerReader(outlet, COHAOR),
  COSTOR: (outlet) => new ContainerReader(outlet, COSTOR),
  COEDOR: (outlet) => new ContainerReader(outlet, COEDOR),
};

/** A reader for a message of a type (upper case); null where such messages are not worked here. */
export function readerOf(type: string, outlet: Outlet): GroupReader | null {
  return Object.hasOwn(READERS, type) ? READERS[type]!(outlet) : null;
}
