// Whose cards are read aloud now: begun at this desk, or shown to the room by another one.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
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
