// What all parts of the desk share: the meeting, the wall in view, what is being asked, what went wrong.

import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Live } from "../live/connection";
import type { Answer } from "../live/messages";
import type { Enquiry, Item, PaperDots, Step as HistoryStep, Weighing } from "../live/types";
import { Board } from "../wall/board";
import { WallFilter } from "../wall/filter";
import type { HistoryOf } from "../wall/history";
import { Sorting } from "../wall/sorting";
import { ownChanges } from "../wall/summary";
import { Turns } from "../wall/turns";
import { Undo } from "../wall/undo";
import { Api } from "./api";
import { Documentation } from "./documentation";
import type { Entrance } from "./entrance";
import { Meeting, type Step } from "./meeting";
import { ReadingAloud } from "./reading_aloud";

const MOST_WORKSHOPS = 4;

/** A step that changes what all phones show asks once. */
export interface Asking {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly run: () => unknown;
}

export type Panel = "keys" | "invite" | "people" | "links" | "question" | "hidden" | "rules" | "approval" | "history" | "helping" | "suggestions" | "closing";

export class Desk {
  readonly meeting: Meeting;
  readonly reading: ReadingAloud;
  readonly api: Api;
  readonly documentation: Documentation;
  readonly panel = signal<Panel | null>(null);
  /** The workshop that a further question is for. */
  readonly questionFor = signal<Item | null>(null);
  /** The question whose clusters are to be weighed; with `weighing`, the one that is being changed. */
  readonly weighingFor = signal<{ readonly question: string; readonly weighing?: Weighing } | null>(null);
  readonly asking = signal<Asking | null>(null);
  /** One sentence about the last thing that was refused. */
  readonly notice = signal<string | null>(null);
  readonly wall: ReadonlySignal<Sorting | null>;
  readonly offline = computed(() => this.live.status.value === "offline");
  /** So many steps are not saved yet. */
  readonly waiting = computed(() => this.live.waiting.value + this.#turns.queued.value);
  /** Of the steps in the history only those that concern one card or one cluster. */
  readonly historyOf = signal<HistoryOf>({});
  readonly #walls = new Map<string, Map<string, Sorting>>();
  readonly #filters = new WeakMap<Sorting, WallFilter>();
  readonly #turns = new Turns();
  readonly #undos = new Map<string, Undo>();

  constructor(
    readonly live: Live,
    readonly entrance: Entrance,
  ) {
    this.meeting = new Meeting(live);
    this.reading = new ReadingAloud(this.meeting);
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
      wall = new Sorting(board, (name, payload, gesture) => this.send(name, payload, workshop.id, gesture), this.#turns);
      wall.offline = this.offline;
      wall.showHistory = (of) => this.showHistory(of);
      this.reading.tell(wall);
      walls.set(question.id, wall);
    }
    return wall;
  }

  /** What is searched for on a wall; kept as long as the wall. */
  filterOf(wall: Sorting): WallFilter {
    let filter = this.#filters.get(wall);
    if (!filter) this.#filters.set(wall, (filter = new WallFilter(wall.board, this.meeting.room.list<Enquiry>("enquiry"))));
    return filter;
  }

  /** One's own steps in a workshop. */
  undoOf(workshop: string): Undo {
    let undo = this.#undos.get(workshop);
    if (!undo) {
      undo = new Undo({
        workshop,
        turns: this.#turns,
        epoch: this.live.epoch,
        records: () => this.live.stream(`wall:${workshop}`),
        takeBack: (step) => this.#tell(this.live.send("take_back", { step }, workshop)),
        storage: sessionStorage,
      });
      this.#undos.set(workshop, undo);
    }
    return undo;
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

  /** Send a Command; a refusal is shown. A step of sorting can be taken back from then on. */
  async send(name: string, payload: object, workshop?: string, gesture?: string): Promise<Answer> {
    const answered = workshop === undefined ? null : this.undoOf(workshop).watch(name, payload, gesture);
    const answer = await this.#tell(this.live.send(name, payload, workshop));
    void answered?.(answer);
    return answer;
  }

  /** Take back any step of the history, by whomever. That can be taken back as well. */
  takeBack({ id, item }: HistoryStep): Promise<Answer> {
    const undo = this.undoOf(item);
    return this.#turns.inTurn(async () => {
      const answered = undo.watch("take_back", { step: id });
      const answer = await this.live.send("take_back", { step: id }, item);
      if (answer.ok) undo.forget(id);
      void answered(answer);
      return answer;
    });
  }

  async #tell(sent: Promise<Answer>): Promise<Answer> {
    const answer = await sent;
    if (answer.ok) ownChanges.add(answer.seq);
    // Where somebody else was faster, the wall itself says which card and where it went.
    this.notice.value = answer.ok || answer.code === "moved_meanwhile" ? null : answer.message;
    return answer;
  }

  /** Show the wall of a question, and stay there whatever is opened elsewhere. */
  view(question: string | null): void {
    this.meeting.chosen.value = question;
  }

  /** What was entered of dots on paper; only the desk is told. */
  paper(weighing: string): PaperDots | undefined {
    return this.live.stream("desk").one<PaperDots>("paperdots", weighing).value;
  }

  addQuestionTo(workshop: Item): void {
    batch(() => {
      this.questionFor.value = workshop;
      this.panel.value = "question";
    });
  }

  showHistory(of: HistoryOf = {}): void {
    batch(() => {
      this.historyOf.value = of;
      this.panel.value = "history";
    });
  }

  ask(asking: Asking): void {
    this.asking.value = asking;
  }
}
