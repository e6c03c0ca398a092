// What follows when a new cluster is there: it is said, and its title is asked for if the person is not elsewhere by now.

import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import type { Sorting } from "./sorting";

/** Call it when the cluster is wished for. Returns what to do once it is there, with so many cards in it. */
export function expectCluster(sorting: Sorting, cluster: string): (cards: number, title: string) => void {
  const before = document.activeElement;
  return (cards, title) => {
    if (!sorting.said.peek()) {
      announce(cards ? tn("Cluster aus einer Karte angelegt.", "Cluster aus %(num)s Karten angelegt.", cards) : t("Neuer Cluster angelegt."));
    }
    if (!title && isFree(sorting, before)) sorting.renaming.value = cluster;
  };
}

/** Nothing is in hand, no other title is being written, and no field or dialog was entered since. */
function isFree(sorting: Sorting, before: Element | null): boolean {
  if (sorting.inHand.peek().size || sorting.renaming.peek() !== null) return false;
  const now = document.activeElement;
  return now === before || !now?.closest("input, textarea, select, dialog");
}
