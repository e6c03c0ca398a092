// What a facilitator can do with a wall. What changes shows at once, marked as not yet saved; a refusal takes it back.

import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { newId } from "../live/ids";
import type { Answer } from "../live/messages";
import type { Lifted, NewCluster, Question } from "./asks";
import type { HistoryOf } from "./history";
import { tn } from "../i18n";
import { announce } from "../ui/announcer";
import { contributionOf, LOOSE, NEW, type Board, type Place, type Release, type Target } from "./board";
import { cluster as clusterAt, Move, runsOf, seenAt, sendAbout, type Elsewhere, type Moved, type Seen, type Send } from "./moves";
import { expectCluster } from "./new_cluster";
import type { Offer } from "./offer";
import { aboutMove, type Said } from "./overtaken";
import { Selection } from "./selection";
import { Turns } from "./turns";
import { Unsaved } from "./unsaved";
import { tellItWaits } from "./waits";

export type { Send } from "./moves";
export type { Lifted, Question } from "./asks";

export class Sorting {
  /** The contributions that a search or a filter lets through; null: all. */
  readonly filter = signal<ReadonlySet<string> | null>(null);
  readonly selection: Selection;
  /** What shows that it is being saved: cards, clusters, titles. */
  readonly unsaved: Unsaved;
  readonly inHand = signal<ReadonlySet<string>>(new Set());
  /** Contributions that others have in hand, and in which role. */
  readonly heldByOthers = signal<ReadonlyMap<string, string>>(new Map());
  /** Contributions that participants sort on their phones just now: the desk knows. */
  readonly inBatch = signal<ReadonlySet<string>>(new Set());
  readonly lifted = signal<Lifted | null>(null);
  /** The cluster whose title is being written here. */
  readonly renaming = signal<string | null>(null);
  /** The dialog that is open. */
  readonly asks = signal<Question | null>(null);
  /** The small menu that is open where something was put down. */
  readonly offer = signal<Offer | null>(null);
  /** What happened to somebody's step, until they have read it. */
  readonly said = signal<Said | null>(null);
  /** Contributions whose authors are asked what they mean, and whether cards are read aloud now: the desk knows. */
  asked: ReadonlySignal<ReadonlySet<string>> = signal(new Set());
  reading: ReadonlySignal<boolean> = signal(false);
  offline: ReadonlySignal<boolean> = signal(false);
  /** Shows who put this card where, or what into this cluster. */
  showHistory: (of: HistoryOf) => void = () => {};
  readonly #shown = new Map<Place, ReadonlySignal<number>>();
  #letGo: Release = () => {};

  constructor(readonly board: Board, readonly send: Send, readonly turns = new Turns()) {
    this.unsaved = new Unsaved(board);
    this.selection = new Selection(board, this.filter);
  }

  /** The card, or, if it is one of several selected, all of these in the order in which they stand. */
  withSelected(card: string): string[] {
    return this.selection.cards.peek().has(card) ? this.selection.inOrder() : [card];
  }

  /** How many contributions of a place the filter lets through; of a stack all that lie there. */
  shownIn(place: Place): ReadonlySignal<number> {
    let shown = this.#shown.get(place);
    if (!shown) {
      shown = computed(() => {
        const filter = this.filter.value;
        if (!filter) return this.board.countIn(place).value;
        const cards = this.board.cardsIn(place).value.filter((card) => filter.has(contributionOf(card)));
        return cards.reduce((count, card) => count + 1 + this.board.stack(card).value.length, 0);
      });
      this.#shown.set(place, shown);
    }
    return shown;
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

  /** Where this person saw cards: selected ones where they lay then, whatever others did since. */
  seen(cards: readonly string[]): Seen {
    return new Map(cards.map((card) => [card, this.selection.seen(card) ?? this.board.placeOf(card)]));
  }

  /** Put cards down, one behind the other. Resolves with false when none of them could be moved. */
  async move(cards: readonly string[], target: Target, seen = this.seen(cards), gesture = newId()): Promise<boolean> {
    if (target.place === NEW) return this.gather(cards, {}, seen);
    const release = this.#putDown(cards, target);
    const moved = await this.turns.inTurn(async () => {
      const send: Send = (name, payload) => this.send(name, payload, gesture);
      const moved = await new Move(this.board, send, target, seen).run(cards);
      if (moved.seq) await this.board.carried(moved.seq);
      return moved;
    });
    batch(() => {
      release();
      this.unsaved.mark(cards, false);
      this.#tell(cards, target, moved);
    });
    return !moved.refused && moved.overtaken.size + moved.gone.length < cards.length;
  }

  /** Show cards where they were put. A doubled card that is laid loose is not shown there: it stays in its other cluster. */
  #putDown(cards: readonly string[], target: Target): Release {
    return batch(() => {
      const shown = target.place === LOOSE ? cards.filter((card) => !this.board.twinOf(card)) : cards;
      const release = this.board.holdAt(shown, target);
      this.putBack();
      this.selection.clear();
      this.said.value = null;
      this.unsaved.mark(cards, true);
      return release;
    });
  }

