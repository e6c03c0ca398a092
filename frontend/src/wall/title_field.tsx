// The title of a cluster while somebody writes it. What others do to the cluster meanwhile is told, and takes no word away.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";
import type { Sorting } from "./sorting";

const LONGEST_WORD_ONLY = 24;

interface TitleFieldProps {
  readonly id: string;
  readonly sorting: Sorting;
}

export function TitleField({ id, sorting }: TitleFieldProps) {
  const now = sorting.board.cluster(id).value?.title ?? "";
  const before = useRef(now).current;
  const field = useRef<HTMLInputElement>(null);
  const written = useRef(before);
  const [short, tellShort] = useState(isShort(before));
  useLayoutEffect(() => {
    field.current!.select();
    return () => keepWords(id, written.current, before, sorting);
  }, []);
  useLayoutEffect(() => {
    if (now !== before) announce(renamed(now));
  }, [now]);

  function finish(save: boolean): void {
    if (sorting.renaming.peek() !== id) return;
    const after = field.current!.value.trim();
    sorting.renaming.value = null;
    if (save && after !== before) void sorting.rename(id, after);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    const wall = field.current!.closest("[data-wall]")!;
    finish(event.key === "Enter");
    requestAnimationFrame(() => wall.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus());
  }

  return (
    <span class="cluster__writing">
      <input ref={field} class="cluster__field" defaultValue={before} maxLength={200} dir="auto" enterKeyHint="done"
        aria-label={t("Titel des Clusters")} aria-describedby={`hint-${id}`} placeholder={t("Als Aussage oder Wie-Frage")}
        onInput={(event) => {
          written.current = event.currentTarget.value;
          tellShort(isShort(written.current));
        }}
        onKeyDown={onKeyDown} onBlur={() => finish(true)} />
      <span class="cluster__hint" id={`hint-${id}`} dir="auto">
        {now !== before ? renamed(now) : short && t("Als Aussage oder Wie-Frage sagt der Titel mehr.")}
      </span>
    </span>
  );
}

/** One word says what it is about, and not what is said about it. */
export function isShort(title: string): boolean {
  const words = title.trim().split(/\s+/).filter(Boolean);
  return words.length === 1 && words[0]!.length <= LONGEST_WORD_ONLY;
}

function renamed(title: string): string {
  return title
    ? t("Jemand hat inzwischen „%(title)s“ daraus gemacht.", { title })
    : t("Jemand hat den Titel inzwischen gelöscht.");
}

/** The cluster vanished below a title that was being written: the words go into a new one, or away, as the person wishes. */
function keepWords(id: string, written: string, before: string, sorting: Sorting): void {
  if (sorting.renaming.peek() !== id || sorting.board.cluster(id).peek()) return;
  sorting.renaming.value = null;
  const title = written.trim();
  const text = t("Diesen Cluster gibt es nicht mehr. Seine Karten sind noch da.");
  if (!title || title === before) return sorting.tell({ text });
  const label = t("Neuer Cluster „%(title)s“", { title });
  sorting.tell({ text, offer: { label, run: () => void sorting.gather([], { title }) } });
}
