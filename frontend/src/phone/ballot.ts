// The dots that this device gives: kept on it with every tap, sent as they now are, the last state wins.

import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { pauseAfter, wait } from "../live/backoff";
import type { Live } from "../live/connection";
import { newId } from "../live/ids";
import type { Answer, Refusal, Result } from "../live/types";
import type { Store } from "../outbox/store";

export type Given = Readonly<Record<string, number>>;

interface Kept {
  readonly dots: Given;
  /** What the server has said yes to, in which life of its database. */
  readonly saved: Given;
  readonly epoch: string | null;
  /** How many devices had been counted by then. */
  readonly counted: number;
}

/** Where a ballot belongs, and the ways to keep and to send it. */
export interface BallotBox {
  readonly event: string;
  readonly item: string;
  readonly weighing: string;
  readonly store: Store;
  readonly live: ReadonlySignal<Live | null>;
  readonly result: ReadonlySignal<Result | undefined>;
}

const NOTHING: Kept = { dots: {}, saved: {}, epoch: null, counted: 0 };

export class Ballot {
  /** Why the last dots were not taken; what counts is what was saved before. */
  readonly refusal = signal<Refusal | null>(null);
  /** Whether the device has written down what was given last. */
  readonly stored = signal(true);
  readonly dots = computed(() => this.kept.value.dots);
  readonly waits = computed(() => !same(this.kept.value.dots, this.kept.value.saved));
  /** Given and counted: this device has taken part. */
  readonly counted = computed(() => {
    const { saved, counted } = this.kept.value;
    return Object.keys(saved).length > 0 && countedDevices(this.box.result.value) > counted;
  });
  private readonly kept = signal<Kept>(NOTHING);
  private readonly box: BallotBox;
  private wake: AbortController | null = null;
  private stopped = false;
  private stopWatching: () => void = () => undefined;

  constructor(box: BallotBox) {
    this.box = box;
  }

  async start(): Promise<void> {
    const { event, weighing, store, live } = this.box;
    const kept = await store.get<Kept>(["dots", event, weighing]);
    if (kept && this.kept.peek() === NOTHING) this.kept.value = kept;
    this.stopWatching = effect(() => {
      this.meetEpoch(live.value?.epoch.value ?? null);
      if (live.value?.status.value === "online") this.flush();
    });
  }

  stop(): void {
    this.stopped = true;
    this.stopWatching();
    this.wake?.abort();
  }

  give(option: string, points: number): void {
    const { [option]: _, ...others } = this.kept.peek().dots;
    this.refusal.value = null;
    this.keep({ dots: points > 0 ? { ...others, [option]: points } : others });
    this.flush();
  }

  private keep(change: Partial<Kept>): void {
    this.kept.value = { ...this.kept.peek(), ...change };
    void this.write(this.kept.peek());
  }

  private async write(kept: Kept): Promise<void> {
    this.stored.value = false;
    await this.box.store.write([["dots", this.box.event, this.box.weighing], kept]);
    if (kept === this.kept.peek()) this.stored.value = true;
  }

  /** Another life of the database may not know what we gave. */
  private meetEpoch(epoch: string | null): void {
    const known = this.kept.peek().epoch;
    if (epoch !== null && known !== null && epoch !== known) this.keep({ saved: {}, epoch });
  }

  private flush(): void {
    if (this.wake) return this.wake.abort();
    void this.run();
  }

  private async run(): Promise<void> {
    for (let tries = 0; !this.stopped && this.waits.peek(); ) {
      const wake = (this.wake = new AbortController());
      const dots = this.kept.peek().dots;
      const answer = await this.attempt(dots);
      if (answer && (answer.ok || answer.retry_after === undefined)) {
        this.answered(dots, answer);
        tries = 0;
      } else await wait((answer?.retry_after ?? 0) * 1000 + pauseAfter(tries++), wake.signal);
    }
    this.wake = null;
  }

  private attempt(dots: Given): Promise<Answer | undefined> {
    const { item, weighing, live } = this.box;
    const command = { id: newId(), name: "cast_dots", item, payload: { weighing, dots } };
    return live.peek()?.attempt(command) ?? Promise.resolve(undefined);
  }

  private answered(dots: Given, answer: Answer): void {
    const epoch = this.box.live.peek()?.epoch.peek() ?? null;
    if (answer.ok) return this.keep({ saved: dots, epoch, counted: countedDevices(this.box.result.peek()) });
    this.refusal.value = answer;
    this.keep({ dots: this.kept.peek().saved });
  }
}

function countedDevices(result: Result | undefined): number {
  return (result?.people ?? 0) - (result?.paper ?? 0);
}

function same(one: Given, other: Given): boolean {
  const options = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...options].every((option) => one[option] === other[option]);
}

/** How many dots are given in all. */
export function totalOf(dots: Given): number {
  return Object.values(dots).reduce((sum, points) => sum + points, 0);
}
