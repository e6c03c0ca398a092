// How a card looks while it is selected, in hand, being saved or filtered out. Painted on the cards concerned and not
// by signals in each of them: a wall of two thousand cards would listen two thousand times.

import { effect } from "@preact/signals";
import { t } from "../i18n";
import { contributionOf } from "./board";
import type { Sorting } from "./sorting";

/** Where the words stand that a screen reader adds to a card. */
export const SELECTED = "card-selected";
export const HELD = "card-held";
export const IN_BATCH = "card-in-batch";

interface Look {
  readonly className: string;
  readonly busy: boolean;
  readonly described: string | undefined;
  /** Who holds it, in words. */
  readonly held: string | undefined;
}

/** Read without listening: whoever draws a card is not drawn anew for each change of these. */
export function lookOf(card: string, sorting: Sorting): Look {
  const id = contributionOf(card);
  const selected = sorting.selection.cards.peek().has(card);
  const busy = sorting.unsaved.ids.peek().has(card);
  const holder = sorting.heldByOthers.peek().get(id);
  const batched = sorting.inBatch.peek().has(id);
  const marks = {
    "card--selected": selected,
    "card--saving": busy,
    "card--in-hand": sorting.inHand.peek().has(card),
    "card--held": holder !== undefined,
    "card--in-batch": batched,
    "card--out": isOut(card, sorting),
  };
  const className = ["card", ...Object.entries(marks).flatMap(([mark, is]) => (is ? [mark] : []))].join(" ");
  const described = [selected && SELECTED, holder && HELD, batched && IN_BATCH].filter(Boolean).join(" ") || undefined;
  return { className, busy, described, held: holder && heldBy(holder) };
}

/** Not what is searched for at the moment. What is in hand stays in view. */
export function isOut(card: string, sorting: Sorting): boolean {
  const filter = sorting.filter.peek();
  return filter !== null && !filter.has(contributionOf(card)) && !sorting.inHand.peek().has(card);
}

function heldBy(role: string): string {
  return role === "organiser" ? t("Veranstalter:in: wird gerade bewegt") : t("Moderation: wird gerade bewegt");
}

function paint(element: HTMLElement, sorting: Sorting): void {
  const { className, busy, described, held } = lookOf(element.dataset.card!, sorting);
  element.className = className;
  element.setAttribute("aria-busy", String(busy));
  setOrRemove(element, "data-held", held);
  setOrRemove(element.querySelector("[data-stop]")!, "aria-describedby", described);
}

function setOrRemove(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Keep the drawn cards of a wall painted. Returns how to stop. */
export function keepPainted(root: HTMLElement, sorting: Sorting): () => void {
  let before: readonly (readonly string[])[] | undefined;
  let filter = sorting.filter.peek();
  return effect(() => {
    const { selection, unsaved, inHand, heldByOthers, inBatch } = sorting;
    const now = [selection.cards.value, unsaved.ids.value, inHand.value, heldByOthers.value, inBatch.value]
      .map((cards) => [...cards.keys()]);
    const changed = before ? differences(before, now) : new Set<string>();
    const all = filter !== sorting.filter.value;
    [before, filter] = [now, sorting.filter.value];
    if (!all && !changed.size) return;
    for (const element of root.querySelectorAll<HTMLElement>("[data-card]")) {
      if (all || changed.has(contributionOf(element.dataset.card!))) paint(element, sorting);
    }
  });
}

/** The contributions that are in one of the lists and not in its other version. */
function differences(before: readonly (readonly string[])[], now: readonly (readonly string[])[]): Set<string> {
  const changed = new Set<string>();
  now.forEach((cards, nth) => {
    const [old, fresh] = [new Set(before[nth]), new Set(cards)];
    for (const card of [...old, ...fresh]) if (old.has(card) !== fresh.has(card)) changed.add(contributionOf(card));
  });
  return changed;
}
