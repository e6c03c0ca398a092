// A cluster with its title, its cards and its sub-clusters.

import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t, tn } from "../i18n";
import { Card } from "./card";
import { MoreIcon } from "./icons";
import type { Place } from "./board";
import type { Sorting } from "./sorting";

interface ClusterProps {
  readonly id: string;
  readonly number: string;
  readonly sorting: Sorting;
}

export function Cluster({ id, number, sorting }: ClusterProps) {
  const { board } = sorting;
  const sub = number.includes(".");
  const children = sub ? [] : board.clustersIn(id).value;
  return (
    <section class={sub ? "cluster cluster--sub" : "cluster"} data-place={id} aria-labelledby={`title-${id}`}>
      <header class="cluster__head">
        <Title id={id} number={number} sorting={sorting} sub={sub} />
        <Count place={id} sorting={sorting} />
        <button type="button" class="button button--icon button--plain" data-action="cluster"
          aria-label={useComputed(() => t("Cluster bearbeiten: %(title)s", { title: board.cluster(id).value?.title || number }))}>
          <MoreIcon />
        </button>
      </header>
      <CardList place={id} sorting={sorting} />
      {children.map((child, nth) => <Cluster key={child} id={child} number={`${number}.${nth + 1}`} sorting={sorting} />)}
    </section>
  );
}

/** The cards of one place. `grid`: side by side where there is room. */
export function CardList({ place, sorting, grid }: { place: Place; sorting: Sorting; grid?: boolean }) {
  const ids = sorting.board.cardsIn(place).value;
  return (
    <ul class={grid ? "cards cards--loose" : "cards cards--column"} data-cards={grid ? "grid" : "column"}>
      {ids.map((id) => <Card key={id} id={id} sorting={sorting} />)}
    </ul>
  );
}

function Count({ place, sorting }: { place: Place; sorting: Sorting }) {
  const { length } = sorting.board.cardsIn(place).value;
  return (
    <span class="cluster__count figures">
      <span aria-hidden="true">{length}</span>
      <span class="visually-hidden">{tn("Eine Karte", "%(num)s Karten", length)}</span>
    </span>
  );
}

function Title({ id, number, sorting, sub }: ClusterProps & { sub: boolean }) {
  const Heading = sub ? "h4" : "h3";
  const title = sorting.board.cluster(id).value?.title ?? "";
  const writing = sorting.renaming.value === id;
  return (
    <Heading class="cluster__title" id={`title-${id}`}>
      <span class="cluster__number figures">{number}</span>
      {writing ? <TitleField id={id} title={title} sorting={sorting} /> : (
        <button type="button" class="cluster__name" data-stop={id} data-action="rename" tabIndex={-1}>
          {title ? <span dir="auto">{title}</span> : <span class="soft">{t("Titel eintragen")}</span>}
        </button>
      )}
    </Heading>
  );
}

function TitleField({ id, title, sorting }: { id: string; title: string; sorting: Sorting }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current!.select(), []);
  const before = useRef(title).current;

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
    <input ref={field} class="cluster__field" defaultValue={before} maxLength={200} dir="auto" enterKeyHint="done"
      aria-label={t("Titel des Clusters")} placeholder={t("Als Aussage oder Wie-Frage")}
      onKeyDown={onKeyDown} onBlur={() => finish(true)} />
  );
}
