// The history of sorting in words: a step as a sentence, what taking it back would do, which steps are taken back.

import { t } from "../i18n";
import type { Step } from "../live/types";
import { cardsBefore, cardsSentence } from "./history_cards";
import { clustersBefore, clustersSentence } from "./history_clusters";
import { extentOf, partlySentence } from "./history_partly";

/** What cards say and clusters are called now; undefined: it is gone. */
export interface Names {
  readonly card: (id: string) => string | undefined;
  readonly cluster: (id: string) => string | undefined;
}

/** Only the steps that concern one card, or one cluster. */
export interface HistoryOf {
  readonly card?: string;
  readonly cluster?: string;
}

export type StepOf = (id: string) => Step | undefined;

export function roleName(by: string): string {
  switch (by) {
    case "facilitator": return t("Moderation");
    case "organiser": return t("Veranstalter:in");
    case "host": return t("Gastgeber:in");
    default: return t("Teilnehmende");
  }
}

/** What happened, without a full stop at the end. What is done again is told as it is now: some of it may have stayed. */
export function sentenceOf(step: Step, names: Names, stepOf: StepOf): string {
  const { first, again } = origin(step, stepOf);
  if (first === step) return plainSentence(step, names);
  if (!first) return t("Einen früheren Schritt zurückgenommen");
  const { cards = [], clusters = [] } = step;
  const what = plainSentence(again ? { ...first, cards, clusters } : first, names);
  const told = again ? t("Wiederholt: %(what)s", { what }) : t("Zurückgenommen: %(what)s", { what });
  const partly = leftBy(step, stepOf);
  return partly ? `${told}. ${partly}` : told;
}

/** What a taking back left as it was. Null: nothing. */
export function leftBy(back: Step, stepOf: StepOf): string | null {
  const step = back.takes_back ? stepOf(back.takes_back) : undefined;
  return step ? partlySentence(extentOf(step), extentOf(back)) : null;
}

function plainSentence({ type, cards = [], clusters = [] }: Step, names: Names): string {
  return clustersSentence(type, clusters, cards, names) ?? cardsSentence(type, cards, names);
}

/** What will be if the step is taken back now. */
export function consequenceOf({ type, takes_back, cards = [], clusters = [] }: Step, names: Names): string {
  if (takes_back) return t("Gilt dann wieder.");
  return clustersBefore(clusters) ?? cardsBefore(type, cards, names);
}

/** The step at the beginning of a chain of taking back; `again`: at its end that step is done again. */
function origin(step: Step, stepOf: StepOf): { readonly first: Step | undefined; readonly again: boolean } {
  let first: Step | undefined = step;
  let again = true;
  while (first?.takes_back) {
    first = stepOf(first.takes_back);
    again = !again;
  }
  return { first, again };
}

/** The steps that are taken back now, each with what took it back. A taking back that was itself taken back takes nothing back. */
export function takenBack(newestFirst: readonly Step[]): ReadonlyMap<string, Step> {
  const gone = new Map<string, Step>();
  for (const step of newestFirst) {
    if (step.takes_back && !gone.has(step.id) && !gone.has(step.takes_back)) gone.set(step.takes_back, step);
  }
  return gone;
}

/** Whether a step is about a card or a cluster: it moved, or something moved into it or out of it. */
export function concerns({ cards = [], clusters = [] }: Step, { card, cluster }: HistoryOf): boolean {
  if (card !== undefined) return cards.some(({ contribution, was, became }) => [contribution, was.stack, became.stack].includes(card));
  if (cluster === undefined) return true;
  return clusters.some((each) => each.cluster === cluster)
    || cards.some(({ was, became }) => [was.cluster, was.also, became.cluster, became.also].includes(cluster));
}

/** The last title that the history knows of a cluster, for those that are gone. */
export function titlesIn(newestFirst: readonly Step[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { clusters = [] } of newestFirst) {
    for (const { cluster, was, became } of clusters) {
      if (!titles.has(cluster)) titles.set(cluster, became?.title ?? was?.title ?? "");
    }
  }
  return titles;
}
