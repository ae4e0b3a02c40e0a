// Points as a bar.

/** From 0 to 100, with a mark at those of the automatic run. The number stands beside it in digits. */
export function Bar({ points }: { points: number }) {
  return (
    <svg className="pointsbar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ground" width="100" height="10" />
      <rect className="points" width={points} height="10" />
      <line x1="50" x2="50" y1="0" y2="10" />
    </svg>
  );
}
