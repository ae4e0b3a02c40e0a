// Keys as they look on a keyboard, in the order in which they are pressed.
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  return (
    <span className="keycaps">
      {keys.map((key, i) => (
        <kbd key={i}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
      ))}
    </span>
  );
}
