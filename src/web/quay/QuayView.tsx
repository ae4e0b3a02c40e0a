// The quay as a whole view: the plan of time against metres in full size, and the calls.
import { Calls } from '../panels/Calls.tsx';
import { QuayPlan } from './QuayPlan.tsx';

export function QuayView() {
  return (
    <div className="quayview">
      <QuayPlan />
      <Calls />
    </div>
  );
}
