// A cluster with its title, its cards and its sub-clusters.

import { useComputed } from "@preact/signals";
import { t, tn } from "../i18n";
import { Card } from "./card";
import { useGradually, type Pace } from "./gradually";
import { MoreIcon } from "./icons";
import { TitleField } from "./title_field";
import type { Place } from "./board";
import type { Sorting } from "./sorting";

interface ClusterProps {
  readonly id: string;
  readonly number: string;
  readonly sorting: Sorting;
  readonly pace: Pace;
}

/** In rem; keeps the room of cards that are not drawn yet. */
const HEIGHT_OF_A_CARD = 4;

export function Cluster({ id, number, sorting, pace }: ClusterProps) {
  const { board, unsaved } = sorting;
  const saving = useComputed(() => unsaved.ids.value.has(id));
  const sub = number.includes(".");
  const children = sub ? [] : board.clustersIn(id).value;
  return (
    <section class={useComputed(() => classOf(sub, saving.value))} data-place={id} aria-busy={saving} aria-labelledby={`title-${id}`}>
      <header class="cluster__head" data-head={id}>
        <Title id={id} number={number} sorting={sorting} sub={sub} />
        <Count places={[id, ...children]} sorting={sorting} />
        <button type="button" class="button button--icon button--plain" data-action="cluster"
          aria-label={useComputed(() => t("Cluster bearbeiten: %(title)s", { title: board.cluster(id).value?.title || number }))}>
          <MoreIcon />
        </button>
      </header>
      <CardList place={id} sorting={sorting} pace={pace} />
      {children.map((child, nth) => <Cluster key={child} id={child} number={`${number}.${nth + 1}`} sorting={sorting} pace={pace} />)}
    </section>
  );
}

function classOf(sub: boolean, saving: boolean): string {
  return `cluster${sub ? " cluster--sub" : ""}${saving ? " cluster--saving" : ""}`;
}

interface ListProps {
  readonly place: Place;
  readonly sorting: Sorting;
  readonly pace: Pace;
  readonly grid?: boolean;
}

/** The cards of one place. `grid`: side by side where there is room. */
export function CardList({ place, sorting, pace, grid }: ListProps) {
  const cards = sorting.board.cardsIn(place).value;
  const drawn = useGradually(cards.length, pace);
  return (
    <ul class={grid ? "cards cards--loose" : "cards cards--column"} data-cards={grid ? "grid" : "column"}
      style={{ paddingBlockEnd: drawn < cards.length ? `${(cards.length - drawn) * HEIGHT_OF_A_CARD}rem` : "" }}>
      {cards.slice(0, drawn).map((card) => <Card key={card} card={card} sorting={sorting} />)}
    </ul>
  );
}

/** How many contributions lie in these places together: a cluster counts what is in its sub-clusters. */
export function Count({ places, sorting }: { places: readonly Place[]; sorting: Sorting }) {
  const count = sum(places.map((place) => sorting.board.countIn(place).value));
  const shown = sum(places.map((place) => sorting.shownIn(place).value));
  return (
    <span class="cluster__count figures">
      <span aria-hidden="true" dir="ltr">{shown === count ? count : `${shown}/${count}`}</span>
      <span class="visually-hidden">
        {shown === count
          ? tn("Eine Karte", "%(num)s Karten", count)
          : tn("%(shown)s von einer Karte", "%(shown)s von %(num)s Karten", count, { shown })}
      </span>
    </span>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function Title({ id, number, sorting, sub }: Omit<ClusterProps, "pace"> & { sub: boolean }) {
  const Heading = sub ? "h4" : "h3";
  const title = sorting.unsaved.titles.value.get(id) ?? sorting.board.cluster(id).value?.title ?? "";
  return (
    <Heading class="cluster__title" id={`title-${id}`}>
      <span class="cluster__number figures">{number}</span>
      {sorting.renaming.value === id ? <TitleField id={id} sorting={sorting} /> : (
        <button type="button" class="cluster__name" data-stop={id} data-action="rename" tabIndex={-1}>
          {title ? <span dir="auto">{title}</span> : <span class="soft">{t("Titel eintragen")}</span>}
        </button>
      )}
    </Heading>
  );
}
