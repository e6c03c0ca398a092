// The one field to write in, with a counter that stays quiet until it matters.

import { useComputed, useSignalEffect, type ReadonlySignal, type Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { graphemes, LIMIT, LONG } from "./wording";

/** Why this text cannot be sent, null when it can. */
export function lengthProblem(text: string): string | null {
  if (!text.trim()) return t("Bitte schreiben Sie zuerst etwas.");
  const over = graphemes(text) - LIMIT;
  if (over <= 0) return null;
  return tn("Bitte kürzen: Es ist %(num)s Zeichen zu viel.", "Bitte kürzen: Es sind %(num)s Zeichen zu viel.", over);
}

function countText(length: number): string {
  if (!length) return "";
  const count = t("%(count)s von %(limit)s Zeichen", { count: length, limit: LIMIT });
  return length > LONG ? t("lang, %(count)s", { count }) : count;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: ReadonlySignal<string>;
  readonly problem: Signal<string | null>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onText: (text: string) => void;
}

export function Field({ id, label, text, problem, field, onText }: FieldProps) {
  const length = useComputed(() => graphemes(text.value.trim()));
  const long = useComputed(() => length.value > LONG);
  const over = useComputed(() => length.value > LIMIT);
  const shown = useComputed(() => problem.value ?? (over.value ? lengthProblem(text.value) : null));
  useSignalEffect(() => void (long.value && announce(t("Der Beitrag wird lang."))));
  useLayoutEffect(() => grow(field.current!), [text.value]);
  return (
    <div class={`field ${shown.value ? "field--invalid" : ""}`}>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        dir="auto"
        rows={3}
        enterkeyhint="enter"
        aria-describedby={`${id}-count${shown.value ? ` ${id}-problem` : ""}`}
        aria-invalid={shown.value !== null}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p class={`field__count ${long.value ? "field__count--long" : ""}`} id={`${id}-count`}>
        {useComputed(() => countText(length.value))}
      </p>
      {shown.value && <p class="field__error" id={`${id}-problem`}>{shown}</p>}
    </div>
  );
}

/** The field shows all of its text, so that nobody scrolls inside it. */
function grow(field: HTMLTextAreaElement): void {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
