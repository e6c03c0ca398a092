// Keeps one stream complete: rules 1 to 5 of docs/protocol.md, "Follow a stream".

import { signal, type ReadonlySignal } from "@preact/signals";
import { StreamRecords } from "./records";
import type { Changes, FollowAnswer, Heartbeat, Refusal } from "./messages";
import type { RecordBase } from "./types";

const PATIENCE = 1000;

/** What a device remembers of a stream between two visits. */
export interface Remembered {
  readonly epoch: string;
  readonly to: number;
  readonly records: readonly RecordBase[];
}

interface Since {
  readonly epoch?: string;
  readonly since?: number;
}

/** Asks the server once. "lost": no answer came, ask again; "offline": the next connection asks by itself. */
export type Ask = (since: Since) => Promise<FollowAnswer | "lost" | "offline">;

export class Follower {
  readonly records = new StreamRecords();
  private readonly heardAll = signal(false);
  private readonly ask: Ask;
  private readonly refused: (refusal: Refusal) => void;
  private epoch: string | null = null;
  private known = 0;
  private heard = 0;
  private kept: Changes[] = [];
  private asking = false;
  private following = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: Ask, refused: (refusal: Refusal) => void) {
    this.ask = ask;
    this.refused = refused;
  }

  /** Whether the server has told us everything at least once since the page was opened. */
  get synced(): ReadonlySignal<boolean> {
    return this.heardAll;
  }

  /** Begin with what was remembered; the first answer brings it up to date. */
  recall({ epoch, to, records }: Remembered): void {
    if (this.epoch !== null) return;
    [this.epoch, this.known] = [epoch, to];
    this.records.replace(records);
  }

  remembered(): Remembered | null {
    return this.epoch === null ? null : { epoch: this.epoch, to: this.known, records: this.records.snapshot() };
  }

  /** Follow, or follow again after a new connection. */
  async follow(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.following = false;
    this.stopWaiting();
    const since = this.epoch === null ? {} : { epoch: this.epoch, since: this.known };
    const answer = await this.ask(since);
    this.asking = false;
    if (answer === "offline") return;
    if (answer === "lost") this.askIn(PATIENCE * Math.random());
    else if (answer.ok) this.receive(answer);
    else if (answer.retry_after === undefined) this.refused(answer);
    else this.askIn(answer.retry_after * 1000 * (1 + Math.random()));
  }

  take(batch: Changes): void {
    if (this.epoch !== null && batch.epoch !== this.epoch) return this.startAgain();
    this.kept.push(batch);
    if (this.epoch !== null) this.applyKept();
    if (this.hole()) this.askIn(PATIENCE * Math.random());
  }

  beat({ epoch, to }: Heartbeat): void {
    if (this.epoch === null) return;
    if (epoch !== this.epoch) return this.startAgain();
    this.heard = Math.max(this.heard, to);
    if (this.hole()) this.askIn(PATIENCE * Math.random());
  }

  stop(): void {
    this.stopWaiting();
    this.kept = [];
  }

  private receive(answer: FollowAnswer & { ok: true }): void {
    if ("snapshot" in answer) {
      if (answer.epoch !== this.epoch) this.heard = 0;
      this.records.replace(answer.snapshot);
      [this.epoch, this.known] = [answer.epoch, answer.to];
    } else {
      this.kept.push(answer);
    }
    this.following = true;
    this.applyKept();
    this.heardAll.value = true;
    if (this.hole()) this.askIn(PATIENCE * Math.random());
  }

  /** Apply, in order, all that follows what is known. What stands behind a hole stays. */
  private applyKept(): void {
    this.kept = this.kept.filter(({ epoch }) => epoch === this.epoch);
    this.kept.sort((one, other) => one.from - other.from);
    while (this.kept.length && this.kept[0]!.from <= this.known) {
      const batch = this.kept.shift()!;
      if (batch.to <= this.known) continue;
      const known = this.known;
      this.known = batch.to;
      this.records.apply(batch.changes.filter(({ seq }) => seq > known));
    }
  }

  private hole(): boolean {
    return this.kept.length > 0 || this.heard > this.known;
  }

  /** Another life of the database: what we know may never have happened. */
  private startAgain(): void {
    [this.epoch, this.known, this.heard, this.kept] = [null, 0, 0, []];
    this.following = false;
    this.askIn(PATIENCE * Math.random());
  }

  private askIn(pause: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (!this.following || this.hole()) void this.follow();
    }, pause);
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
