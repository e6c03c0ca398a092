// After a dialog the focus goes back to where it was, also to a card that the dialog has put elsewhere.

import { effect } from "@preact/signals";
import type { Desk } from "./desk_state";

export function returnFocus(desk: Desk): () => void {
  let before: HTMLElement | null = null;
  return effect(() => {
    const open = desk.panel.value || desk.asking.value || desk.wall.value?.asks.value;
    if (open) {
      before ??= document.activeElement as HTMLElement;
      return;
    }
    const again = before;
    before = null;
    // The page behind a dialog takes no focus before the dialog is gone.
    if (again) requestAnimationFrame(() => requestAnimationFrame(() => giveBack(again)));
  });
}

function giveBack(before: HTMLElement): void {
  if (document.activeElement !== document.body) return;
  const { stop } = before.dataset;
  const drawnAnew = stop ? document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`) : null;
  (before.isConnected ? before : drawnAnew)?.focus();
}
