// Whose cards are read aloud now: begun at this desk, or shown to the room by another one.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { StreamRecords } from "../live/records";
import type { Answer } from "../live/messages";
import type { Sorting } from "../wall/sorting";
import type { Meeting } from "./meeting";

export class ReadingAloud {
  /** The question whose cards this desk reads; the room sees none before the first one. */
  readonly begun = signal<string | null>(null);
  /** Contributions whose authors are asked what they mean. */
  readonly asked: ReadonlySignal<ReadonlySet<string>>;

  constructor(readonly meeting: Meeting) {
    const enquiries = meeting.room.ids("enquiry");
    this.asked = computed(() => new Set(enquiries.value));
  }

  /** The contribution that the room sees, where it is one of this question. */
  cardOf(question: string): string | null {
    const screen = this.meeting.screen.value;
    return screen?.shows === "card" && screen.question === question ? (screen.card ?? null) : null;
  }

  /** What the cards of a wall show of it. */
  tell(wall: Sorting): void {
    const { question } = wall.board;
    wall.asked = this.asked;
    wall.reading = computed(() => this.begun.value === question || this.cardOf(question) !== null);
  }
}

/** The card on its way to the projector: whoever turns several pages quickly goes on from the last one. */
export class Turning {
  readonly wanted = signal<string | null>(null);
  /** Stop listening to the stream. */
  readonly stop: () => void;
  #unanswered = 0;
  #due = 0;
  #seen = 0;

  constructor(room: StreamRecords) {
    this.stop = room.onChange(({ seq }) => {
      this.#seen = Math.max(this.#seen, seq);
      this.#settle();
    });
  }

  async to(card: string, send: () => Promise<Answer>): Promise<void> {
    this.wanted.value = card;
    this.#unanswered += 1;
    const answer = await send();
    this.#unanswered -= 1;
    if (answer.ok) this.#due = answer.seq;
    this.#settle();
  }

  /** Once everything was answered and the stream carried it, the stream alone is right. */
  #settle(): void {
    if (!this.#unanswered && this.#seen >= this.#due) this.wanted.value = null;
  }
}
