// What a facilitator can do with a wall. What changes shows at once, marked as not yet saved; a refusal takes it back.

import { batch, signal } from "@preact/signals";
import { newId } from "../live/ids";
import type { Answer } from "../live/types";
import { tn } from "../i18n";
import { announce } from "../ui/announcer";
import { LOOSE, NEW, type Board, type Place, type Release, type Target } from "./board";

/** Sends a Command of this wall's workshop. Tells the person when it is refused. */
export type Send = (name: string, payload: object) => Promise<Answer>;

/** Cards in somebody's hand by keyboard, and where they would go now: behind the card `after`, null: as the first. */
export interface Lifted {
  readonly cards: readonly string[];
  readonly place: Place;
  readonly after: string | null;
}

export type Question =
  | { readonly about: "move"; readonly cards: readonly string[] }
  | { readonly about: "hide"; readonly card: string }
  | { readonly about: "card"; readonly card: string }
  | { readonly about: "cluster"; readonly cluster: string };

export class Sorting {
  readonly selected = signal<ReadonlySet<string>>(new Set());
  readonly saving = signal<ReadonlySet<string>>(new Set());
  readonly inHand = signal<ReadonlySet<string>>(new Set());
  #letGo: Release = () => {};
  #lastMove = Promise.resolve(true);
  readonly lifted = signal<Lifted | null>(null);
  /** The cluster whose title is being written here. */
  readonly renaming = signal<string | null>(null);
  /** The dialog that is open. */
  readonly asks = signal<Question | null>(null);
  /** The contributions that a search or a filter lets through; null: all. */
  readonly filter = signal<ReadonlySet<string> | null>(null);
  /** Told the number of each own step that was accepted. */
  onStep: ((seq: number) => void) | null = null;

  constructor(
    readonly board: Board,
    readonly send: Send,
  ) {}

  /** Send one step of sorting. */
  async #step(name: string, payload: object): Promise<Answer> {
    const answer = await this.send(name, payload);
    if (answer.ok) this.onStep?.(answer.seq);
    return answer;
  }

  toggle(card: string): void {
    const selected = new Set(this.selected.peek());
    if (!selected.delete(card)) selected.add(card);
    this.selected.value = selected;
    announce(tn("Eine Karte ausgewählt.", "%(num)s Karten ausgewählt.", selected.size));
  }

  clearSelection(): void {
    this.selected.value = new Set();
  }

  /** The card, or, if it is one of several selected, all of these in the order in which they stand. */
  withSelected(card: string): string[] {
    return this.selected.peek().has(card) ? this.chosen() : [card];
  }

  /** What is selected, in the order in which it stands. */
  chosen(): string[] {
    const selected = this.selected.peek();
    const standing = this.board.places().flatMap((place) => this.board.cardsIn(place).peek());
    return standing.filter((id) => selected.has(id));
  }

  take(cards: readonly string[]): void {
    this.putBack();
    batch(() => {
      this.#letGo = this.board.hold(cards);
      this.inHand.value = new Set(cards);
    });
  }

  /** Whatever is in hand goes where it lies for everybody. */
  putBack(): void {
    batch(() => {
      this.#letGo();
      this.#letGo = () => {};
      this.inHand.value = new Set();
    });
  }

  /** Put cards down, one behind the other. Resolves with false when it was refused. */
  async move(cards: readonly string[], target: Target): Promise<boolean> {
    if (target.place === NEW) return this.gather(cards);
    const release = batch(() => {
      this.putBack();
      this.selected.value = new Set();
      this.#mark(cards, true);
      return this.board.holdAt(cards, target);
    });
    const moved = await this.#inTurn(() => this.#sendMoves(cards, target));
    batch(() => {
      release();
      this.#mark(cards, false);
    });
    return moved;
  }

  /** A card moved twice lies at last where it was put last, however often an answer gets lost. */
  #inTurn(step: () => Promise<boolean>): Promise<boolean> {
    this.#lastMove = this.#lastMove.then(step);
    return this.#lastMove;
  }

  /** One after the other, because each names the one before it. */
  async #sendMoves(cards: readonly string[], { place, after }: Target): Promise<boolean> {
    let before = after;
    let seq = 0;
    for (const contribution of cards) {
      const answer = await this.#step("move_contribution", {
        contribution,
        cluster: place === LOOSE ? null : place,
        ...(before === undefined ? {} : { after: before }),
      });
      if (!answer.ok) return false;
      seq = answer.seq;
      if (before !== undefined) before = contribution;
    }
    await this.board.carried(seq);
    return true;
  }

  /** Make a cluster of cards, or an empty one, and ask for its title. */
  async gather(cards: readonly string[], title = "", parent: string | null = null): Promise<boolean> {
    const cluster = newId();
    batch(() => {
      this.putBack();
      this.selected.value = new Set();
      this.#mark(cards, true);
    });
    const wish = { cluster, question: this.board.question, title, parent, contributions: cards };
    const answer = await this.#step("create_cluster", wish);
    if (answer.ok) await this.board.carried(answer.seq);
    batch(() => {
      this.#mark(cards, false);
      if (answer.ok && !title) this.renaming.value = cluster;
    });
    return answer.ok;
  }

  rename(cluster: string, title: string): Promise<Answer> {
    return this.#step("rename_cluster", { cluster, title });
  }

  moveCluster(cluster: string, parent: string | null, after?: string | null): Promise<Answer> {
    return this.#step("move_cluster", { cluster, parent, ...(after === undefined ? {} : { after }) });
  }

  dissolve(cluster: string): Promise<Answer> {
    return this.#step("dissolve_cluster", { cluster });
  }

  hide(contribution: string, reason: string): Promise<Answer> {
    return this.#step("hide_contribution", { contribution, reason });
  }

  #mark(cards: readonly string[], saving: boolean): void {
    const marked = new Set(this.saving.peek());
    for (const id of cards) saving ? marked.add(id) : marked.delete(id);
    this.saving.value = marked;
  }
}
