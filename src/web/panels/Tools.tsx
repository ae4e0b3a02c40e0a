// What a person can do besides looking: go into the past, ask what if, look after reefers, see what came in as messages.
import { MessagesButton } from '../messages/MessagesButton.tsx';
import { useReplay } from '../state/room.ts';
import { ReefersButton } from '../reefers/ReefersButton.tsx';
import { ReplayButton } from './ReplayButton.tsx';
import { WhatIfButton } from './WhatIfButton.tsx';

export function Tools() {
  const replay = useReplay();
  return (
    <div className="tools">
      {replay === null && <ReplayButton />}
      <WhatIfButton />
      {replay === null && <ReefersButton />}
      {replay === null && <MessagesButton />}
    </div>
  );
}
