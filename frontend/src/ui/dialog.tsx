// A dialog over the page. Escape and the browser's own focus rules come with the element.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Buttons; the first one that is safe gets the focus, so put it first. */
  readonly actions: ComponentChildren;
  readonly onClose: () => void;
  readonly class?: string;
}

/** Shown while it is rendered. The focus goes back to where it was. */
export function Dialog({ title, children, actions, onClose, class: extra = "" }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const dialog = element.current!;
    show(dialog);
    return () => {
      // The page behind an open dialog takes no focus.
      if (typeof dialog.close === "function") dialog.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog class={`dialog ${extra}`} ref={element} aria-labelledby={titleId} onCancel={(event) => (event.preventDefault(), onClose())}>
      <div class="dialog__body">
        <h2 id={titleId}>{title}</h2>
        {children}
        <div class="dialog__actions">{actions}</div>
      </div>
    </dialog>
  );
}

/** Safari before 15.4 knows no modal dialogs: there it stands in the page. */
function show(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === "function") return dialog.showModal();
  dialog.setAttribute("open", "");
  dialog.querySelector("button")?.focus();
}
