// For screen readers: a summary of what others do with the cards, for whoever wished for one.

import { signal } from "@preact/signals";
import { tn } from "../i18n";
import type { StreamRecords } from "../live/records";
import type { Change } from "../live/messages";
import { announce } from "../ui/announcer";

const SUMMARY_PAUSE = 10_000;
const KEY = "teilhabe.tells-changes";

/** Whether changes by others are summed up aloud. Off unless this person asked for it. */
export const tellsChanges = signal(globalThis.localStorage?.getItem(KEY) === "yes");

export function tellChanges(wished: boolean): void {
  tellsChanges.value = wished;
  localStorage.setItem(KEY, wished ? "yes" : "no");
}

/** What is summed up, by the Changes that do it, and how it is said. */
const COUNTED: readonly (readonly [types: readonly string[], said: (count: number) => string])[] = [
  [["contribution_posted"], (count) => tn("Eine Karte ist dazugekommen.", "%(num)s Karten sind dazugekommen.", count)],
  [["contribution_moved", "contributions_moved"], (count) => tn("Eine Karte wurde verschoben.", "%(num)s Karten wurden verschoben.", count)],
  [["cluster_created"], (count) => tn("Ein Cluster wurde angelegt.", "%(num)s Cluster wurden angelegt.", count)],
  [["contributions_stapled"], (count) => tn("Eine Karte wurde angeheftet.", "%(num)s Karten wurden angeheftet.", count)],
  [["contribution_hidden"], (count) => tn("Eine Karte wurde verborgen.", "%(num)s Karten wurden verborgen.", count)],
  [["contribution_doubled"], (count) => tn("Eine Karte steht zusätzlich in einem zweiten Cluster.", "%(num)s Karten stehen zusätzlich in einem zweiten Cluster.", count)],
];

/** What happens to one card, or makes one cluster, counts once, whatever else it changes. */
const OF_ONE = new Set(["cluster_created", "contribution_hidden", "contribution_doubled"]);

/** The numbers of the Changes that were made from here: these are not summed up. */
export const ownChanges = new Set<number>();

/** How many cards or clusters a Change concerns. */
function amountOf({ type, put = [] }: Change): number {
  if (OF_ONE.has(type)) return 1;
  const cards = put.filter(({ kind }) => kind === "contribution");
  return type === "contributions_stapled" ? cards.filter(({ stack }) => stack).length : cards.length;
}

/** What others did, in words. */
export function inWords(changes: readonly Change[]): string {
  const byOthers = changes.filter(({ seq }) => !ownChanges.has(seq));
  const parts = COUNTED.map(([types, said]): string => {
    const count = byOthers.filter(({ type }) => types.includes(type)).reduce((sum, change) => sum + amountOf(change), 0);
    return count ? said(count) : "";
  });
  return parts.filter(Boolean).join(" ");
}

/** Sum up what others do, at most every ten seconds. Returns how to stop. */
export function summarise(records: StreamRecords): () => void {
  let changes: Change[] = [];
  const stop = records.onChange((change) => tellsChanges.peek() && changes.push(change));
  const timer = setInterval(() => {
    const said = inWords(changes);
    changes = [];
    if (said) announce(said);
  }, SUMMARY_PAUSE);
  return () => {
    stop();
    clearInterval(timer);
  };
}
