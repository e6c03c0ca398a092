// The signs that this device set on contributions: what it needs to take them back, and what it need not do twice.

import { signal, type ReadonlySignal } from "@preact/signals";
import { newId } from "../live/ids";
import type { Answer } from "../live/types";
import type { Session } from "./session";

/** `conflict`: an own mark, with the secret that takes it back. `asked`: its author was asked from here. */
export interface OwnSigns {
  readonly contribution: string;
  readonly conflict?: { readonly id: string; readonly secret: string };
  readonly asked?: boolean;
}

const NONE: ReadonlyMap<string, OwnSigns> = new Map();

export class Signs {
  readonly #own = signal(NONE);

  constructor(readonly session: Session) {
    void this.#load();
  }

  get own(): ReadonlySignal<ReadonlyMap<string, OwnSigns>> {
    return this.#own;
  }

  /** Kept before it is sent, so that a mark can be taken back even if its answer got lost. */
  async mark(contribution: string, item: string, reason: string): Promise<Answer> {
    const conflict = { id: newId(), secret: newId() };
    await this.#keep({ ...this.#of(contribution), conflict });
    const wish = { contribution, conflict: conflict.id, secret: conflict.secret, reason };
    const answer = await this.#send("mark_conflict", wish, item);
    if (!answer.ok) await this.#forget(contribution);
    return answer;
  }

  async takeBack(contribution: string, item: string): Promise<Answer> {
    const { id: conflict, secret } = this.#of(contribution).conflict!;
    const answer = await this.#send("withdraw_conflict", { contribution, conflict, secret }, item);
    // Unknown: a facilitator took it away already, or the contribution went.
    if (answer.ok || answer.code === "unknown_record") await this.#forget(contribution);
    return answer;
  }

  async ask(contribution: string, item: string): Promise<Answer> {
    const answer = await this.#send("ask_meaning", { contribution }, item);
    if (answer.ok) await this.#keep({ ...this.#of(contribution), asked: true });
    return answer;
  }

  #send(name: string, payload: object, item: string): Promise<Answer> {
    return this.session.live.peek()!.send(name, payload, item);
  }

  #of(contribution: string): OwnSigns {
    return this.#own.peek().get(contribution) ?? { contribution };
  }

  async #load(): Promise<void> {
    const { store, page } = this.session;
    const found = await store.under<OwnSigns>(["signs", page.event]);
    this.#own.value = new Map(found.map((signs) => [signs.contribution, signs]));
  }

  async #forget(contribution: string): Promise<void> {
    const { conflict: _, ...others } = this.#of(contribution);
    await this.#keep(others);
  }

  async #keep(signs: OwnSigns): Promise<void> {
    this.#own.value = new Map(this.#own.peek()).set(signs.contribution, signs);
    const { store, page } = this.session;
    await store.write([["signs", page.event, signs.contribution], signs]);
  }
}
