// One hash for one state: canonical JSON (keys sorted, Maps as sorted entries) through SHA-256.
import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a value of plain data; equal data gives equal hashes whatever the insertion order of keys. */
export function stableHash(value: unknown): string {
  const hash = createHash('sha256');
  feed(value, (s) => hash.update(s));
  return hash.digest('hex');
}

function feed(value: unknown, out: (s: string) => void): void {
  if (value === null || typeof value !== 'object') {
    out(value === undefined ? 'u' : JSON.stringify(value));
    return;
  }
  if (ArrayBuffer.isView(value) || Array.isArray(value)) {
    out('[');
    for (const v of value as unknown as Iterable<unknown>) {
      feed(v, out);
      out(',');
    }
    out(']');
    return;
  }
  if (value instanceof Set) return feed([...value].map(String).sort(), out);
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  entries.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  out('{');
  for (const [k, v] of entries) {
    if (v === undefined) continue;
    out(JSON.stringify(String(k)) + ':');
    feed(v, out);
    out(',');
  }
  out('}');
}
