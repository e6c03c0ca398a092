// The dots that this device gives: kept on it with every tap, sent as they now are, the last state wins.

import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { pauseAfter, wait } from "../live/backoff";
import type { Live } from "../live/connection";
import { newId } from "../live/ids";
import type { Answer, Refusal } from "../live/messages";
import type { Result } from "../live/types";
import { alone } from "../outbox/outbox";
import type { Key, Store } from "../outbox/store";
import * as steps from "./ballot_kept";
import type { Given, Kept } from "./ballot_kept";

export { totalOf, type Given } from "./ballot_kept";

/** Where a ballot belongs, and the ways to keep and to send it. */
export interface BallotBox {
  readonly event: string;
  readonly item: string;
  readonly weighing: string;
  readonly store: Store;
  readonly live: ReadonlySignal<Live | null>;
  readonly result: ReadonlySignal<Result | undefined>;
  /** Whether dots are taken now, as far as this device knows. */
  readonly open: ReadonlySignal<boolean>;
  /** Tell this device's other tabs that something else is kept now. */
  readonly tell: () => void;
}

const CLOSED = new Set(["wrong_phase", "event_closed"]);
const TOKEN_REFUSED = new Set(["unauthenticated", "revoked"]);
/** No faster than this, however fast somebody taps: the next Command carries what was given meanwhile. */
const GAP = 700;

export class Ballot {
  /** Why the last dots were not taken; what counts is what was saved before. */
  readonly refusal = signal<Refusal | null>(null);
  /** Whether the device has written down what was given last. */
  readonly stored = signal(true);
  /** Whether somebody gave or took dots since the page was opened. */
  readonly touched = signal(false);
  readonly dots = computed(() => this.kept.value.dots);
  readonly waits = computed(() => steps.waits(this.kept.value));
  /** Given and counted: this device has taken part. */
  readonly counted = computed(() => steps.isTaken(this.kept.value, this.devices.value));
  /** Closed before the last dots arrived, and nobody has read of it yet. */
  readonly late = computed(() => this.kept.value.late === "unread" && this.waits.value && !this.box.open.value);
  private readonly kept = signal<Kept>(steps.NOTHING);
  private readonly devices = computed(() => countedDevices(this.box.result.value));
  private readonly box: BallotBox;
  private readonly key: Key;
  private changes = 0;
  /** The result leaves the room while a counted weighing is open again. */
  private mostDevices = 0;
  private wake: AbortController | null = null;
  private stopped = false;
  private stopWatching: () => void = () => undefined;

  constructor(box: BallotBox) {
    this.box = box;
    this.key = ["dots", box.event, box.weighing];
  }

  async start(): Promise<void> {
    await this.read();
    if (this.stopped) return;
    this.stopWatching = effect(() => {
      const { live, open } = this.box;
      const [epoch, online] = [live.value?.epoch.value ?? null, live.value?.status.value === "online"];
      this.mostDevices = Math.max(this.mostDevices, this.devices.value);
      void open.value;
      untracked(() => this.meet(epoch));
      if (online) untracked(() => this.flush());
    });
  }

  stop(): void {
    this.stopped = true;
    this.stopWatching();
    this.wake?.abort();
  }

  /** Whether somebody is giving dots here, or has some of so many left. */
  busy(dots = 0): boolean {
    return !this.counted.value && (this.touched.value || this.waits.value || steps.totalOf(this.dots.value) < dots);
  }

  /** `dots`: so many there are in all; more are not given, in several tabs together. */
  give(option: string, points: number, dots: number): void {
    this.refusal.value = null;
    this.touched.value = true;
    void this.change((kept) => steps.given(kept, option, points, dots));
    this.flush();
  }

  /** Somebody has read that the last dots came too late. */
  acknowledge(): void {
    void this.change((kept) => ({ ...kept, late: "read" }));
  }

  /** What the device has: another tab may have written meanwhile. */
  async read(): Promise<void> {
    const before = this.changes;
    const kept = await this.box.store.get<Kept>(this.key);
    if (kept && before === this.changes) this.kept.value = kept;
  }

  /** Seen at once, kept in one step with what other tabs do. */
  private async change(step: (kept: Kept) => Kept): Promise<void> {
    const [change, before] = [++this.changes, this.kept.peek()];
    this.kept.value = step(before);
    this.stored.value = false;
    const after = await this.box.store.update<Kept>(this.key, (kept) => step(kept ?? before));
    this.box.tell();
    if (change !== this.changes) return;
    this.kept.value = after!;
    this.stored.value = true;
  }

  /** Another life of the database may not know what we gave; a count may have taken it. */
  private meet(epoch: string | null): void {
    const kept = this.kept.peek();
    if (epoch !== null && kept.epoch !== null && epoch !== kept.epoch) void this.change((now) => steps.inLife(now, epoch));
    else if (!kept.taken && this.counted.peek()) void this.change(steps.taken);
  }

  private flush(): void {
    if (this.wake) return this.wake.abort();
    void this.run();
  }

  private isDue(): boolean {
    const { late, taken } = this.kept.peek();
    return !this.stopped && this.waits.peek() && !taken && (!late || this.box.open.peek()) && this.box.live.peek() !== null;
  }

  private async run(): Promise<void> {
    for (let tries = 0; this.isDue(); ) {
      const wake = (this.wake = new AbortController());
      const answer = await alone(`teilhabe-dots-${this.box.weighing}`, () => this.sendNewest());
      const saved = answer?.ok === true;
      await wait(Math.max(GAP, (saved ? 0 : (answer?.retry_after ?? 0)) * 1000));
      if (saved) tries = 0;
      else await wait(pauseAfter(tries++), wake.signal);
    }
    this.wake = null;
  }

  private async sendNewest(): Promise<Answer | undefined> {
    await this.read();
    if (!this.isDue()) return undefined;
    const { dots } = this.kept.peek();
    const { item, weighing, live } = this.box;
    const answer = await live.peek()?.attempt({ id: newId(), name: "cast_dots", item, payload: { weighing, dots } });
    if (answer) await this.answered(dots, answer);
    return answer;
  }

  private async answered(dots: Given, answer: Answer): Promise<void> {
    const epoch = this.box.live.peek()?.epoch.peek() ?? null;
    if (answer.ok) return this.change((kept) => steps.saved(kept, dots, epoch, this.mostDevices));
    if (answer.retry_after !== undefined || TOKEN_REFUSED.has(answer.code)) return;
    if (CLOSED.has(answer.code)) return this.change(steps.cameLate);
    if (answer.code === "already_counted") return this.change(steps.taken);
    this.refusal.value = answer;
    await this.change((kept) => ({ ...kept, dots: kept.saved }));
  }
}

function countedDevices(result: Result | undefined): number {
  return (result?.people ?? 0) - (result?.paper ?? 0);
}
