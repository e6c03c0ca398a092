// What the pages use: streams that keep themselves complete, Commands that arrive, the server's clock.

import { signal, type ReadonlySignal } from "@preact/signals";
import { pauseAfter, wait } from "./backoff";
import { Follower, type Remembered } from "./follower";
import { postCommand, type Access } from "./http";
import { newId } from "./ids";
import { Link, type Said, type Status } from "./link";
import type { StreamRecords } from "./records";
import { ServerClock } from "./server-clock";
import type { Answer, Command, FollowAnswer, Held } from "./messages";

export { newId } from "./ids";
export { placeIn, type StreamRecords } from "./records";
export type { Remembered } from "./follower";

export interface Live {
  readonly status: ReadonlySignal<Status>;
  /** Why this token may not come back, once `status` is "refused". */
  readonly refusal: ReadonlySignal<Said | null>;
  /** How many people are there; only the desk is told. */
  readonly people: ReadonlySignal<number | null>;
  /** One life of the database; null until the server has spoken. */
  readonly epoch: ReadonlySignal<string | null>;
  /** So many Commands were sent by `send` and have no final answer yet. */
  readonly waiting: ReadonlySignal<number>;
  /** The server's clock, ms since 1970. */
  now(): number;
  /** The records of a stream; follows it on first use. */
  stream(name: string): StreamRecords;
  /** Whether the server has told us all of a stream since the page was opened. */
  synced(name: string): ReadonlySignal<boolean>;
  unfollow(name: string): void;
  /** What to keep for the next visit, and how to begin with it. */
  remembered(name: string): Remembered | null;
  recall(name: string, remembered: Remembered): void;
  /** Send a Command until there is a final answer: the same id on every try, by socket or by HTTP. */
  send(name: string, payload: object, item?: string): Promise<Answer>;
  /** Send a Command once; undefined when no answer came. */
  attempt(command: Command): Promise<Answer | undefined>;
  /** Say which cards of a wall (a stream) are in hand here. May be lost: say it again as long as it is true. */
  hold(wall: string, cards: readonly string[]): void;
  /** Be told what others have in hand; only the desk is. Returns how to stop. */
  onHeld(listener: (held: Held) => void): () => void;
  close(): void;
}

class Connection implements Live {
  readonly people = signal<number | null>(null);
  readonly epoch = signal<string | null>(null);
  readonly waiting = signal(0);
  private readonly followers = new Map<string, Follower>();
  private readonly heldListeners = new Set<(held: Held) => void>();
  private readonly clock = new ServerClock();
  private readonly closing = new AbortController();
  private readonly access: Access;
  private readonly link: Link;

  constructor(access: Access) {
    this.access = access;
    this.link = new Link(access, {
      connected: () => this.followers.forEach((follower) => void follower.follow()),
      batch: (news) => this.followers.get(news.stream)?.take(news),
      held: (held) => this.heldListeners.forEach((listener) => listener(held)),
      heartbeat: (beat) => {
        this.heard(beat);
        if (beat.people !== undefined) this.people.value = beat.people;
        this.followers.get(beat.stream)?.beat(beat);
      },
    });
  }

  get status(): ReadonlySignal<Status> {
    return this.link.status;
  }

  get refusal(): ReadonlySignal<Said | null> {
    return this.link.refusal;
  }

  now(): number {
    return this.clock.now();
  }

  stream(name: string): StreamRecords {
    return this.follower(name).records;
  }

  synced(name: string): ReadonlySignal<boolean> {
    return this.follower(name).synced;
  }

  unfollow(name: string): void {
    this.followers.get(name)?.stop();
    if (this.followers.delete(name)) void this.link.ask("unfollow", { stream: name });
  }

  remembered(name: string): Remembered | null {
    return this.follower(name).remembered();
  }

  recall(name: string, remembered: Remembered): void {
    this.follower(name).recall(remembered);
  }

  async send(name: string, payload: object, item?: string): Promise<Answer> {
    const command: Command = { id: newId(), name, payload, ...(item === undefined ? {} : { item }) };
    this.waiting.value++;
    try {
      return await this.sendUntilAnswered(command);
    } finally {
      this.waiting.value--;
    }
  }

  private async sendUntilAnswered(command: Command): Promise<Answer> {
    for (let tries = 0; !this.closing.signal.aborted; tries++) {
      const answer = await this.attempt(command);
      if (answer && (answer.ok || answer.retry_after === undefined)) return answer;
      await wait((answer?.retry_after ?? 0) * 1000 + pauseAfter(tries), this.closing.signal);
    }
    return { ok: false, code: "closed", message: "" };
  }

  async attempt(command: Command): Promise<Answer | undefined> {
    const answer = await this.link.ask<Answer>("command", command);
    if (answer === "offline") return postCommand(this.access, command);
    return answer === "lost" ? undefined : answer;
  }

  hold(wall: string, cards: readonly string[]): void {
    void this.link.ask("hold", { stream: wall, cards });
  }

  onHeld(listener: (held: Held) => void): () => void {
    this.heldListeners.add(listener);
    return () => this.heldListeners.delete(listener);
  }

  close(): void {
    this.closing.abort();
    this.followers.forEach((follower) => follower.stop());
    this.link.close();
  }

  private follower(name: string): Follower {
    const known = this.followers.get(name);
    if (known) return known;
    const follower = new Follower((since) => this.askStream(name, since), (said) => this.streamRefused(said));
    this.followers.set(name, follower);
    void follower.follow();
    return follower;
  }

  private async askStream(stream: string, since: object): Promise<FollowAnswer | "lost" | "offline"> {
    const answer = await this.link.ask<FollowAnswer>("follow", { stream, ...since });
    if (typeof answer === "object" && answer.ok) this.heard(answer);
    return answer;
  }

  private heard({ epoch, now }: { readonly epoch: string; readonly now: number }): void {
    this.clock.learn(now);
    this.epoch.value = epoch;
  }

  /** A stream may be refused because it is gone (its workshop was removed) or because the token is. */
  private streamRefused(said: Said): void {
    if (said.code === "revoked" || said.code === "unauthenticated") this.link.refuse(said);
  }
}

/** Connect to an event. Returns at once; what is not there yet arrives in the signals. */
export function connect(access: Access): Live {
  return new Connection(access);
}
