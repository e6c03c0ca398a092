// The wall by keyboard: arrows move the focus, each letter is a step with the card or cluster that has it.

import { t } from "../i18n";
import { announce } from "../ui/announcer";
import { LOOSE } from "./board";
import { stapleChosen } from "./foot";
import type { Lifting } from "./lifting";
import { neighbour, sideways, stopsIn } from "./roving";
import type { Sorting } from "./sorting";

export class WallKeys {
  constructor(
    readonly root: HTMLElement,
    readonly sorting: Sorting,
    readonly lifting: Lifting,
  ) {}

  /** Says whether the key was meant for the wall. */
  press(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    if (!target.matches("[data-stop]")) return false;
    if ((event.ctrlKey || event.metaKey) && event.key === "a") return this.#chooseAll(target);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    return this.#whileFocused(event.key, target);
  }

  #chooseAll(stop: HTMLElement): boolean {
    const place = stop.closest<HTMLElement>("[data-place]")?.dataset.place;
    if (place === undefined) return false;
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
      " ": () => this.lifting.lift(card),
      Enter: () => (board.stack(card).peek().length ? this.#ask({ about: "stack", card }) : this.lifting.lift(card)),
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
        return this.#sideways(key, stop);
    }
  }

  #sideways(key: string, stop: HTMLElement): HTMLElement | undefined {
    const step = sideways(this.root, key);
    return step ? (neighbour(this.root, stop, step) ?? stop) : undefined;
  }
}
