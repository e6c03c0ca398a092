// Cards and clusters whose last step has no answer yet, and the titles that clusters get by such a step.

import { signal } from "@preact/signals";
import type { Answer } from "../live/messages";
import type { Board } from "./board";

export class Unsaved {
  readonly ids = signal<ReadonlySet<string>>(new Set());
  readonly titles = signal<ReadonlyMap<string, string>>(new Map());

  constructor(private readonly board: Board) {}

  mark(ids: readonly string[], saving: boolean): void {
    const marked = new Set(this.ids.peek());
    for (const id of ids) saving ? marked.add(id) : marked.delete(id);
    this.ids.value = marked;
  }

  /** Mark these until the wall shows what the step did. */
  async markUntil(ids: readonly string[], answered: Promise<Answer>): Promise<Answer> {
    this.mark(ids, true);
    const answer = await answered;
    void this.#shown(answer).then(() => this.mark(ids, false));
    return answer;
  }

  /** Show a title before the server has said so. */
  async titleUntil(cluster: string, title: string, answered: Promise<Answer>): Promise<Answer> {
    this.titles.value = new Map([...this.titles.peek(), [cluster, title]]);
    const answer = await this.markUntil([cluster], answered);
    void this.#shown(answer).then(() => {
      if (this.titles.peek().get(cluster) !== title) return;
      this.titles.value = new Map([...this.titles.peek()].filter(([id]) => id !== cluster));
    });
    return answer;
  }

  #shown(answer: Answer): Promise<void> {
    return answer.ok ? this.board.carried(answer.seq) : Promise.resolve();
  }
}
