// Where a card goes, without dragging: choose a cluster, or make a new one, or change its place in the order.

import { useState } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { LOOSE, type Board, type Place } from "./board";
import { Dialog } from "../ui/dialog";
import { TextField } from "./field";
import { GoneCard, isGone } from "./gone_card";
import { nameIn } from "./overtaken";
import { putDown } from "./put_down";
import type { Sorting } from "./sorting";

interface MoveProps {
  readonly cards: readonly string[];
  readonly sorting: Sorting;
  readonly close: () => void;
}

export function MoveDialog({ cards, sorting, close }: MoveProps) {
  const { board } = sorting;
  const [card] = cards as [string];
  const single = cards.length === 1;
  const here = single ? board.placeOf(card) : null;

  function put(place: Place): void {
    close();
    void putDown(sorting, cards, { place }, nameIn(board, place));
  }

  if (single && isGone(card, board)) return <GoneCard card={card} board={board} close={close} />;
  return (
    <Dialog title={t("In Cluster verschieben")} onClose={close} actions={
      <>
        {single && (
          <button type="button" class="button button--plain" onClick={() => (sorting.asks.value = { about: "hide", card })}>
            {t("Diese Karte verbergen …")}
          </button>
        )}
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
      </>
    }>
      {single
        ? <p class="dialog__quote" dir="auto">{board.card(card).value?.text}</p>
        : <p class="dialog__quote">{tn("Eine Karte", "%(num)s Karten", cards.length)}</p>}
      <PlaceList places={board.places()} label={t("Wohin")} here={here} board={board} choose={put} />
      <NewCluster cards={cards} sorting={sorting} close={close} />
      {single && <Further card={card} sorting={sorting} close={close} />}
      {single && <Order card={card} sorting={sorting} />}
    </Dialog>
  );
}

/** A second cluster for a card that belongs to both. */
export function AlsoDialog({ card, sorting, close }: { card: string; sorting: Sorting; close: () => void }) {
  const { board } = sorting;
  const here = board.placeOf(card);
  const places = board.places().filter((place) => place !== LOOSE && place !== here);

  async function put(place: Place): Promise<void> {
    close();
    if (await sorting.double(card, place)) announce(t("Steht zusätzlich in „%(place)s“.", { place: nameIn(board, place) }));
  }

  if (isGone(card, board)) return <GoneCard card={card} board={board} close={close} />;
  return (
    <Dialog title={t("Zusätzlich in …")} onClose={close}
      actions={<button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>}>
      <p class="dialog__quote" dir="auto">{board.card(card).value?.text}</p>
      <p>{t("Die Karte bleibt, wo sie ist, und steht auch im zweiten Cluster. Gezählt wird sie einmal.")}</p>
      <PlaceList places={places} label={t("Zusätzlich in")} here={null} board={board} choose={put} />
    </Dialog>
  );
}

/** What else can be done with one card: a second place, away from here, what is stapled below it. */
function Further({ card, sorting, close }: { card: string; sorting: Sorting; close: () => void }) {
  const { board, asks } = sorting;
  const record = board.card(card).value;
  const below = board.stack(card).value.length;
  const canDouble = record?.cluster && !record.also && board.places().length > 2;
  return (
    <div class="row">
      {canDouble && (
        <button type="button" class="button" onClick={() => (asks.value = { about: "also", card })}>{t("Zusätzlich in …")}</button>
      )}
      {record?.also && (
        <button type="button" class="button" onClick={() => (close(), void sorting.undouble(card))}>{t("Nur hier wegnehmen")}</button>
      )}
      <button type="button" class="button" onClick={() => (asks.value = { about: "card", card })}>{t("Mehr zu dieser Karte …")}</button>
      {below > 0 && (
        <button type="button" class="button" onClick={() => (asks.value = { about: "stack", card })}>{t("Stapel öffnen …")}</button>
      )}
    </div>
  );
}

interface PlaceListProps {
  readonly places: readonly Place[];
  readonly label: string;
  readonly here: Place | null;
  readonly board: Board;
  readonly choose: (place: Place) => void;
}

function PlaceList({ places, label, here, board, choose }: PlaceListProps) {
  return (
    <ul class="plain choice-list" aria-label={label}>
      {places.map((place) => (
        <li key={place}>
          <PlaceButton place={place} here={place === here} board={board} choose={() => choose(place)} />
        </li>
      ))}
    </ul>
  );
}

function PlaceButton({ place, here, board, choose }: { place: Place; here: boolean; board: Board; choose: () => void }) {
  const number = numberOf(place, board);
  return (
    <button type="button" class={number.includes(".") ? "choice-button choice-button--sub" : "choice-button"}
      aria-disabled={here} onClick={() => !here && choose()}>
      <span class="figures soft">{number}</span>
      <span dir="auto">{nameIn(board, place)}</span>
      <span class="soft choice-button__end">
        {here ? t("liegt hier") : tn("Eine Karte", "%(num)s Karten", board.countIn(place).value)}
      </span>
    </button>
  );
}

/** "2" or "2.1", as on the wall; nothing for loose cards. */
export function numberOf(place: Place, board: Board): string {
  if (place === LOOSE) return "";
  const parent = board.cluster(place).value?.parent ?? null;
  const nth = String(board.clustersIn(parent).value.indexOf(place) + 1);
  return parent ? `${numberOf(parent, board)}.${nth}` : nth;
}

function NewCluster({ cards, sorting, close }: MoveProps) {
  const [title, write] = useState("");
  return (
    <form class="row row--field" onSubmit={(event) => {
      event.preventDefault();
      close();
      void sorting.gather(cards, { title: title.trim() });
    }}>
      <TextField label={t("Neuer Cluster")} placeholder={t("Titel, auch später möglich")} value={title} write={write} />
      <button class="button">{t("Anlegen")}</button>
    </form>
  );
}

/** The same as dragging between two cards. */
function Order({ card, sorting }: { card: string; sorting: Sorting }) {
  const { board } = sorting;
  const place = board.placeOf(card);
  const others = board.cardsIn(place).value.filter((id) => id !== card);
  const position = board.cardsIn(place).value.indexOf(card);
  if (!others.length) return null;

  async function put(next: number): Promise<void> {
    if (!(await sorting.move([card], { place, after: others[next - 1] ?? null }))) return;
    announce(t("Stelle %(position)s von %(count)s", { position: next + 1, count: others.length + 1 }));
  }

  return (
    <fieldset class="row">
      <legend>{t("Reihenfolge: Stelle %(position)s von %(count)s", { position: position + 1, count: others.length + 1 })}</legend>
      <button type="button" class="button" aria-disabled={position === 0}
        onClick={() => position > 0 && put(position - 1)}>{t("Eins nach vorn")}</button>
      <button type="button" class="button" aria-disabled={position === others.length}
        onClick={() => position < others.length && put(position + 1)}>{t("Eins nach hinten")}</button>
    </fieldset>
  );
}
