// Cards in somebody's hand. Put down on a place they go there; resting on a card first, the hand is asked what is meant.

import { t } from "../i18n";
import { LOOSE, type Target } from "./board";
import type { Drop, Grip } from "./drag";
import { cardAt, dropAt } from "./drop_target";
import { nameIn } from "./overtaken";
import type { Seen } from "./moves";
import type { Sorting } from "./sorting";

export class CardGrip implements Grip {
  #cards: readonly string[] = [];
  #moving: ReadonlySet<string> = new Set();
  #seen: Seen = new Map();

  constructor(readonly sorting: Sorting) {}

  find(from: Element): HTMLElement | null {
    return from.closest("[data-action]") ? null : from.closest<HTMLElement>("[data-card]");
  }

  lift(element: HTMLElement): number {
    this.#cards = this.sorting.withSelected(element.dataset.card!);
    this.#moving = new Set(this.#cards);
    this.#seen = this.sorting.seen(this.#cards);
    this.sorting.take(this.#cards);
    return this.#cards.length;
  }

  over(hit: Element, x: number, y: number, rests: boolean): Drop | null {
    const [cards, drop] = [this.#cards, dropAt(hit, x, y, this.#moving)];
    if (!drop) return null;
    const onto = rests && !drop.line ? cardAt(hit, this.#moving) : null;
    if (onto) return this.#onto(cards, onto);
    const target: Target = drop.after === undefined ? { place: drop.place } : { place: drop.place, after: drop.after };
    return { ...drop, put: () => void this.sorting.move(cards, target, this.#seen) };
  }

  cancel(): void {
    this.sorting.putBack();
  }

  #onto(cards: readonly string[], card: HTMLElement): Drop {
    const put = (x: number, y: number) => this.#ask(cards, card.dataset.card!, x, y);
    return { element: card, look: "is-onto", words: t("Loslassen: Karte auf Karte"), put };
  }

  #lost([onto, ...cards]: readonly string[]): string {
    const isThere = (card: string) => this.sorting.board.card(card).value !== undefined;
    return isThere(onto!) && cards.some(isThere) ? "" : t("Diese Karte ist nicht mehr auf der Wand.");
  }

  /** One card on another can mean two things. */
  #ask(cards: readonly string[], onto: string, x: number, y: number): void {
    const { sorting } = this;
    const { board, offer } = sorting;
    const place = board.placeOf(onto);
    const seen = new Map([...this.#seen, [onto, place]]);
    sorting.putBack();
    const group = place === LOOSE
      ? { label: t("Cluster bilden"), run: () => void sorting.gather([onto, ...cards], {}, seen) }
      : { label: t("In „%(place)s“ legen", { place: nameIn(board, place) }), run: () => void sorting.move(cards, { place }, seen) };
    const staple = { label: t("Zusammenheften"), run: () => void sorting.staple(cards, onto, seen) };
    offer.value = { x, y, label: t("Karte auf Karte"), choices: [group, staple], lost: () => this.#lost([onto, ...cards]) };
  }
}
