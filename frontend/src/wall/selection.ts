// The cards that are selected, to be moved, gathered or stapled together.

import { computed, signal } from "@preact/signals";
import { tn } from "../i18n";
import { announce } from "../ui/announcer";
import { contributionOf, type Board, type Place } from "./board";

export class Selection {
  readonly cards = signal<ReadonlySet<string>>(new Set());
  /** How many of them are there and in view. */
  readonly size = computed(() => [...this.cards.value].filter((card) => this.#isShown(card)).length);
  #anchor: string | null = null;
  /** Where each selected card lay when it was chosen. */
  #places = new Map<string, Place>();

  constructor(
    readonly board: Board,
    /** The contributions that are in view; null: all. */
    readonly filter: { readonly value: ReadonlySet<string> | null },
  ) {}

  toggle(card: string): void {
    const cards = new Set(this.cards.peek());
    if (!cards.delete(card)) cards.add(card);
    this.#anchor = card;
    this.#choose(cards);
  }

  /** From the card that was chosen last to this one, within their place. Is that elsewhere by now: from the nearest. */
  extendTo(card: string): void {
    const shown = this.#shownIn(this.board.placeOf(card));
    const to = shown.indexOf(card);
    const anchor = shown.indexOf(this.#anchor ?? "");
    const from = anchor < 0 ? this.#nearest(shown, to) : anchor;
    if (from === undefined) return this.toggle(card);
    this.#choose(new Set([...this.cards.peek(), ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]));
  }

  /** Where the selected card stands that is nearest to this place in the row. */
  #nearest(row: readonly string[], to: number): number | undefined {
    const chosen = [...row.keys()].filter((nth) => nth !== to && this.cards.peek().has(row[nth]!));
    return chosen.sort((one, other) => Math.abs(one - to) - Math.abs(other - to))[0];
  }

  /** All cards of a place; when they are selected already, none of them. */
  chooseAll(place: Place): void {
    const shown = this.#shownIn(place);
    const cards = new Set(this.cards.peek());
    const all = shown.every((card) => cards.has(card));
    for (const card of shown) all ? cards.delete(card) : cards.add(card);
    this.#choose(cards);
  }

  clear(): void {
    this.cards.value = new Set();
    this.#places.clear();
    this.#anchor = null;
  }

  /** Where a selected card lay when this person chose it. */
  seen(card: string): Place | undefined {
    return this.#places.get(card);
  }

  /** What is selected and in view, in the order in which it stands. */
  inOrder(): string[] {
    const cards = this.cards.peek();
    return this.board.places().flatMap((place) => this.#shownIn(place).filter((card) => cards.has(card)));
  }

  #choose(cards: ReadonlySet<string>): void {
    this.#places = new Map([...cards].map((card) => [card, this.#places.get(card) ?? this.board.placeOf(card)]));
    this.cards.value = cards;
    announce(tn("Eine Karte ausgewählt.", "%(num)s Karten ausgewählt.", this.size.peek()));
  }

  #shownIn(place: Place): string[] {
    return this.board.cardsIn(place).peek().filter((card) => this.#passes(card));
  }

  #isShown(card: string): boolean {
    const record = this.board.card(card).value;
    return record !== undefined && !record.stack && this.#passes(card);
  }

  #passes(card: string): boolean {
    return this.filter.value?.has(contributionOf(card)) ?? true;
  }
}
