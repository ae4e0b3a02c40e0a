import { expect, it } from 'vitest';
import { answerKind } from './answer-kind.ts';

it('tells an answer by the name of its file', () => {
  expect(answerKind('CONTRL-20260105T060000000Z-RECEIVED-0001.edi')).toEqual({ kind: 'contrl' });
  expect(answerKind('APERAK-20260105T060000000Z-RECEIVED-0001-12.edi')).toEqual({ kind: 'aperak', message: 12 });
  expect(answerKind('COARRI-HWS1.edi')).toBeNull();
});
