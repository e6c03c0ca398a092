// One's own steps of sorting: to be taken back, and to be done again. A step is named by the number of its Change.

import { batch, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { t } from "../i18n";
import type { StreamRecords } from "../live/records";
import type { Answer, Change } from "../live/messages";
import { announce } from "../ui/announcer";
import type { Extent } from "./history_partly";
import { extentOf, listenFor, touches } from "./undo_change";
import type { Turns } from "./turns";
import { lastGesture, partlyOf, whatGestureDid } from "./undo_gesture";
import { isStep } from "./undo_words";

/** `name`: of its Command; `count`: how many cards it was about; `extent`: what it changed, as far as the wall has shown it. */
export interface OwnStep {
  readonly step: string;
  readonly name: string;
  readonly count: number;
  readonly extent?: Extent;
  /** The cluster that it made and that has no title yet. */
  readonly untitled?: string;
  /** Several Commands that were one step for the person have this in common. */
  readonly gesture?: string;
}

export interface UndoSource {
  readonly workshop: string;
  /** Steps that were made before come first, and what comes later waits. */
  readonly turns: Turns;
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
const FINAL = new Set(["changed_since", "unknown_record", "reason_needed"]);
// With this one it cannot for now: older steps come first, so that nobody is held up.
const LATER = "being_weighed";

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
  watch(name: string, payload: object, gesture?: string): (answer: Answer) => Promise<void> {
    if (!isStep(name)) return async () => {};
    const listening = listenFor(this.source.records(), this.#known);
    let settle = () => {};
    const settled = new Promise<void>((resolve) => (settle = resolve));
    this.#turn = this.#turn.then(() => settled);
    return async (answer) => {
      if (answer.ok) this.#learn(name, payload, answer.seq, await listening.named(answer.seq), gesture);
      else listening.stop();
      settle();
    };
  }

  #learn(name: string, payload: object, seq: number, change: Change | undefined, gesture?: string): void {
    this.#known = Math.max(this.#known, seq);
    const { count, about } = whatItIsAbout(payload);
    // Taking back is refused where it would change nothing.
    const ours = name === "take_back" || (change && touches(change, about));
    if (!ours || this.#givesFirstTitle(name, payload)) return;
    const { cluster, title } = payload as { cluster: string; title?: string };
    const untitled = name === "create_cluster" && !title ? { untitled: cluster } : {};
    this.remember({ step: `s${seq}`, name, count, ...extentIn(change), ...untitled, ...(gesture ? { gesture } : {}) });
  }

  /** A title given directly after its cluster was made is no step of its own: with the cluster it goes and comes back. */
  #givesFirstTitle(name: string, payload: object): boolean {
    const steps = this.done.peek();
    const made = lastGesture(steps).find(({ untitled }) => untitled === (payload as { cluster: string }).cluster);
    if (name !== "rename_cluster" || !made?.untitled) return false;
    const { untitled: _, ...titled } = made;
    this.#keep(steps.map((step) => (step === made ? titled : step)), this.undone.peek());
    return true;
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
    return this.source.turns.inTurn(() => {
      this.#turn = this.#turn.then(() => this.#takeBackLast(from, to, sentence));
      return this.#turn;
    });
  }

  async #takeBackLast(from: Signal<Steps>, to: Signal<Steps>, sentence: (what: string) => string): Promise<void> {
    const gesture = lastGesture(from.peek());
    const done: { readonly step: OwnStep; readonly back: { readonly extent?: Extent } }[] = [];
    for (const step of [...gesture].reverse()) {
      const back = await this.#takeBackOne(step, from, to);
      if (!back) break;
      done.push({ step, back });
    }
    if (!done.length) return;
    const words = sentence(whatGestureDid(done.map(({ step }) => step)));
    const partly = partlyOf(done.map(({ step, back }) => ({ step: step.extent, back: back.extent })));
    announce(partly ? `${words} ${partly}.` : words);
  }

  /** What it changed; null where it was refused. */
  async #takeBackOne(last: OwnStep, from: Signal<Steps>, to: Signal<Steps>): Promise<{ readonly extent?: Extent } | null> {
    const listening = listenFor(this.source.records(), this.#known);
    const answer = await this.source.takeBack(last.step);
    if (!answer.ok) {
      listening.stop();
      this.#refused(answer.code, last, from);
      return null;
    }
    const back = extentIn(await listening.named(answer.seq));
    this.#known = Math.max(this.#known, answer.seq);
    batch(() => {
      from.value = without(from.peek(), last);
      const { name, count, gesture } = last;
      to.value = [...to.peek(), { step: `s${answer.seq}`, name, count, ...back, ...(gesture ? { gesture } : {}) }];
    });
    this.#keep(this.done.peek(), this.undone.peek());
    return back;
  }

  #refused(code: string, step: OwnStep, steps: Signal<Steps>): void {
    const others = without(steps.peek(), step);
    if (FINAL.has(code)) steps.value = others;
    else if (code === LATER) steps.value = [step, ...others];
    this.#keep(this.done.peek(), this.undone.peek());
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

function without(steps: Steps, step: OwnStep): Steps {
  return steps.filter((own) => own !== step);
}

function extentIn(change: Change | undefined): { readonly extent?: Extent } {
  const extent = extentOf(change);
  return extent ? { extent } : {};
}

/** How many cards a Command names, and which records its Change touches. */
function whatItIsAbout(payload: object): { readonly count: number; readonly about: ReadonlySet<string> } {
  const { contributions, contribution, cluster } = payload as { contributions?: readonly string[]; contribution?: string; cluster?: string };
  const cards = contributions ?? (contribution === undefined ? [] : [contribution]);
  return { count: cards.length, about: new Set(cards.length ? cards : [cluster ?? ""]) };
}
