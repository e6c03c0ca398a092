// The wall by keyboard: arrows move the focus, space lifts a card, arrows choose where it goes, space puts it down.

import { batch } from "@preact/signals";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { LOOSE, NEW, type Place } from "./board";
import { dropFor } from "./drop_target";
import { Marks } from "./marks";
import { neighbour, stopsIn } from "./roving";
import type { Lifted, Sorting } from "./sorting";

export class WallKeys {
  readonly #marks = new Marks();

  constructor(
    readonly root: HTMLElement,
    readonly sorting: Sorting,
    readonly nameOf: (place: Place) => string,
  ) {}

  /** Says whether the key was meant for the wall. */
  press(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || !target.matches("[data-stop]")) return false;
    return this.sorting.lifted.peek() ? this.#whileLifted(event.key) : this.#whileFocused(event.key, target);
  }

  #whileFocused(key: string, stop: HTMLElement): boolean {
    const card = stop.closest<HTMLElement>("[data-card]")?.dataset.card;
    if (card && this.#onCard(key, card)) return true;
    const cluster = card ? null : stop.dataset.stop!;
    if (cluster && key === "m") return this.#ask({ about: "cluster", cluster });
    const next = this.#next(key, stop);
    next?.focus();
    return next !== undefined;
  }

  #onCard(key: string, card: string): boolean {
    const { sorting } = this;
    if (key === " " || key === "Enter") this.#lift(card);
    else if (key === "x") sorting.toggle(card);
    else if (key === "m") this.#ask({ about: "move", cards: sorting.withSelected(card) });
    else if (key === "c") void sorting.gather(sorting.withSelected(card));
    else if (key === "h") this.#ask({ about: "hide", card });
    else if (key === "Escape" && sorting.selected.peek().size) sorting.clearSelection();
    else return false;
    return true;
  }

  #ask(question: NonNullable<Sorting["asks"]["value"]>): true {
    this.sorting.asks.value = question;
    return true;
  }

  #next(key: string, stop: HTMLElement): HTMLElement | undefined {
    const stops = stopsIn(this.root);
    const at = stops.indexOf(stop);
    switch (key) {
      case "ArrowDown":
        return stops[at + 1] ?? stop;
      case "ArrowUp":
        return stops[at - 1] ?? stop;
      case "Home":
        return stops[0];
      case "End":
        return stops[stops.length - 1];
      default:
        return this.#sideways(key) ? (neighbour(this.root, stop, this.#sideways(key)) ?? stop) : undefined;
    }
  }

  /** -1 towards the start of the wall, 1 towards its end: left and right swap where people read from the right. */
  #sideways(key: string): number {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
    return getComputedStyle(this.root).direction === "rtl" ? -step : step;
  }

  #lift(card: string): void {
    const { board } = this.sorting;
    const cards = this.sorting.withSelected(card);
    const place = board.placeOf(card);
    const ids = board.cardsIn(place).peek();
    const position = ids.slice(0, ids.indexOf(card)).filter((id) => !cards.includes(id)).length;
    this.sorting.take(cards);
    this.#choose({ cards, place, position });
    const what = cards.length > 1
      ? tn("Eine Karte aufgenommen.", "%(num)s Karten aufgenommen.", cards.length)
      : t("Aufgenommen: %(text)s.", { text: board.card(card).peek()?.text ?? "" });
    announce(`${what} ${t("Pfeiltasten wählen den Ort, die Leertaste legt ab, Escape legt zurück.")}`);
  }

  #whileLifted(key: string): boolean {
    const lifted = this.sorting.lifted.peek()!;
    if (key === "Escape") this.#putBack(lifted);
    else if (key === " " || key === "Enter") this.#drop(lifted);
    else if (key === "ArrowUp" || key === "ArrowDown") this.#shift(lifted, key === "ArrowUp" ? -1 : 1);
    else if (this.#sideways(key)) this.#changePlace(lifted, this.#sideways(key));
    else if (key === "n") this.#chooseAloud({ ...lifted, place: NEW, position: 0 });
    // Whoever has a card in hand means no other step of the desk, and goes nowhere else before it lies.
    else return key.length === 1 || key === "Tab";
    return true;
  }

  #others({ place, cards }: Lifted): string[] {
    return place === NEW ? [] : this.sorting.board.cardsIn(place).peek().filter((id) => !cards.includes(id));
  }

  #shift(lifted: Lifted, step: number): void {
    const position = Math.min(this.#others(lifted).length, Math.max(0, lifted.position + step));
    this.#chooseAloud({ ...lifted, position });
  }

  #changePlace(lifted: Lifted, step: number): void {
    const places = [...this.sorting.board.places(), NEW];
    const place = places[places.indexOf(lifted.place) + step];
    if (place === undefined) return;
    this.#chooseAloud({ ...lifted, place, position: this.#others({ ...lifted, place }).length });
  }

  #chooseAloud(lifted: Lifted): void {
    this.#choose(lifted);
    announce(this.#describe(lifted));
  }

  #choose(lifted: Lifted): void {
    this.sorting.lifted.value = lifted;
    this.#marks.show(dropFor(this.root, lifted.place, lifted.position, new Set(lifted.cards)));
  }

  #describe(lifted: Lifted): string {
    if (lifted.place === NEW) return t("In einen neuen Cluster");
    const count = this.#others(lifted).length + lifted.cards.length;
    return t("%(place)s, Stelle %(position)s von %(count)s", {
      place: this.nameOf(lifted.place),
      position: lifted.position + 1,
      count,
    });
  }

  #drop(lifted: Lifted): void {
    const others = this.#others(lifted);
    const where = this.#describe(lifted);
    const atEnd = lifted.position === others.length && lifted.place !== this.sorting.board.placeOf(lifted.cards[0]!);
    const after = atEnd ? undefined : (others[lifted.position - 1] ?? null);
    this.#finish();
    announce(t("Abgelegt. %(where)s.", { where }));
    void this.sorting.move(lifted.cards, after === undefined ? { place: lifted.place } : { place: lifted.place, after });
  }

  #putBack(lifted: Lifted): void {
    batch(() => {
      this.#finish();
      this.sorting.putBack(lifted.cards);
    });
    announce(t("Zurückgelegt. %(place)s.", { place: this.nameOf(this.sorting.board.placeOf(lifted.cards[0]!)) }));
  }

  #finish(): void {
    this.sorting.lifted.value = null;
    this.#marks.clear();
  }

  /** The focus went elsewhere: whatever is lifted goes back. */
  leave(): void {
    const lifted = this.sorting.lifted.peek();
    if (lifted) this.#putBack(lifted);
  }
}

export function placeName(place: Place, titles: (cluster: string) => string | undefined): string {
  return place === LOOSE ? t("Lose Beiträge") : titles(place) || t("Cluster ohne Titel");
}
