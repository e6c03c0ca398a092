// Arrows typed as "->" stay in one piece: browsers break a line after the hyphen.

import type { ComponentChild } from "preact";

// Short ones only, so that a line drawn with hyphens still fits its card.
const ARROW = /(<?-{1,3}>)/;

/** The text as it was written, to be shown as the content of an element. */
export function unbroken(text: string): ComponentChild[] | string {
  const parts = text.split(ARROW);
  if (parts.length === 1) return text;
  return parts.map((part, nth) => (nth % 2 ? <span class="unbroken">{part}</span> : part));
}
