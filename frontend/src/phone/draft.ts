// What stands in the field of a question, kept on the device with every letter.

import { useComputed, type ReadonlySignal } from "@preact/signals";
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
  /** Something of it came back because the rules had changed. */
  readonly recalled: ReadonlySignal<boolean>;
  put(words: string, next?: readonly string[]): void;
  /** Empty the field for a text that is on its way, or fill it with the next thought; returns the draft to keep. */
  goOn(): Draft | undefined;
}

export function useDraft(session: Session, { item, question }: Asked, asked: ReadonlySignal<string>): DraftField {
  const kept = useComputed(() => session.drafts.all.value.find(({ of }) => of === question));
  const text = useComputed(() => kept.value?.text ?? "");
  const rest = useComputed(() => kept.value?.next ?? []);
  const recalled = useComputed(() => kept.value?.recalled === true);
  const make = (words: string, next: readonly string[]): Draft =>
    ({ ...kept.peek(), of: question, question, item, asked: asked.peek(), text: words, next });
  const put = (words: string, next: readonly string[] = rest.peek()) => {
    if (words || next.length) session.drafts.keep(make(words, next));
    else session.drafts.drop(question);
  };
  const goOn = (): Draft | undefined => {
    const [first, ...others] = rest.peek();
    const draft = first ? make(first, others) : undefined;
    session.drafts.put(question, draft);
    return draft;
  };
  return { text, rest, recalled, put, goOn };
}
