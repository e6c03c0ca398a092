// Own contributions: kept on the device until the server has said yes, sent one after another, each exactly once.

import { signal, type ReadonlySignal } from "@preact/signals";
import { pauseAfter, wait } from "../live/backoff";
import type { Rules } from "../live/rules";
import type { Answer, Command, Refusal } from "../live/messages";
import * as entries from "./entry";
import type { Entry } from "./entry";
import type { Store } from "./store";

const TOKEN_REFUSED = new Set(["unauthenticated", "revoked"]);
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

export interface Courier {
  /** Send once; undefined when no answer came. */
  attempt(command: Command): Promise<Answer | undefined>;
  /** Whether a question takes contributions, as far as this device knows. */
  writable(question: string): boolean;
  tokenRefused(refusal: Refusal): void;
  /** More people would see it than its author was told: the draft that it becomes. */
  recalled(entry: Entry): unknown;
}

type Outcome = { readonly retryAfter: number } | "sent" | "nothing" | "no token";

export class Outbox {
  private readonly own = signal<readonly Entry[]>([]);
  private readonly store: Store;
  private readonly event: string;
  private courier: Courier | null = null;
  private wake: AbortController | null = null;

  constructor(store: Store, event: string) {
    this.store = store;
    this.event = event;
  }

  /** In the order in which they were written. */
  get entries(): ReadonlySignal<readonly Entry[]> {
    return this.own;
  }

  /** Begin sending; null: stop until there is a courier again. */
  async use(courier: Courier | null): Promise<void> {
    this.courier = courier;
    this.wake?.abort();
    await this.load();
    this.flush();
  }

  async load(): Promise<void> {
    const found = await this.store.under<Entry>(["entry", this.event]);
    this.own.value = found.sort((one, other) => one.written - other.written);
  }

  /** Keep a new contribution and take its draft away, both or neither. */
  async post(wish: Pick<Entry, "item" | "question" | "asked" | "text" | "rules">, draft: unknown): Promise<void> {
    const last = Math.max(0, ...this.own.peek().map(({ written }) => written));
    const entry = entries.newEntry({ ...wish, written: Math.max(Date.now(), last + 1) });
    this.own.value = [...this.own.peek(), entry];
    const kept: [["draft", string, string], unknown] = [["draft", this.event, wish.question], draft];
    await this.store.write([["entry", this.event, entry.contribution], entry], kept);
    this.flush();
  }

  reword(contribution: string, text: string, rules?: Rules): Promise<void> {
    return this.want(contribution, (entry) => entries.reworded(entry, text, rules));
  }

  takeBack(contribution: string): Promise<void> {
    return this.want(contribution, entries.takenBack);
  }

  discard(contribution: string): Promise<void> {
    return this.want(contribution, entries.discarded);
  }

  /** Another life of the database: what we sent may be lost there. */
  async offerAgain(): Promise<void> {
    await this.load();
    for (const { contribution } of this.own.peek()) await this.change(contribution, entries.offeredAgain);
    this.flush();
  }

  /** Send what waits, now. Harmless at any time. */
  flush(): void {
    if (this.wake) return this.wake.abort();
    if (this.courier) void this.run();
  }

  private async want(contribution: string, change: (entry: Entry) => Entry | undefined): Promise<void> {
    await this.change(contribution, change);
    this.flush();
  }

  private async change(contribution: string, change: (entry: Entry) => Entry | undefined): Promise<Entry | undefined> {
    const key = ["entry", this.event, contribution] as const;
    const after = await this.store.update<Entry>(key, (before) => before && change(before));
    const others = this.own.peek().filter((entry) => entry.contribution !== contribution);
    const all = after ? [...others, after] : others;
    this.own.value = all.sort((one, other) => one.written - other.written);
    return after;
  }

  private async run(): Promise<void> {
    for (let tries = 0; this.courier; ) {
      const wake = (this.wake = new AbortController());
      const outcome = await alone(`teilhabe-${this.event}`, () => this.sendNext(this.courier!));
      if (outcome === "nothing" && !wake.signal.aborted) break;
      if (typeof outcome === "object") {
        await wait(outcome.retryAfter * 1000);
        await wait(pauseAfter(tries++, FIRST_PAUSE, LONGEST_PAUSE), wake.signal);
      } else tries = 0;
      if (wake.signal.aborted) tries = 0;
    }
    this.wake = null;
  }

  private async sendNext(courier: Courier): Promise<Outcome> {
    await this.load();
    const due = this.own.peek().find((entry) => isDue(entry, courier));
    if (!due) return "nothing";
    const command = entries.nextCommand(due)!;
    const marked = await this.change(due.contribution, (entry) => marking(entry, due, command));
    if (marked?.sending?.id !== command.id) return "sent";
    const answer = await courier.attempt(command);
    if (!answer) return { retryAfter: 0 };
    if (!answer.ok && answer.retry_after !== undefined) return { retryAfter: answer.retry_after };
    if (!answer.ok && TOKEN_REFUSED.has(answer.code)) return this.stop(due.contribution, answer, courier);
    if (!answer.ok && answer.code === "rules_changed") return this.recall(due.contribution, courier);
    const after = await this.change(due.contribution, (entry) => entries.answered(entry, command, answer));
    return after && isDue(after, courier) && after.refusal ? { retryAfter: 0 } : "sent";
  }

  /** Off the queue and kept as a draft, both or neither. */
  private async recall(contribution: string, courier: Courier): Promise<Outcome> {
    const entry = this.own.peek().find((own) => own.contribution === contribution)!;
    this.own.value = this.own.peek().filter((own) => own !== entry);
    const gone: [["entry", string, string], undefined] = [["entry", this.event, contribution], undefined];
    if (entry.withdrawn) await this.store.write(gone);
    else await this.store.write(gone, [["draft", this.event, entry.question], courier.recalled(entry)]);
    return "sent";
  }

  private async stop(contribution: string, refusal: Refusal, courier: Courier): Promise<Outcome> {
    await this.change(contribution, entries.unsent);
    if (this.courier === courier) this.courier = null;
    courier.tokenRefused(refusal);
    return "no token";
  }
}

/** What was changed between choosing and marking is chosen afresh. */
function marking(entry: Entry, chosen: Entry, command: Command): Entry {
  const same = entry.text === chosen.text && entry.withdrawn === chosen.withdrawn && entry.stored === chosen.stored;
  return same || entry.sending ? entries.sent(entry, entry.sending ?? command) : entry;
}

function isDue(entry: Entry, courier: Courier): boolean {
  if (entries.fateOf(entry) === "blocked") return courier.writable(entry.question);
  return entries.nextCommand(entry) !== null;
}

/** Only one tab sends at a time, where the browser can say so. */
export function alone<T>(name: string, send: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks ? (locks.request(name, send) as Promise<T>) : send();
}
