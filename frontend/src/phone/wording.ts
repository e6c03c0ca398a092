/// <reference lib="es2022.intl" />
// What can be said about a text while it is typed: how long it is, whether it holds two thoughts.

export const LONG = 80;
export const LIMIT = 280;

const segmenter =
  typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

/** Length as people count: an emoji or a letter with marks is one. Old browsers count code points, which is never less. */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter ? segmenter.segment(text) : text) count += 1;
  return count;
}

const TOGETHER = /\s+(?:und|sowie|and|as well as)\s+/gi;
const SENTENCE_END = /[.;!?…؟۔]\s+/g;

/** Where a text may be parted in two, nearest to its middle: at a line break, after a sentence, at an "and". */
function seams(text: string): [start: number, end: number] | null {
  const found = [/\s*\n\s*/g, SENTENCE_END, TOGETHER].map((pattern) => nearestToMiddle(text, pattern));
  return found.find((seam) => seam !== null) ?? null;
}

function nearestToMiddle(text: string, pattern: RegExp): [number, number] | null {
  const middle = text.length / 2;
  const matches = [...text.matchAll(pattern)].map((match) => {
    const kept = /^[.;!?…؟۔]/.test(match[0]) ? 1 : 0;
    return [match.index! + kept, match.index! + match[0].length] as [number, number];
  });
  return matches.sort(([one], [other]) => Math.abs(one - middle) - Math.abs(other - middle))[0] ?? null;
}

/** Whether this looks like two thoughts: several lines, two long halves joined by "und", or simply long. */
function seemsTwo(text: string, length: number): boolean {
  return text.includes("\n") || length > 140 || (length > 60 && text.search(TOGETHER) > 0);
}

/** Both halves of a text that seems to hold two thoughts; null when it holds one or cannot be parted. */
export function twoThoughts(text: string): [string, string] | null {
  const trimmed = text.trim();
  if (!seemsTwo(trimmed, graphemes(trimmed))) return null;
  const seam = seams(trimmed);
  return seam && [trimmed.slice(0, seam[0]).trim(), trimmed.slice(seam[1]).trim()];
}

const ONE_WORD = /^[\p{L}\p{M}\p{N}'’-]+[.!?…]*$/u;
/** Scripts that put no blanks between words. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether this is a single word, which others may understand in many ways. */
export function isOneWord(text: string): boolean {
  const trimmed = text.trim();
  return ONE_WORD.test(trimmed) && /\p{L}{2}/u.test(trimmed) && !UNPARTED.test(trimmed);
}
