// The signs that this device sets on contributions: kept before they are sent, and sent until they are answered.

import { effect, signal, type ReadonlySignal } from "@preact/signals";
import { pauseAfter, untilOnline } from "../live/backoff";
import type { StreamRecords } from "../live/connection";
import type { Answer, Command } from "../live/messages";
import type { Contribution } from "../live/types";
import * as signs from "./own_signs";
import type { OwnSigns } from "./own_signs";
import type { Session } from "./session";

/** The contribution that is talked about, and the wall it stood on. */
export interface About {
  readonly card: Contribution;
  readonly wall: StreamRecords;
}

const NONE: ReadonlyMap<string, OwnSigns> = new Map();
const TOKEN_REFUSED = new Set(["unauthenticated", "revoked"]);

export class Signs {
  /** What the dialog is open for: it outlives the place where it was opened. */
  readonly about = signal<About | null>(null);
  readonly #own = signal(NONE);
  /** Own marks that the wall has shown, or must show by now: one that is missing was taken away. */
  readonly #shown = signal<ReadonlySet<string>>(new Set());
  readonly #running = new Map<string, Promise<void>>();

  constructor(readonly session: Session) {
    void this.#load().then(() => effect(() => void (session.live.value && this.#sendAll())));
  }

  get own(): ReadonlySignal<ReadonlyMap<string, OwnSigns>> {
    return this.#own;
  }

  of(contribution: string): OwnSigns {
    return this.#own.value.get(contribution) ?? { contribution };
  }

  /** Whether an own mark was made and the desk took it away. */
  wasDismissed({ id, conflicts = [] }: Contribution): boolean {
    const own = this.of(id);
    if (!own.conflict || own.sending?.length || conflicts.some((mark) => mark.id === own.conflict!.id)) return false;
    return this.#shown.value.has(own.conflict.id);
  }

  /** A card as the wall shows it. */
  see({ id, conflicts = [] }: Contribution): void {
    const mark = this.#own.value.get(id)?.conflict?.id;
    if (!mark || this.#shown.peek().has(mark) || !conflicts.some((one) => one.id === mark)) return;
    this.#shown.value = new Set(this.#shown.peek()).add(mark);
  }

  /** Keep what stands in the field. */
  write(contribution: string, reason: string): void {
    void this.#keep(signs.written(this.#peek(contribution), reason));
  }

  /** Resolves, as do the others, once the server has answered: whether it said yes. */
  mark(card: Contribution, reason: string): Promise<boolean> {
    const own = this.#peek(card.id);
    return this.#say(signs.marked(this.wasDismissed(card) ? signs.dismissed(own) : own, card, reason));
  }

  takeBack(card: Contribution): Promise<boolean> {
    return this.#say(signs.takenBack(this.#peek(card.id), card));
  }

  ask(card: Contribution): Promise<boolean> {
    return this.#say(signs.asked(this.#peek(card.id), card));
  }

  async #say(own: OwnSigns): Promise<boolean> {
    await this.#keep(own);
    await this.#send(own.contribution);
    const { refused, sending } = this.#peek(own.contribution);
    return refused === undefined && !sending?.length;
  }

  #peek(contribution: string): OwnSigns {
    return this.#own.peek().get(contribution) ?? { contribution };
  }

  #sendAll(): void {
    for (const contribution of this.#own.peek().keys()) void this.#send(contribution);
  }

  /** One after another; a second wish meanwhile is sent by the same round. */
  #send(contribution: string): Promise<void> {
    const running = this.#running.get(contribution) ?? this.#sendEach(contribution);
    this.#running.set(contribution, running);
    return running.finally(() => this.#running.delete(contribution));
  }

  async #sendEach(contribution: string): Promise<void> {
    for (let next; (next = this.#peek(contribution).sending?.[0]); ) {
      const answer = await this.#deliver(next);
      if (!answer) break;
      await this.#keep(signs.answered(this.#peek(contribution), next, answer));
    }
  }

  /** Until there is a final answer; undefined when this device's token ends before. */
  async #deliver(command: Command): Promise<Answer | undefined> {
    for (let tries = 0, live; (live = this.session.live.peek()); tries++) {
      const answer = await live.attempt(command);
      if (answer && !answer.ok && TOKEN_REFUSED.has(answer.code)) return undefined;
      if (answer && (answer.ok || answer.retry_after === undefined)) return answer;
      await untilOnline((answer?.retry_after ?? 0) * 1000 + pauseAfter(tries));
    }
    return undefined;
  }

  async #load(): Promise<void> {
    const { store, page } = this.session;
    const found = await store.under<OwnSigns>(["signs", page.event]);
    this.#own.value = new Map(found.map((own) => [own.contribution, own]));
    this.#shown.value = new Set(found.flatMap(({ conflict, sending }) => (conflict && !sending?.length ? conflict.id : [])));
  }

  async #keep(own: OwnSigns): Promise<void> {
    this.#own.value = new Map(this.#own.peek()).set(own.contribution, own);
    const { store, page } = this.session;
    await store.write([["signs", page.event, own.contribution], own]);
  }
}
