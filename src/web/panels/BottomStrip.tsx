// Bottom strip: berth plan, figures over time, where crane time goes.
import { QuayPlan } from '../quay/QuayPlan.tsx';
import { Causes } from './Causes.tsx';
import { Figures } from './Figures.tsx';

export function BottomStrip({ hidden }: { hidden: boolean }) {
  if (hidden) return null;
  return (
    <div className="bottom">
      <QuayPlan />
      <Figures />
      <Causes />
    </div>
  );
}
