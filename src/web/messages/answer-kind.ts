// What an answer is, by the name of its file: CONTRL-<interchange>.edi, APERAK-<interchange>-<message>.edi.

/** The kind of answer, and for an APERAK the message that it is about; null for any other name. */
export function answerKind(name: string): { kind: 'contrl' } | { kind: 'aperak'; message: number } | null {
  if (name.startsWith('CONTRL-')) return { kind: 'contrl' };
  const message = /^APERAK-.*-(\d+)\.edi$/.exec(name)?.[1];
  return message === undefined ? null : { kind: 'aperak', message: Number(message) };
}
