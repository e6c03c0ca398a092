// The wall of one question, to be sorted: loose cards on one side, clusters on the other.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import type { Live } from "../live/connection";
import { LOOSE, NEW } from "./board";
import { CardGrip } from "./card_grip";
import { CardList, Cluster, Count } from "./cluster";
import { ClusterGrip } from "./cluster_grip";
import { enableDragging } from "./drag";
import { Pace } from "./gradually";
import { shareHands } from "./holds";
import { PlusIcon } from "./icons";
import { WallKeys } from "./keyboard";
import { Lifting } from "./lifting";
import { HELD, IN_BATCH, keepPainted, SELECTED } from "./looks";
import { aboutLost } from "./lost";
import { nameIn } from "./overtaken";
import { keepOneStop } from "./roving";
import type { Sorting } from "./sorting";
import { summarise } from "./summary";

interface WallProps {
  readonly sorting: Sorting;
  readonly live: Live;
  /** The name of the wall's stream. */
  readonly stream: string;
}

export function Wall({ sorting, live, stream }: WallProps) {
  const root = useRef<HTMLDivElement>(null);
  const pace = useMemo(() => new Pace(), [sorting]);
  useEffect(() => bringToLife(root.current!, sorting), [sorting]);
  useEffect(() => shareHands(live, stream, sorting), [sorting]);
  return (
    <div ref={root} class="board" data-wall role="group" aria-label={t("Wand")} aria-describedby="wall-how">
      <p id="wall-how" class="visually-hidden">
        {t("Mit den Pfeiltasten von Karte zu Karte. Die Leertaste nimmt eine Karte auf, x wählt sie aus, m öffnet die Auswahl der Cluster. Das Fragezeichen zeigt alle Tasten.")}
      </p>
      <p id={SELECTED} hidden>{t("ausgewählt")}</p>
      <p id={HELD} hidden>{t("wird gerade von jemand anderem bewegt")}</p>
      <p id={IN_BATCH} hidden>{t("liegt gerade auf einem Telefon zum Sortieren")}</p>
      <Loose sorting={sorting} pace={pace} />
      <Clusters sorting={sorting} pace={pace} />
    </div>
  );
}

interface SideProps {
  readonly sorting: Sorting;
  readonly pace: Pace;
}

function Loose({ sorting, pace }: SideProps) {
  const { length } = sorting.board.cardsIn(LOOSE).value;
  return (
    <section class="board__side board__loose" data-place={LOOSE} aria-labelledby="loose-title">
      <header class="board__head">
        <h3 id="loose-title">{t("Lose Beiträge")}</h3>
        <Count places={[LOOSE]} sorting={sorting} />
        {length > 1 && (
          <button type="button" class="button button--plain board__all" data-action="all">{t("Alle auswählen")}</button>
        )}
      </header>
      <CardList place={LOOSE} sorting={sorting} pace={pace} grid />
      {length === 0 && <p class="board__none soft">{t("Hier liegt keine Karte mehr lose.")}</p>}
    </section>
  );
}

function Clusters({ sorting, pace }: SideProps) {
  const ids = sorting.board.clustersIn(null).value;
  const chosen = sorting.selection.size.value;
  return (
    <section class="board__side board__clusters" aria-labelledby="clusters-title">
      <header class="board__head">
        <h3 id="clusters-title">{t("Cluster")}</h3>
        <span class="soft figures">{ids.length}</span>
        <button type="button" class="button board__new" data-action="gather" data-place={NEW}>
          <PlusIcon />
          {chosen ? tn("Cluster aus einer Karte", "Cluster aus %(num)s Karten", chosen) : t("Neuer Cluster")}
        </button>
      </header>
      <div class="board__grid">
        {ids.map((id, nth) => <Cluster key={id} id={id} number={String(nth + 1)} sorting={sorting} pace={pace} />)}
      </div>
      {ids.length === 0 && (
        <p class="board__none soft">{t("Karten, die zusammengehören, hier zu einem Cluster legen: ziehen, antippen oder mit der Leertaste aufnehmen.")}</p>
      )}
    </section>
  );
}

/** Mouse, touch and keys for the whole wall at once. */
function bringToLife(root: HTMLElement, sorting: Sorting): () => void {
  const { board } = sorting;
  const lifting = new Lifting(root, sorting, (place) => nameIn(board, place));
  const keys = new WallKeys(root, sorting, lifting);
  const listening = new AbortController();
  const { signal } = listening;
  root.addEventListener("click", (event) => clicked(event, sorting), { signal });
  root.addEventListener("keydown", (event) => keys.press(event) && swallow(event), { signal });
  window.addEventListener("keydown", (event) => lifting.press(event) && swallow(event), { signal, capture: true });
  window.addEventListener("pointerdown", () => lifting.leave(), { signal, capture: true });
  const stopDragging = enableDragging(root, [new CardGrip(sorting), new ClusterGrip(sorting)]);
  const stopRoving = keepOneStop(root, root.closest(".desk")!, (stop) => announce(aboutLost(board, stop)));
  const stopPainting = keepPainted(root, sorting);
  const stopTelling = summarise(board.records);
  return () => {
    lifting.leave();
    listening.abort();
    stopDragging();
    stopRoving();
    stopPainting();
    stopTelling();
  };
}

/** Whoever else listens shall not take the key for theirs. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function clicked(event: MouseEvent, sorting: Sorting): void {
  const target = event.target as Element;
  const card = target.closest<HTMLElement>("[data-card]")?.dataset.card;
  const action = target.closest<HTMLElement>("[data-action]")?.dataset.action;
  const place = target.closest<HTMLElement>("[data-place]")?.dataset.place;
  const { selection, asks } = sorting;
  if (action === "move" && card) ask(sorting, card);
  else if (action === "stack" && card) asks.value = { about: "stack", card };
  else if (action === "gather") void sorting.gather(selection.inOrder());
  else if (action === "all") selection.chooseAll(place ?? LOOSE);
  else if (action === "rename" && place) sorting.renaming.value = place;
  else if (action === "cluster" && place) asks.value = { about: "cluster", cluster: place };
  // A click without a pointer comes from assistive technology: it gets the dialog, which needs no aiming.
  else if (card && event.detail === 0) ask(sorting, card);
  else if (card && event.shiftKey) selection.extendTo(card);
  else if (card) selection.toggle(card);
}

function ask(sorting: Sorting, card: string): void {
  sorting.asks.value = { about: "move", cards: sorting.withSelected(card) };
}
