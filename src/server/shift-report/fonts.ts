// The letters of a report: Noto Sans KR, which has those of all three languages. Only the letters that are used go into the file.
import { createRequire } from 'node:module';

const FAMILY = '@expo-google-fonts/noto-sans-kr';
const { resolve } = createRequire(import.meta.url);

/** Files of the weights, by the names under which they are drawn. */
export const FONTS = {
  plain: resolve(`${FAMILY}/400Regular/NotoSansKR_400Regular.ttf`),
  strong: resolve(`${FAMILY}/600SemiBold/NotoSansKR_600SemiBold.ttf`),
} as const;

export type Weight = keyof typeof FONTS;
