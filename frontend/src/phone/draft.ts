// What stands in the field of a question, kept on the device with every letter.

import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { Draft } from "../outbox/drafts";
import type { Session } from "./session";

export interface Asked {
  readonly item: string;
  readonly question: string;
}

export interface DraftField {
  readonly text: ReadonlySignal<string>;
  /** Thoughts that were split off and come next. */
  readonly rest: ReadonlySignal<readonly string[]>;
  put(words: string, next?: readonly string[]): void;
  /** Empty the field for a text that is on its way, or fill it with the next thought; returns the draft to keep. */
  goOn(): Draft | undefined;
}

export function useDraft(session: Session, { item, question }: Asked, asked: ReadonlySignal<string>): DraftField {
  const text = useSignal(session.drafts.find(question)?.text ?? "");
  const rest = useSignal<readonly string[]>(session.drafts.find(question)?.next ?? []);
  const current = (): Draft => ({ of: question, question, item, asked: asked.peek(), text: text.peek(), next: rest.peek() });
  const put = (words: string, next: readonly string[] = rest.peek()) => {
    [text.value, rest.value] = [words, next];
    if (words || next.length) session.drafts.keep(current());
    else session.drafts.drop(question);
  };
  const goOn = (): Draft | undefined => {
    const [first = "", ...others] = rest.peek();
    [text.value, rest.value] = [first, others];
    const draft = first ? current() : undefined;
    session.drafts.put(question, draft);
    return draft;
  };
  return { text, rest, put, goOn };
}