  #tell(cards: readonly string[], target: Target, moved: Moved): void {
    const elsewhere = cards.filter((card) => moved.overtaken.has(contributionOf(card)));
    const said = aboutMove(this.board, moved, () => void this.move(elsewhere, target));
    if (said) this.tell(said);
  }

  /** Say what happened, aloud and at the foot of the wall. */
  tell(said: Said): void {
    this.said.value = said;
    announce(said.text);
  }

  #step(about: readonly string[], name: string, payload: object): Promise<Answer> {
    return this.unsaved.markUntil(about, this.turns.inTurn(() => this.send(name, payload)));
  }

  /** Make a cluster of cards, or an empty one, and ask for its title. */
  async gather(
    cards: readonly string[],
    { title = "", parent = null, after }: NewCluster = {},
    seen = this.seen(cards),
  ): Promise<boolean> {
    const [cluster, gesture] = [newId(), newId()];
    const isThere = expectCluster(this, cluster);
    const [first, ...rest] = runsOf(cards.filter((card) => this.board.standsIn(card) !== undefined), seen);
    const wish = {
      cluster, question: this.board.question, title, parent,
      ...(first?.leaving ? { leaving: first.leaving } : {}),
      ...(after === undefined ? {} : { after }),
    };
    const answered = this.#unlessOvertaken(first?.cards ?? [], { place: cluster }, seen, (contributions, seen) =>
      this.send("create_cluster", { ...wish, contributions, seen }, gesture));
    const waitsNoMore = tellItWaits(this);
    const answer = await answered;
    waitsNoMore();
    if (answer.ok && rest.length) await this.move(rest.flatMap((run) => run.cards), { place: cluster }, seen, gesture);
    if (answer.ok) isThere(cards.length, title);
    return answer.ok;
  }

  /** Let a card stand in a second cluster as well. */
  async double(card: string, cluster: string): Promise<boolean> {
    const wish = { contribution: contributionOf(card), cluster };
    return (await this.#marked([card], () => this.send("double_contribution", wish))).ok;
  }

  /** Take a doubled card away from here; it stays where it stands as well. */
  async undouble(card: string): Promise<boolean> {
    const wish = { contribution: contributionOf(card), cluster: clusterAt(this.board.placeOf(card)) };
    return (await this.#marked([card], () => this.send("undouble_contribution", wish))).ok;
  }

  /** Put cards on one stack, below `onto`. */
  async staple(cards: readonly string[], onto: string, seen = this.seen(cards)): Promise<boolean> {
    const others = cards.filter((card) => contributionOf(card) !== contributionOf(onto));
    const answer = await this.#unlessOvertaken(others, { place: this.board.placeOf(onto) }, seen, (contributions, seen) =>
      this.send("staple_contributions", { contributions, seen, onto: contributionOf(onto) }));
    if (answer.ok) announce(tn("Eine Karte angeheftet.", "%(num)s Karten angeheftet.", others.length));
    return answer.ok;
  }

  unstaple(contributions: readonly string[]): Promise<Answer> {
    return this.#step(contributions, "unstaple_contributions", { contributions });
  }

  rename(cluster: string, title: string): Promise<Answer> {
    const renamed = this.turns.inTurn(() => this.send("rename_cluster", { cluster, title }));
    return this.unsaved.titleUntil(cluster, title, renamed);
  }

  moveCluster(cluster: string, parent: string | null, after?: string | null): Promise<Answer> {
    return this.#step([cluster], "move_cluster", { cluster, parent, ...(after === undefined ? {} : { after }) });
  }

  merge(cluster: string, into: string): Promise<Answer> {
    return this.#step([cluster, into], "merge_clusters", { cluster, into });
  }

  dissolve(cluster: string): Promise<Answer> {
    return this.#step([cluster], "dissolve_cluster", { cluster });
  }

  hide(contribution: string, reason: string): Promise<Answer> {
    return this.#step([contribution], "hide_contribution", { contribution: contributionOf(contribution), reason });
  }

  /** Send a step about cards, without those that somebody else has moved meanwhile: the person is told. */
  async #unlessOvertaken(
    cards: readonly string[],
    target: Target,
    seen: Seen,
    send: (contributions: readonly string[], seen: object) => Promise<Answer>,
  ): Promise<Answer> {
    let overtaken: Elsewhere = new Map();
    const answer = await this.#marked(cards, async () => {
      const sent = await sendAbout(cards, (rest) => send([...new Set(rest.map(contributionOf))], seenAt(rest, seen)));
      overtaken = sent.overtaken;
      return sent.answer;
    });
    this.#tell(cards, target, { seq: 0, overtaken, gone: [], refused: !answer.ok });
    return answer;
  }

  /** Send a step whose cards show that they are being saved. */
  async #marked(cards: readonly string[], send: () => Promise<Answer>): Promise<Answer> {
    batch(() => {
      this.putBack();
      this.selection.clear();
      this.said.value = null;
      this.unsaved.mark(cards, true);
    });
    const answer = await this.turns.inTurn(send);
    if (answer.ok) await this.board.carried(answer.seq);
    this.unsaved.mark(cards, false);
    return answer;
  }
}
