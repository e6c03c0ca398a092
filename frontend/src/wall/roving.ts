// One tab stop for the whole wall: arrows move the focus, and the focus follows a card to its new place.

const STOP = "[data-stop]";

export function stopsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STOP)];
}

/** What a stop is called wherever it is drawn: the card's or cluster's id. */
function nameOf(stop: HTMLElement): string {
  return stop.dataset.stop!;
}

/** Left and right go to the neighbouring place, as far down as before. */
export function neighbour(root: HTMLElement, from: HTMLElement, step: number): HTMLElement | undefined {
  const columns: HTMLElement[][] = [];
  let place: Element | null = null;
  for (const stop of stopsIn(root)) {
    const its = stop.closest("[data-place]");
    if (its !== place || !columns.length) columns.push([]);
    place = its;
    columns[columns.length - 1]!.push(stop);
  }
  const at = columns.findIndex((column) => column.includes(from));
  const next = columns[at + step];
  return next?.[Math.min(columns[at]!.indexOf(from), next.length - 1)];
}

/** Keep exactly one stop in the tab order, and the focus on what was focused. Returns how to stop. */
export function keepOneStop(root: HTMLElement): () => void {
  let current: HTMLElement | null = null;
  let focused: string | null = null;

  function makeStop(stop: HTMLElement | undefined): void {
    if (current && current !== stop) current.tabIndex = -1;
    current = stop ?? null;
    if (current) current.tabIndex = 0;
  }

  function onFocus(event: FocusEvent): void {
    const stop = (event.target as Element).closest<HTMLElement>(STOP);
    if (stop) makeStop(stop);
    focused = stop && nameOf(stop);
  }

  /** A card that moves is drawn anew, or put elsewhere by the browser, and loses the focus without anybody wishing it. */
  function onBlur({ relatedTarget }: FocusEvent): void {
    if (relatedTarget && !(relatedTarget as Element).closest("dialog")) focused = null;
  }

  function onPointer(): void {
    focused = null;
  }

  function repair(): void {
    const again = focused && root.querySelector<HTMLElement>(`[data-stop="${CSS.escape(focused)}"]`);
    if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
    if (!current?.isConnected) makeStop((again || undefined) ?? stopsIn(root)[0]);
  }

  const observer = new MutationObserver(repair);
  observer.observe(root, { childList: true, subtree: true });
  root.addEventListener("focusin", onFocus);
  root.addEventListener("focusout", onBlur);
  window.addEventListener("pointerdown", onPointer, true);
  repair();
  return () => {
    observer.disconnect();
    root.removeEventListener("focusin", onFocus);
    root.removeEventListener("focusout", onBlur);
    window.removeEventListener("pointerdown", onPointer, true);
  };
}
