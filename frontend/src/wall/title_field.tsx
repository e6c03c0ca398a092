// The title of a cluster while somebody writes it. What others do to the cluster meanwhile is told, and takes no word away.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";
import type { Sorting } from "./sorting";
import { close, draftOf, renamed, save, type TitleDraft } from "./title_draft";

const LONGEST_WORD_ONLY = 24;

interface TitleFieldProps {
  readonly id: string;
  readonly sorting: Sorting;
}

export function TitleField({ id, sorting }: TitleFieldProps) {
  const now = sorting.board.cluster(id).value?.title ?? "";
  const draft = useMemo(() => draftOf(sorting, id), []);
  const field = useRef<HTMLTextAreaElement>(null);
  const stood = useRef<readonly (string | undefined)[]>([]);
  const [short, tellShort] = useState(isShort(draft.words));
  useLayoutEffect(() => enter(field.current!, draft, () => leave(id, draft, sorting)), []);
  useLayoutEffect(() => {
    if (now !== draft.before) announce(renamed(now));
  }, [now]);

  function finish(saves: boolean, asks: boolean): void {
    if (draft.done) return;
    close(sorting, id, draft);
    if (saves) save(sorting, id, draft, asks);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if ((event.key !== "Enter" && event.key !== "Escape") || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const wall = field.current!.closest("[data-wall]")!;
    finish(event.key === "Enter", false);
    requestAnimationFrame(() => wall.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus());
  }

  function onInput({ currentTarget: input }: { currentTarget: HTMLTextAreaElement }): void {
    if (input.value.includes("\n")) input.value = input.value.replace(/\s*\n\s*/g, " ");
    draft.words = input.value;
    tellShort(isShort(draft.words));
    grow(input);
  }

  /** When others put the cluster in another order, the browser takes the focus away: that is no end of the writing. */
  function onBlur({ relatedTarget }: FocusEvent): void {
    if (relatedTarget || !document.hasFocus()) return finish(true, true);
    requestAnimationFrame(() => {
      const input = field.current;
      if (!input || draft.done) return;
      if (String(standing(input)) !== String(stood.current)) input.focus();
      else finish(true, true);
    });
  }

  return (
    <span class="cluster__writing">
      <textarea ref={field} class="cluster__field" rows={1} defaultValue={draft.words} maxLength={200} dir="auto" enterkeyhint="done"
        aria-label={t("Titel des Clusters")} aria-describedby={`hint-${id}`} placeholder={t("Als Aussage oder Wie-Frage")}
        onInput={onInput} onKeyDown={onKeyDown} onFocus={(event) => (stood.current = standing(event.currentTarget))} onBlur={onBlur} />
      <span class="cluster__hint" id={`hint-${id}`} dir="auto">
        {now !== draft.before ? renamed(now) : short && t("Als Aussage oder Wie-Frage sagt der Titel mehr.")}
      </span>
    </span>
  );
}

/** Take up the writing where it was left. Returns how to leave it. */
function enter(input: HTMLTextAreaElement, draft: TitleDraft, left: () => void): () => void {
  grow(input);
  input.focus();
  if (draft.caret) input.setSelectionRange(...draft.caret);
  else input.select();
  return () => {
    draft.caret = [input.selectionStart, input.selectionEnd];
    left();
  };
}

/** The field goes though nobody finished. Was the cluster only put elsewhere, then the draft waits for its next field. */
function leave(id: string, draft: TitleDraft, sorting: Sorting): void {
  const isThere = sorting.board.cluster(id).peek() !== undefined;
  if (draft.done || (isThere && sorting.renaming.peek() === id)) return;
  close(sorting, id, draft);
  save(sorting, id, draft, true);
}

/** As high as its words. */
function grow(input: HTMLElement): void {
  input.style.blockSize = "auto";
  input.style.blockSize = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
}

/** Between which neighbours the cluster stands. */
function standing(input: Element): readonly (string | undefined)[] {
  const cluster = input.closest("[data-place]")!;
  return [cluster.previousElementSibling, cluster.nextElementSibling].map((beside) => (beside as HTMLElement | null)?.dataset.place);
}

/** One word says what it is about, and not what is said about it. */
export function isShort(title: string): boolean {
  const words = title.trim().split(/\s+/).filter(Boolean);
  return words.length === 1 && words[0]!.length <= LONGEST_WORD_ONLY;
}
