// What is being typed, kept while it is typed: new contributions by question, edits by contribution.

import { signal, type ReadonlySignal } from "@preact/signals";
import type { Store } from "./store";

export interface Draft {
  /** The question that is being answered, or the contribution that is being edited. */
  readonly of: string;
  readonly question: string;
  readonly item: string;
  /** The wording of the question. */
  readonly asked: string;
  readonly text: string;
  /** Thoughts that were split off and come next. */
  readonly next: readonly string[];
  /** Of an edit: the wording that it began with. */
  readonly was?: string;
  /** Sent once, and back because the rules of its question had changed meanwhile. */
  readonly recalled?: boolean;
}

type Wish = Pick<Draft, "question" | "item" | "asked" | "text">;

/** Whether somebody changes a contribution that they have sent. */
export function isEdit({ of, question }: Draft): boolean {
  return of !== question;
}

export class Drafts {
  private readonly kept = signal<readonly Draft[]>([]);
  private readonly store: Store;
  private readonly event: string;
  private readonly unwritten = new Set<string>();
  private writing = false;

  constructor(store: Store, event: string) {
    this.store = store;
    this.event = event;
  }

  get all(): ReadonlySignal<readonly Draft[]> {
    return this.kept;
  }

  find(of: string): Draft | undefined {
    return this.kept.peek().find((draft) => draft.of === of);
  }

  async load(): Promise<void> {
    this.kept.value = await this.store.under<Draft>(["draft", this.event]);
  }

  /** Keep what stands in a field. It is written at once, or as soon as the letter before it is. */
  keep(draft: Draft): void {
    this.put(draft.of, draft);
    this.unwritten.add(draft.of);
    void this.write();
  }

  drop(of: string): void {
    this.put(of, undefined);
    void this.store.write([["draft", this.event, of], undefined]);
  }

  /** An edit whose contribution is gone: what is new in it goes on as a new contribution, behind what is begun already. */
  setFree({ of, question, item, asked, text, was }: Draft): boolean {
    const isNew = text.trim() !== "" && text.trim() !== was;
    if (isNew) this.keep(this.joined({ question, item, asked, text }));
    this.drop(of);
    return isNew;
  }

  /** A contribution that comes back: its author decides anew. Somebody else writes it. */
  recall(wish: Wish): Draft {
    const draft = { ...this.joined(wish), recalled: true };
    this.put(wish.question, draft);
    return draft;
  }

  /** Behind what is begun already. */
  private joined({ question, item, asked, text }: Wish): Draft {
    const begun = this.find(question) ?? { of: question, question, item, asked, text: "", next: [] };
    return begun.text ? { ...begun, next: [...begun.next, text] } : { ...begun, text };
  }

  /** Only what is shown; somebody else writes it. */
  put(of: string, draft: Draft | undefined): void {
    this.unwritten.delete(of);
    const others = this.kept.peek().filter((other) => other.of !== of);
    this.kept.value = draft ? [...others, draft] : others;
  }

  private async write(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.unwritten.size) {
      const waiting = [...this.unwritten];
      this.unwritten.clear();
      await this.store.write(...waiting.map((of) => [["draft", this.event, of], this.find(of)] as const));
    }
    this.writing = false;
  }
}
