// The wall by keyboard: arrows move the focus, space lifts a card, arrows choose where it goes, space puts it down.

import { batch } from "@preact/signals";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { LOOSE, NEW, type Place } from "./board";
import { cardBeside, dropFor } from "./drop_target";
import { stapleChosen } from "./foot";
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
    if (!target.matches("[data-stop]")) return false;
    if ((event.ctrlKey || event.metaKey) && event.key === "a") return this.#chooseAll(target);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    return this.sorting.lifted.peek() ? this.#whileLifted(event.key) : this.#whileFocused(event.key, target);
  }

  #chooseAll(stop: HTMLElement): boolean {
    const place = stop.closest<HTMLElement>("[data-place]")?.dataset.place;
    if (place === undefined || this.sorting.lifted.peek()) return false;
    this.sorting.selection.chooseAll(place);
    return true;
  }

  #whileFocused(key: string, stop: HTMLElement): boolean {
    const card = stop.closest<HTMLElement>("[data-card]")?.dataset.card;
    if (card && this.#onCard(key, card)) return true;
    const cluster = card ? null : stop.dataset.stop!;
    if (cluster && key === "m") return this.#ask({ about: "cluster", cluster });
    if (cluster && key === "g") return this.#ask({ about: "merge", cluster });
    if (cluster && key === "t") return this.#ask({ about: "split", cluster });
    const next = this.#next(key, stop);
    next?.focus();
    return next !== undefined;
  }

  #onCard(key: string, card: string): boolean {
    const { selection, board } = this.sorting;
    const step = {
      " ": () => this.#lift(card),
      Enter: () => (board.stack(card).peek().length ? this.#ask({ about: "stack", card }) : this.#lift(card)),
      x: () => selection.toggle(card),
      X: () => selection.extendTo(card),
      m: () => this.#ask({ about: "move", cards: this.sorting.withSelected(card) }),
      z: () => this.#askWhereElse(card),
      c: () => void this.sorting.gather(this.sorting.withSelected(card)),
      s: () => stapleChosen(this.sorting),
      d: () => this.#ask({ about: "card", card }),
      h: () => this.#ask({ about: "hide", card }),
    }[key];
    if (step) step();
    else if (key === "Escape" && selection.size.peek()) selection.clear();
    else return false;
    return true;
  }

  #askWhereElse(card: string): void {
    const { board } = this.sorting;
    if (board.placeOf(card) === LOOSE || board.twinOf(card)) {
      announce(t("Zusätzlich in einen Cluster kommt nur eine Karte, die in genau einem steht."));
    } else this.#ask({ about: "also", card });
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
    const before = ids.slice(0, ids.indexOf(card)).filter((id) => !cards.includes(id));
    this.sorting.take(cards);
    this.#choose({ cards, place, after: before[before.length - 1] ?? null });
    this.#showEachFrame();
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
    else if (key === "n") this.#chooseAloud({ ...lifted, place: NEW, after: null });
    // Whoever has a card in hand means no other step of the desk, and goes nowhere else before it lies.
    else return key.length === 1 || key === "Tab";
    return true;
  }

  #others({ place, cards }: Lifted): string[] {
    return place === NEW ? [] : this.sorting.board.cardsIn(place).peek().filter((id) => !cards.includes(id));
  }

  /** How many cards come before. Is `after` gone, then all of them: the end. */
  #position(lifted: Lifted): number {
    const others = this.#others(lifted);
    if (lifted.after === null) return 0;
    return others.indexOf(lifted.after) + 1 || others.length;
  }

  #shift(lifted: Lifted, step: number): void {
    const others = this.#others(lifted);
    const position = Math.min(others.length, Math.max(0, this.#position(lifted) + step));
    this.#chooseAloud({ ...lifted, after: others[position - 1] ?? null });
  }

  #changePlace(lifted: Lifted, step: number): void {
    const places = [...this.sorting.board.places(), NEW];
    const place = places[places.indexOf(lifted.place) + step];
    if (place === undefined) return;
    const others = this.#others({ ...lifted, place });
    this.#chooseAloud({ ...lifted, place, after: others[others.length - 1] ?? null });
  }

  #chooseAloud(lifted: Lifted): void {
    this.#choose(lifted);
    announce(this.#describe(lifted));
  }

  #choose(lifted: Lifted): void {
    this.sorting.lifted.value = lifted;
    const { place, after, cards } = lifted;
    const element = this.root.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    const beside = element && (cardBeside(element, place, after, new Set(cards)) ?? element);
    beside?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#show();
  }

  #show(): void {
    const lifted = this.sorting.lifted.peek();
    if (lifted) this.#marks.show(dropFor(this.root, lifted.place, lifted.after, new Set(lifted.cards)));
  }

  /** The mark stays at its card, whatever scrolls or is moved by others. */
  #showEachFrame(): void {
    requestAnimationFrame(() => {
      if (!this.sorting.lifted.peek()) return;
      this.#show();
      this.#showEachFrame();
    });
  }

  #describe(lifted: Lifted): string {
    if (lifted.place === NEW) return t("In einen neuen Cluster");
    return t("%(place)s, Stelle %(position)s von %(count)s", {
      place: this.nameOf(lifted.place),
      position: this.#position(lifted) + 1,
      count: this.#others(lifted).length + lifted.cards.length,
    });
  }

  #drop(lifted: Lifted): void {
    const { place, after, cards } = lifted;
    const others = this.#others(lifted);
    const where = this.#describe(lifted);
    const atEnd = this.#position(lifted) === others.length && place !== this.sorting.board.placeOf(cards[0]!);
    this.#finish();
    announce(t("Abgelegt. %(where)s.", { where }));
    void this.sorting.move(cards, atEnd ? { place } : { place, after });
  }

  #putBack(lifted: Lifted): void {
    batch(() => {
      this.#finish();
      this.sorting.putBack();
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
