// A form that opens inside the dialog about a card, takes the focus, and gives it back to the button that opened it.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";

interface CardFormProps {
  readonly submit: () => unknown;
  readonly close: () => void;
  /** The word on the button that sends it. */
  readonly send: string;
  readonly children: ComponentChildren;
  readonly more?: ComponentChildren;
}

export function CardForm({ submit, close, send, children, more }: CardFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current!.querySelector<HTMLElement>("select, textarea")?.focus(), []);
  return (
    <form ref={form} class="stack stack--tight" noValidate onSubmit={(event) => (event.preventDefault(), void submit())}>
      {children}
      <div class="row">
        <button class="button">{send}</button>
        {more}
        <button type="button" class="button button--plain" onClick={close}>{t("Abbrechen")}</button>
      </div>
    </form>
  );
}

/** What is being edited, if anything; `button` belongs to the one that begins something new. */
export function useEditing<T>() {
  const button = useRef<HTMLButtonElement>(null);
  const [edited, edit] = useState<T | null>(null);
  const back = () => requestAnimationFrame(() => button.current?.focus());
  const close = () => {
    edit(null);
    back();
  };
  return { edited, edit, close, back, button };
}
