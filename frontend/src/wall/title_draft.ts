// A title while it is being written. It outlives its field: others may put the cluster elsewhere meanwhile.

import { t } from "../i18n";
import type { Sorting } from "./sorting";

export interface TitleDraft {
  /** The title when the writing began. */
  readonly before: string;
  words: string;
  /** What was selected when the field was taken away. */
  caret: readonly [from: number, to: number] | null;
  done: boolean;
}

const drafts = new WeakMap<Sorting, Map<string, TitleDraft>>();

/** What is being written for this cluster; a new draft if nothing is. */
export function draftOf(sorting: Sorting, cluster: string): TitleDraft {
  const its = drafts.get(sorting) ?? new Map<string, TitleDraft>();
  drafts.set(sorting, its);
  const before = sorting.unsaved.titles.peek().get(cluster) ?? sorting.board.cluster(cluster).peek()?.title ?? "";
  const draft = its.get(cluster) ?? { before, words: before, caret: null, done: false };
  its.set(cluster, draft);
  return draft;
}

/** No more writing: the field goes. */
export function close(sorting: Sorting, cluster: string, draft: TitleDraft): void {
  draft.done = true;
  drafts.get(sorting)?.delete(cluster);
  if (sorting.renaming.peek() === cluster) sorting.renaming.value = null;
}

/** `asks`: whoever has just gone elsewhere did not mean to write over what somebody else wrote meanwhile. */
export function save(sorting: Sorting, cluster: string, { before, words }: TitleDraft, asks: boolean): void {
  const record = sorting.board.cluster(cluster).peek();
  const title = words.trim();
  if (!record) return tellGone(sorting, title === before ? "" : title);
  const now = record.title ?? "";
  if (title === before || title === now) return;
  if (!asks || now === before) return void sorting.rename(cluster, title);
  const label = title ? t("Stattdessen „%(title)s“", { title }) : t("Titel löschen");
  sorting.tell({ text: renamed(now), offer: { label, run: () => void sorting.rename(cluster, title) } });
}

export function renamed(title: string): string {
  return title
    ? t("Jemand hat inzwischen „%(title)s“ daraus gemacht.", { title })
    : t("Jemand hat den Titel inzwischen gelöscht.");
}

/** The cluster vanished below a title that was being written: the words go into a new one, or away, as the person wishes. */
function tellGone(sorting: Sorting, title: string): void {
  const text = t("Diesen Cluster gibt es nicht mehr. Seine Karten sind noch da.");
  if (!title) return sorting.tell({ text });
  const label = t("Neuer Cluster „%(title)s“", { title });
  sorting.tell({ text, offer: { label, run: () => void sorting.gather([], { title }) } });
}
