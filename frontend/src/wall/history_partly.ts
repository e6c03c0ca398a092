// What taking back left as it is: a step whose cards or clusters were changed again since is taken back only in part.

import { t, tn } from "../i18n";
import type { Step } from "../live/types";

/** How many cards and clusters a step changed. */
export interface Extent {
  readonly cards: number;
  readonly clusters: number;
}

export function extentOf({ cards = [], clusters = [] }: Step): Extent {
  return { cards: cards.length, clusters: clusters.length };
}

/** What stays, without a full stop. Null: nothing does. */
export function partlySentence(step: Extent, back: Extent): string | null {
  const parts = [cardsPart(step.cards, back.cards), clustersPart(step.clusters - back.clusters)].filter(Boolean);
  return parts.length ? parts.join("; ") : null;
}

function cardsPart(all: number, done: number): string | null {
  if (done >= all) return null;
  if (!done) return t("Keine Karte zurückgelegt, weil seither alles weiterbewegt oder zurückgezogen wurde");
  const left = tn("eine nicht, weil sie oder ihr Platz seither verändert wurde",
    "%(num)s nicht, weil sie oder ihr Platz seither verändert wurden", all - done);
  return t("%(done)s von %(all)s Karten zurückgelegt, %(left)s", { done, all, left });
}

function clustersPart(left: number): string | null {
  return left > 0 ? tn("ein Cluster bleibt, wie er ist", "%(num)s Cluster bleiben, wie sie sind", left) : null;
}
