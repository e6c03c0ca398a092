// For screen readers: a summary of what others do with the cards, for whoever wished for one.

import { signal } from "@preact/signals";
import { tn } from "../i18n";
import type { StreamRecords } from "../live/records";
import { announce } from "../ui/announcer";

const SUMMARY_PAUSE = 10_000;
const KEY = "teilhabe.tells-changes";

/** Whether changes by others are summed up aloud. Off unless this person asked for it. */
export const tellsChanges = signal(localStorage.getItem(KEY) === "yes");

export function tellChanges(wished: boolean): void {
  tellsChanges.value = wished;
  localStorage.setItem(KEY, wished ? "yes" : "no");
}

const COUNTED = new Set(["contribution_posted", "contribution_moved"]);

/** Sum up what others post and move, at most every ten seconds. `own`: moved from here. Returns how to stop. */
export function summarise(records: StreamRecords, own: (card: string) => boolean): () => void {
  const counts = { contribution_posted: 0, contribution_moved: 0 };
  const stop = records.onChange(({ type, put }) => {
    if (!tellsChanges.peek() || !COUNTED.has(type) || put?.every(({ id }) => own(id))) return;
    counts[type as keyof typeof counts] += 1;
  });
  const timer = setInterval(() => {
    const { contribution_posted: posted, contribution_moved: moved } = counts;
    [counts.contribution_posted, counts.contribution_moved] = [0, 0];
    const parts = [];
    if (posted) parts.push(tn("Eine Karte ist dazugekommen.", "%(num)s Karten sind dazugekommen.", posted));
    if (moved) parts.push(tn("Eine Karte wurde verschoben.", "%(num)s Karten wurden verschoben.", moved));
    if (parts.length) announce(parts.join(" "));
  }, SUMMARY_PAUSE);
  return () => {
    stop();
    clearInterval(timer);
  };
}

