// A batch of cards that this device sorts: taken, answered card by card, given back. Kept on the device while it lives.

import { batch, signal } from "@preact/signals";
import { t } from "../i18n";
import { pauseAfter, untilOnline } from "../live/backoff";
import { getBatch, type BatchAnswer } from "../live/batches";
import { newId } from "../live/ids";
import type { Answer, Refusal } from "../live/messages";
import type { Cluster, Contribution } from "../live/types";
import type { Session } from "./session";

/** A question whose cards this person helps to sort. */
export interface Sorted {
  readonly item: string;
  readonly question: string;
}

/** What the device keeps of it. `answered`: so many cards of this batch are done. */
interface Kept extends Sorted {
  readonly batch: string;
  readonly secret: string;
  readonly answered: number;
}

export type Stage =
  | { readonly name: "loading" | "sorting" | "done" }
  /** It cannot go on, and why; `again`: another batch may help. */
  | { readonly name: "over"; readonly message: string; readonly again: boolean };

export class Sorting {
  readonly stage = signal<Stage>({ name: "loading" });
  /** What is left; the first one is asked about. */
  readonly cards = signal<readonly Contribution[]>([]);
  readonly clusters = signal<readonly Cluster[]>([]);
  readonly answered = signal(0);
  /** What happened to the card before. */
  readonly said = signal<string | null>(null);
  readonly sending = signal(false);
  private kept: Kept | null = null;
  /** News of the batch. They wait for the next card: nothing moves under a finger. */
  private news: BatchAnswer | null = null;

  constructor(
    private readonly session: Session,
    private readonly sorted: Sorted,
  ) {}

  /** Go on with what this device has in hand, or take a batch. */
  async start(): Promise<void> {
    this.kept = (await this.session.store.get<Kept>(this.key)) ?? null;
    await (this.kept ? this.open() : this.take());
  }

  async take(): Promise<void> {
    const kept: Kept = { ...this.sorted, batch: newId(), secret: newId(), answered: 0 };
    batch(() => {
      this.stage.value = { name: "loading" };
      this.said.value = null;
    });
    await this.keep(kept);
    const { question, batch: id, secret } = kept;
    const answer = await this.send("take_batch", { question, batch: id, secret });
    if (answer.ok) await this.open();
    else this.end(answer);
  }

  sort(cluster: string): Promise<void> {
    return this.answer("sort_from_batch", { cluster });
  }

  pass(): Promise<void> {
    return this.answer("pass_contribution", {});
  }

  /** The rest goes back, and the page closes. */
  leave(): void {
    if (this.kept) {
      const { batch: id, secret } = this.kept;
      void this.send("return_batch", { batch: id, secret });
    }
    void this.keep(null);
    this.session.sorting.value = null;
  }

  /** Nobody is asked to help any more. */
  stop(message: string): void {
    void this.keep(null);
    this.stage.value = { name: "over", message, again: false };
  }

  private get key() {
    return ["batch", this.session.page.event] as const;
  }

  private send(name: string, payload: object): Promise<Answer> {
    return this.session.live.peek()!.send(name, payload, this.sorted.item);
  }

  private async keep(kept: Kept | null): Promise<void> {
    this.kept = kept;
    await this.session.store.write([this.key, kept ?? undefined]);
  }

  private async open(): Promise<void> {
    const answer = await this.ask();
    if (!answer) return;
    if (!answer.ok) return this.end(answer);
    batch(() => {
      this.cards.value = answer.cards;
      this.clusters.value = answer.clusters;
      this.answered.value = this.kept?.answered ?? 0;
      this.stage.value = { name: answer.cards.length ? "sorting" : "done" };
    });
    if (!answer.cards.length) await this.keep(null);
  }

  /** Ask for the batch until there is an answer; undefined when it was given back meanwhile. */
  private async ask(): Promise<BatchAnswer | Refusal | undefined> {
    const { token, lang } = this.session.device.peek()!;
    const asked = this.kept?.batch;
    for (let tries = 0; asked && this.kept?.batch === asked; tries++) {
      const answer = await getBatch({ event: this.session.page.event, token, lang }, asked);
      if (answer && (answer.ok || answer.retry_after === undefined)) return this.kept?.batch === asked ? answer : undefined;
      await untilOnline((answer?.retry_after ?? 0) * 1000 + pauseAfter(tries));
    }
    return undefined;
  }

  private async answer(name: string, about: object): Promise<void> {
    const [card] = this.cards.peek();
    if (this.sending.peek() || !card || !this.kept) return;
    const { batch: id, secret, answered } = this.kept;
    this.sending.value = true;
    const answer = await this.send(name, { batch: id, secret, contribution: card.id, ...about });
    this.sending.value = false;
    if (this.stage.peek().name !== "sorting") return answer.ok ? undefined : this.missed();
    if (answer.ok) await this.goOn(answered + 1, null);
    else if (isGone(answer)) await this.goOn(answered, goneText(answer));
    else if (isAboutCluster(answer)) await this.openAgain();
    else this.end(answer);
  }

  private async goOn(answered: number, said: string | null): Promise<void> {
    const { news } = this;
    const left = this.cards.peek().slice(1).filter(({ id }) => !news || news.cards.some((card) => card.id === id));
    batch(() => {
      this.said.value = said;
      this.answered.value = answered;
      this.cards.value = left;
      this.clusters.value = news?.clusters ?? this.clusters.peek();
      if (!left.length) this.stage.value = { name: "done" };
    });
    this.news = null;
    await this.keep(left.length ? { ...this.kept!, answered } : null);
    if (left.length) void this.hearNews();
  }

  private async hearNews(): Promise<void> {
    const asked = this.cards.peek();
    const answer = await this.ask();
    if (answer?.ok && asked === this.cards.peek()) this.news = answer;
  }

  /** The cluster is gone; the card stays, with the clusters that there are now. */
  private async openAgain(): Promise<void> {
    await this.open();
    this.said.value = t("Diesen Cluster gibt es nicht mehr. Bitte einen anderen wählen.");
  }

  /** It ended while an answer was on its way. */
  private missed(): void {
    const stage = this.stage.peek();
    if (stage.name !== "over") return;
    const missed = t("Ihre letzte Antwort ist nicht mehr angekommen.");
    this.stage.value = { ...stage, message: `${stage.message} ${missed}` };
  }

  private end({ code, message }: Refusal): void {
    void this.keep(null);
    if (code === "nothing_left") this.session.sorted.value = this.sorted.question;
    this.stage.value = { name: "over", message, again: code === "batch_over" };
  }
}

/** Somebody else moved the card meanwhile, or it left the wall. */
function isGone({ code, facts }: Refusal): boolean {
  return code === "moved_meanwhile" || (code === "unknown_record" && facts?.["kind"] === "contribution");
}

function goneText({ code, message }: Refusal): string {
  return code === "moved_meanwhile" ? message : t("Die letzte Karte ist nicht mehr an der Wand.");
}

function isAboutCluster({ code, facts }: Refusal): boolean {
  return code === "unknown_record" && facts?.["kind"] === "cluster";
}
