// A button and what opens below it: closed by Escape, by a click elsewhere, and when the focus leaves.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";

interface PopUpProps {
  readonly label: ComponentChildren;
  readonly class?: string;
  /** What is in it; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ComponentChildren;
}

const STOPS = "button, input, select";

export function PopUp({ label, class: extra = "", children }: PopUpProps) {
  const open = useSignal(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => (open.value = false);

  function close(): void {
    leave();
    button.current!.focus();
  }

  useEffect(() => open.value ? whenPressedOutside(root.current!, leave) : undefined, [open.value]);
  return (
    <div ref={root} class={`pop-up ${extra}`} onKeyDown={(event) => open.peek() && moveWithin(event, close)}
      onFocusOut={({ relatedTarget }) => relatedTarget && !root.current!.contains(relatedTarget as Node) && leave()}>
      <button ref={button} type="button" class="button pop-up__button" aria-expanded={open.value} aria-controls={id}
        onClick={() => (open.value ? close() : (open.value = true))}>
        {label}
        <span class="pop-up__caret" aria-hidden="true" />
      </button>
      {open.value && <Sheet id={id}>{children(close)}</Sheet>}
    </div>
  );
}

function Sheet({ id, children }: { id: string; children: ComponentChildren }) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => element.current!.querySelector<HTMLElement>(STOPS)?.focus(), []);
  return <div ref={element} id={id} class="pop-up__sheet">{children}</div>;
}

function whenPressedOutside(root: HTMLElement, leave: () => void): () => void {
  const pressed = ({ target }: PointerEvent) => root.contains(target as Node) || leave();
  document.addEventListener("pointerdown", pressed, true);
  return () => document.removeEventListener("pointerdown", pressed, true);
}

function moveWithin(event: KeyboardEvent, close: () => void): void {
  const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(`.pop-up__sheet :is(${STOPS})`)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (next !== undefined) stops[(next + stops.length) % stops.length]?.focus();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
