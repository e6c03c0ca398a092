// Where a card would go if it were put down here. Near the gap between two cards it goes between them (order); anywhere
// else on a cluster it goes into it, at the end (grouping). The two look different: a line, or the whole place outlined.

import { NEW, type Target } from "./board";
import type { Line, Mark } from "./marks";

/** A target and how to show it: a line where the cards would come, or the place lit up. */
export type CardDrop = Target & Mark;

/** How near to a card's edge the gap begins: in pixels, and never more than this share of the card. */
export const GAP = 14;
const GAP_SHARE = 0.3;

/** `hit`: what of the wall is under the pointer. */
export function dropAt(hit: Element, x: number, y: number, moving: ReadonlySet<string>): CardDrop | null {
  const element = hit.closest<HTMLElement>("[data-place]");
  if (!element) return null;
  const place = element.dataset.place!;
  if (place === NEW) return { place, element };
  const under = hit.closest<HTMLElement>("[data-card]");
  const card = under ?? cardBesideGap(hit, x, y);
  return (card && besides(card, element, x, y, moving, !under)) || { place, element };
}

/** The card that the pointer is on, if it is not one of those in hand. */
export function cardAt(hit: Element, moving: ReadonlySet<string>): HTMLElement | null {
  const card = hit.closest<HTMLElement>("[data-card]");
  return card && !moving.has(card.dataset.card!) ? card : null;
}

/** Between two cards the pointer is on the list: the card whose gap this is. */
function cardBesideGap(hit: Element, x: number, y: number): HTMLElement | null {
  if (!hit.matches("[data-cards]")) return null;
  for (const [dx, dy] of [[0, -GAP], [0, GAP], [-GAP, 0], [GAP, 0]] as const) {
    const card = document.elementFromPoint(x + dx, y + dy)?.closest<HTMLElement>("[data-card]");
    if (card && card.parentElement === hit) return card;
  }
  return null;
}

/** Whether cards stand side by side here, so that gaps are upright: a list at its own width may have one column only. */
function isUpright(card: Element): boolean {
  const list = card.parentElement as HTMLElement;
  return list.dataset.cards === "grid" && columnsOf(list) > 1;
}

export function columnsOf(grid: Element): number {
  return getComputedStyle(grid).gridTemplateColumns.split(" ").length;
}

/** `inGap`: the pointer is between cards, and the nearer side counts; on a card only its edge does. */
function besides(
  card: HTMLElement,
  element: HTMLElement,
  x: number,
  y: number,
  moving: ReadonlySet<string>,
  inGap: boolean,
): CardDrop | null {
  const box = card.getBoundingClientRect();
  const upright = isUpright(card);
  const rtl = upright && getComputedStyle(card).direction === "rtl";
  const [start, size, at] = upright ? [box.left, box.width, x] : [box.top, box.height, y];
  const gap = inGap ? size / 2 : Math.min(GAP, size * GAP_SHARE);
  const low = at < start + gap;
  if (!low && at < start + size - gap) return null;
  const place = element.dataset.place!;
  const after = low === rtl ? card.dataset.card! : cardBefore(card, moving);
  if (moving.has(after ?? "")) return null;
  return { place, after, element, line: lineAt(box, low, upright) };
}

function cardBefore(card: Element, moving: ReadonlySet<string>): string | null {
  let before = card.previousElementSibling as HTMLElement | null;
  while (before && moving.has(before.dataset.card ?? "")) before = before.previousElementSibling as HTMLElement | null;
  return before?.dataset.card ?? null;
}

export function lineAt(box: DOMRect, low: boolean, upright: boolean): Line {
  const edge = low ? -GAP / 2 : GAP / 2;
  return upright
    ? { x: (low ? box.left : box.right) + edge, y: box.top, length: box.height, upright }
    : { x: box.left, y: (low ? box.top : box.bottom) + edge, length: box.width, upright };
}

/** How a keyboard's choice looks: a line behind the card `after`, or before the first one. */
export function dropFor(root: HTMLElement, place: string, after: string | null, moving: ReadonlySet<string>): CardDrop | null {
  const element = root.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
  const card = element && cardBeside(element, place, after, moving);
  if (!element || !card) return element && { place, element };
  const upright = isUpright(card);
  const rtl = upright && getComputedStyle(card).direction === "rtl";
  return { place, element, line: lineAt(card.getBoundingClientRect(), (after === null) !== rtl, upright) };
}

/** The card at whose edge the line belongs: `after` itself, or the first that stays where it is. */
export function cardBeside(
  element: HTMLElement,
  place: string,
  after: string | null,
  moving: ReadonlySet<string>,
): HTMLElement | undefined {
  if (place === NEW) return undefined;
  const list = element.querySelector(":scope > [data-cards]");
  const cards = [...(list?.children ?? [])] as HTMLElement[];
  return cards.find(({ dataset }) => (after === null ? !moving.has(dataset.card!) : dataset.card === after));
}
