// Whether a step can still be taken back, as far as the wall says: nothing is promised that would be refused.

import { t, tn } from "../i18n";
import type { Cluster, Contribution, Placing, Step } from "../live/types";
import type { CardStep } from "./history_cards";
import type { ClusterStep } from "./history_clusters";

/** What there is now; undefined: it is gone. `within`: the ids of what stands in a cluster. */
export interface Now {
  readonly card: (id: string) => Contribution | undefined;
  readonly cluster: (id: string) => Cluster | undefined;
  readonly within: (cluster: string) => readonly string[];
}

/** Why a step cannot be taken back any more. Null: something of it can. */
export function hindrance({ cards = [], clusters = [] }: Step, now: Now): string | null {
  const untouched = cards.filter((card) => stands(card, now));
  if (untouched.some(({ was, became }) => was.hidden && !became.hidden)) return t("Verbergen geht nur auf der Wand, mit einem Grund.");
  const back = untouched.filter(({ was }) => hasRoom(was, clusters, now));
  if (back.length || clusters.some((each) => isAsLeft(each, untouched, now))) return null;
  if (clusters.length) return t("Nicht mehr möglich: Der Cluster wurde seither verändert.");
  if (untouched.length) return t("Nicht mehr möglich: Den früheren Platz gibt es nicht mehr.");
  return cardsGone(cards, now);
}

function cardsGone(cards: readonly CardStep[], now: Now): string {
  const all = cards.length;
  if (!cards.some(({ contribution }) => now.card(contribution))) {
    return tn("Nicht mehr möglich: Die Karte wurde zurückgezogen.", "Nicht mehr möglich: Die Karten wurden zurückgezogen.", all);
  }
  return tn("Nicht mehr möglich: Die Karte wurde seither weiterbewegt oder verborgen.",
    "Nicht mehr möglich: Die Karten wurden seither weiterbewegt, verborgen oder zurückgezogen.", all);
}

/** Whether a card still stands as the step left it. */
function stands({ contribution, became }: CardStep, now: Now): boolean {
  const card: Placing | undefined = now.card(contribution);
  return card !== undefined
    && (["cluster", "rank", "also", "also_rank", "stack"] as const).every((field) => (card[field] || null) === (became[field] || null))
    && Boolean(card.hidden) === Boolean(became.hidden);
}

/** Whether the place where a card stood is there, or comes back with it. */
function hasRoom({ cluster, also, stack }: Placing, clusters: readonly ClusterStep[], now: Now): boolean {
  const comesBack = (id: string) => clusters.some((each) => each.cluster === id && !each.became);
  const top = stack ? now.card(stack) : undefined;
  return [cluster, also].every((id) => !id || now.cluster(id) || comesBack(id))
    && (!stack || (top !== undefined && !top.stack && !top.hidden));
}

/** A cluster that was made vanishes only when nothing stays in it. */
function isAsLeft({ cluster, was, became }: ClusterStep, untouched: readonly CardStep[], now: Now): boolean {
  const there = now.cluster(cluster);
  if (!became) return !there;
  if (!there) return false;
  if (!was) return now.within(cluster).every((id) => untouched.some(({ contribution }) => contribution === id));
  return (["title", "parent", "rank"] as const).every((field) => (there[field] || null) === (became[field] || null));
}
