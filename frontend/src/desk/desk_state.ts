// What all parts of the desk share: the meeting, the wall in view, what is being asked, what went wrong.

import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Live } from "../live/connection";
import type { Answer, Item } from "../live/types";
import { Board } from "../wall/board";
import { Sorting } from "../wall/sorting";
import { Api } from "./api";
import { Documentation } from "./documentation";
import type { Entrance } from "./entrance";
import { Meeting, type Step } from "./meeting";

const MOST_WORKSHOPS = 4;

/** A step that changes what all phones show asks once. */
export interface Asking {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly run: () => unknown;
}

export type Panel = "keys" | "invite" | "people" | "links" | "question" | "hidden" | "closing";

export class Desk {
  readonly meeting: Meeting;
  readonly api: Api;
  readonly documentation: Documentation;
  readonly panel = signal<Panel | null>(null);
  /** The workshop that a further question is for. */
  readonly questionFor = signal<Item | null>(null);
  readonly asking = signal<Asking | null>(null);
  /** One sentence about the last thing that was refused. */
  readonly notice = signal<string | null>(null);
  readonly wall: ReadonlySignal<Sorting | null>;
  readonly #walls = new Map<string, Map<string, Sorting>>();

  constructor(
    readonly live: Live,
    readonly entrance: Entrance,
  ) {
    this.meeting = new Meeting(live);
    this.api = new Api(entrance);
    this.documentation = new Documentation(this.api, (sentence) => (this.notice.value = sentence));
    this.wall = computed(() => this.wallOf(this.meeting.viewed.value));
  }

  /** The wall of a step's question. Kept when another one comes into view, and with it what was selected. */
  wallOf(step: Step | undefined): Sorting | null {
    if (!step?.question) return null;
    const { workshop, question } = step;
    const walls = this.#wallsOf(workshop.id);
    let wall = walls.get(question.id);
    if (!wall) {
      const board = new Board(this.live.stream(`wall:${workshop.id}`), question.id);
      wall = new Sorting(board, (name, payload) => this.send(name, payload, workshop.id));
      walls.set(question.id, wall);
    }
    return wall;
  }

  /** The walls of a workshop. Only the last few workshops are followed: the server allows no more streams. */
  #wallsOf(workshop: string): Map<string, Sorting> {
    const walls = this.#walls.get(workshop) ?? new Map<string, Sorting>();
    this.#walls.delete(workshop);
    this.#walls.set(workshop, walls);
    const [oldest] = this.#walls.keys();
    if (this.#walls.size > MOST_WORKSHOPS) {
      this.#walls.get(oldest!)!.forEach(({ board }) => board.stop());
      this.#walls.delete(oldest!);
      this.live.unfollow(`wall:${oldest}`);
    }
    return walls;
  }

  /** Send a Command; a refusal is shown. */
  async send(name: string, payload: object, workshop?: string): Promise<Answer> {
    const answer = await this.live.send(name, payload, workshop);
    this.notice.value = answer.ok ? null : answer.message;
    return answer;
  }

  /** Show the wall of a question, and stay there whatever is opened elsewhere. */
  view(question: string | null): void {
    this.meeting.chosen.value = question;
  }

  addQuestionTo(workshop: Item): void {
    batch(() => {
      this.questionFor.value = workshop;
      this.panel.value = "question";
    });
  }

  ask(asking: Asking): void {
    this.asking.value = asking;
  }
}
