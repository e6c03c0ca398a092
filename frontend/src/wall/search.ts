// What a search finds, however somebody writes it: with capitals, accents, umlauts and vowel signs or without them.

import type { Contribution } from "../live/types";

/** A text with umlauts as single letters, and with umlauts spelled out: "turen" and "tueren" for "Türen". */
interface Folded {
  readonly plain: string;
  readonly spelled: string;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
// Letters that are no letter with a mark, and so do not fall apart into two; in Arabic, two that people write for each other.
const LETTERS: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ة: "ه", ى: "ي" };
// Marks (also Arabic vowel signs), the stretching stroke of Arabic, hyphens, and what only steers direction or joining.
const SILENT = /[\p{Mn}\p{Pd}\u0640\u00ad\u200b-\u200f\u2060\u2066-\u2069]/gu;

function fold(text: string): Folded {
  const lower = text.normalize("NFC").toLowerCase();
  return { plain: bare(lower), spelled: bare(lower.replace(/[äöü]/g, (letter) => UMLAUTS[letter]!)) };
}

function bare(text: string): string {
  return text.normalize("NFKD").replace(SILENT, "").replace(/[ßæœøłđðþıةى]/g, (letter) => LETTERS[letter]!);
}

// Records are replaced, never changed: what was folded once holds as long as its record.
const known = new WeakMap<Contribution, Folded>();

/** All that is said on a card: its wording, its explanation, its translations. */
function wordsOf(card: Contribution): Folded {
  let folded = known.get(card);
  if (!folded) {
    const said = [card.text, card.explanation ?? "", ...(card.translations ?? []).map(({ text }) => text)];
    known.set(card, (folded = fold(said.join("\n"))));
  }
  return folded;
}

/** Return how to tell whether a card has all words of a query, in any order. */
export function searchFor(query: string): (card: Contribution) => boolean {
  const wanted = query.trim().split(/\s+/).filter(Boolean).map(fold);
  return (card) => {
    const { plain, spelled } = wordsOf(card);
    return wanted.every((word) => plain.includes(word.plain) || spelled.includes(word.spelled));
  };
}
