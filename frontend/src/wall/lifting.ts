// Cards in hand by keyboard: arrows choose where they go, space puts them down, Escape puts them back.

import { batch } from "@preact/signals";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { LOOSE, NEW, type Place } from "./board";
import { cardBeside, dropFor } from "./drop_target";
import { isOut } from "./looks";
import { Marks } from "./marks";
import { putDown } from "./put_down";
import { sideways } from "./roving";
import type { Lifted, Sorting } from "./sorting";

export class Lifting {
  readonly #marks = new Marks();

  constructor(
    readonly root: HTMLElement,
    readonly sorting: Sorting,
    readonly nameOf: (place: Place) => string,
  ) {}

  lift(card: string): void {
    const cards = this.sorting.withSelected(card);
    const lifted = this.#whereItLies(cards, card);
    this.sorting.take(cards);
    this.#choose(lifted);
    this.#showEachFrame();
    const what = cards.length > 1
      ? tn("Eine Karte aufgenommen.", "%(num)s Karten aufgenommen.", cards.length)
      : t("Aufgenommen: %(text)s.", { text: this.sorting.board.card(card).peek()?.text ?? "" });
    const how = t("Pfeiltasten wählen den Ort, die Leertaste legt ab, Escape legt zurück.");
    announce(`${what} ${this.#describe(lifted)}. ${how}`);
  }

  /** Says whether the key was meant for what is in hand. Nothing else is steered meanwhile, wherever the focus went. */
  press(event: KeyboardEvent): boolean {
    const lifted = this.sorting.lifted.peek();
    if (!lifted || event.ctrlKey || event.metaKey || event.altKey) return false;
    const target = event.target as Element;
    if (target.closest("dialog") || (event.key !== "Escape" && target.closest("input, textarea, select"))) return false;
    if (event.key === "Escape") this.#putBack(lifted);
    else if (this.#isGone(lifted.place)) this.#chooseWhereItLies(lifted);
    else return this.#steer(lifted, event.key);
    return true;
  }

  #steer(lifted: Lifted, key: string): boolean {
    const aside = sideways(this.root, key);
    if (key === " " || key === "Enter") this.#drop(lifted);
    else if (key === "ArrowUp" || key === "ArrowDown") this.#shift(lifted, key === "ArrowUp" ? -1 : 1);
    else if (aside) this.#changePlace(lifted, aside);
    else if (key === "n") this.#chooseAloud({ ...lifted, place: NEW, after: null });
    // Whoever has a card in hand means no other step of the desk, and goes nowhere else before it lies.
    else return key.length === 1 || key === "Tab";
    return true;
  }

  /** The cards of a place that are in view and stay where they are. */
  #others(place: Place, cards: readonly string[]): string[] {
    if (place === NEW) return [];
    const ids = this.sorting.board.cardsIn(place).peek();
    return ids.filter((id) => !cards.includes(id) && !isOut(id, this.sorting));
  }

  #whereItLies(cards: readonly string[], card: string): Lifted {
    const { board } = this.sorting;
    const place = board.placeOf(card);
    const ids = board.cardsIn(place).peek();
    const before = this.#others(place, cards).filter((id) => ids.indexOf(id) < ids.indexOf(card));
    return { cards, place, after: before[before.length - 1] ?? null };
  }

  /** How many cards come before. Is `after` gone, then all of them: the end. */
  #position({ place, cards, after }: Lifted): number {
    const others = this.#others(place, cards);
    if (after === null) return 0;
    return others.indexOf(after) + 1 || others.length;
  }

  #shift(lifted: Lifted, step: number): void {
    const others = this.#others(lifted.place, lifted.cards);
    const position = Math.min(others.length, Math.max(0, this.#position(lifted) + step));
    this.#chooseAloud({ ...lifted, after: others[position - 1] ?? null });
  }

  #changePlace(lifted: Lifted, step: number): void {
    const places = [...this.sorting.board.places(), NEW];
    const place = places[places.indexOf(lifted.place) + step];
    if (place === undefined) return;
    const others = this.#others(place, lifted.cards);
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

  #isGone(place: Place): boolean {
    return place !== LOOSE && place !== NEW && !this.sorting.board.cluster(place).peek();
  }

  /** Somebody took away the cluster that was chosen. */
  #chooseWhereItLies({ cards }: Lifted): void {
    const lifted = this.#whereItLies(cards, cards[0]!);
    this.#choose(lifted);
    announce(`${t("Diesen Cluster gibt es nicht mehr.")} ${this.#describe(lifted)}`);
  }

  #show(): void {
    const lifted = this.sorting.lifted.peek();
    if (lifted) this.#marks.show(dropFor(this.root, lifted.place, lifted.after, new Set(lifted.cards)));
  }

  /** The mark stays at its card, whatever scrolls or is moved by others. */
  #showEachFrame(): void {
    requestAnimationFrame(() => {
      const lifted = this.sorting.lifted.peek();
      if (!lifted) return;
      if (this.#isGone(lifted.place)) this.#chooseWhereItLies(lifted);
      this.#show();
      this.#showEachFrame();
    });
  }

  #describe(lifted: Lifted): string {
    const { place, cards } = lifted;
    if (place === NEW) return t("In einen neuen Cluster");
    return t("%(place)s, Stelle %(position)s von %(count)s", {
      place: this.nameOf(place),
      position: this.#position(lifted) + 1,
      count: this.#others(place, cards).length + cards.length,
    });
  }

  #drop(lifted: Lifted): void {
    const { place, after, cards } = lifted;
    const others = this.#others(place, cards);
    const where = this.#describe(lifted);
    const atEnd = this.#position(lifted) === others.length && place !== this.sorting.board.placeOf(cards[0]!);
    this.#finish();
    void putDown(this.sorting, cards, atEnd ? { place } : { place, after }, where);
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
