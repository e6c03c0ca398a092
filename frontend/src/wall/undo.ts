// One's own steps of sorting: to be taken back, and to be done again. A step is named by the number of its Change.

import { batch, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { t } from "../i18n";
import type { StreamRecords } from "../live/records";
import type { Answer } from "../live/messages";
import { announce } from "../ui/announcer";
import { listenFor } from "./undo_change";
import { isStep, whatWasDone } from "./undo_words";

/** `name`: of its Command; `count`: how many cards it was about. */
export interface OwnStep {
  readonly step: string;
  readonly name: string;
  readonly count: number;
}

export interface UndoSource {
  readonly workshop: string;
  /** The steps of another life of the database mean nothing in this one. */
  readonly epoch: ReadonlySignal<string | null>;
  /** The records of the workshop's wall. */
  readonly records: () => StreamRecords;
  /** Sends `take_back`; tells the person when it is refused. */
  readonly takeBack: (step: string) => Promise<Answer>;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
}

type Steps = readonly OwnStep[];

const MOST_STEPS = 100;
// With these refusals a step can never be taken back any more.
const FINAL = new Set(["changed_since", "unknown_record"]);

export class Undo {
  /** Newest last. */
  readonly done = signal<Steps>([]);
  readonly undone = signal<Steps>([]);
  #turn: Promise<void> = Promise.resolve();
  /** The highest number that an answer named. */
  #known = 0;

  constructor(private readonly source: UndoSource) {
    effect(() => this.#recall(source.epoch.value));
  }

  /** Call before a Command is sent, and what is returned with its answer. Undo waits for it. */
  watch(name: string, payload: object): (answer: Answer) => Promise<void> {
    if (!isStep(name)) return async () => {};
    const cards = cardsOf(payload);
    const change = listenFor(this.source.records(), new Set(cards.length ? cards : [clusterOf(payload)]), this.#known);
    let settle = () => {};
    const settled = new Promise<void>((resolve) => (settle = resolve));
    this.#turn = this.#turn.then(() => settled);
    return async (answer) => {
      if (!answer.ok) change.stop();
      else if (await change.isOurs(answer.seq)) this.remember({ step: `s${answer.seq}`, name, count: cards.length });
      if (answer.ok) this.#known = Math.max(this.#known, answer.seq);
      settle();
    };
  }

  /** A new step: what was undone before it can no longer be done again. */
  remember(step: OwnStep): void {
    this.#keep([...this.done.peek(), step].slice(-MOST_STEPS), []);
  }

  /** A step that was taken back in another way. */
  forget(step: string): void {
    const others = (steps: Steps) => steps.filter((own) => own.step !== step);
    this.#keep(others(this.done.peek()), others(this.undone.peek()));
  }

  /** Take back the last step; asked for several times, one step after the other. */
  undo(): Promise<void> {
    return this.#inTurn(this.done, this.undone, (what) => t("Zurückgenommen: %(what)s.", { what }));
  }

  /** Do again what was undone last, by taking back its taking back. */
  redo(): Promise<void> {
    return this.#inTurn(this.undone, this.done, (what) => t("Wiederholt: %(what)s.", { what }));
  }

  #inTurn(from: Signal<Steps>, to: Signal<Steps>, sentence: (what: string) => string): Promise<void> {
    this.#turn = this.#turn.then(() => this.#takeBackLast(from, to, sentence));
    return this.#turn;
  }

  async #takeBackLast(from: Signal<Steps>, to: Signal<Steps>, sentence: (what: string) => string): Promise<void> {
    const last = from.peek()[from.peek().length - 1];
    if (!last) return;
    const answer = await this.source.takeBack(last.step);
    if (!answer.ok && !FINAL.has(answer.code)) return;
    batch(() => {
      from.value = from.peek().filter((own) => own !== last);
      if (answer.ok) to.value = [...to.peek(), { ...last, step: `s${answer.seq}` }];
    });
    this.#keep(this.done.peek(), this.undone.peek());
    if (answer.ok) announce(sentence(whatWasDone(last.name, last.count)));
  }

  #keep(done: Steps, undone: Steps): void {
    batch(() => {
      this.done.value = done;
      this.undone.value = undone;
    });
    const { storage, epoch } = this.source;
    storage.setItem(this.#key, JSON.stringify({ epoch: epoch.peek(), done, undone }));
  }

  get #key(): string {
    return `teilhabe.steps.${this.source.workshop}`;
  }

  /** Go on where this page was before it was loaded anew. */
  #recall(epoch: string | null): void {
    if (epoch === null) return;
    const text = this.source.storage.getItem(this.#key);
    const kept = text ? (JSON.parse(text) as { epoch: string; done: Steps; undone: Steps }) : null;
    batch(() => {
      this.done.value = kept?.epoch === epoch ? kept.done : [];
      this.undone.value = kept?.epoch === epoch ? kept.undone : [];
    });
  }
}

function cardsOf(payload: object): readonly string[] {
  const { contributions, contribution } = payload as { contributions?: readonly string[]; contribution?: string };
  return contributions ?? (contribution === undefined ? [] : [contribution]);
}

function clusterOf(payload: object): string {
  return (payload as { cluster: string }).cluster;
}
