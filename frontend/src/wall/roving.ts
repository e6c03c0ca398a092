// One tab stop for the whole wall: arrows move the focus, and the focus follows a card to its new place. Is the card
// gone, the focus goes to what stood beside it.

const STOP = "[data-stop]";

/** What the keyboard walks: without the cards that a filter leaves out. */
export function stopsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STOP)].filter(isShown);
}

function isShown(stop: Element): boolean {
  return !stop.closest(".card--out");
}

/** What a stop is called wherever it is drawn: the card's or cluster's id. */
function nameOf(stop: HTMLElement): string {
  return stop.dataset.stop!;
}

function placeOf(stop: HTMLElement): string {
  return stop.closest<HTMLElement>("[data-place]")!.dataset.place!;
}

function find(root: HTMLElement, name: string): HTMLElement | undefined {
  const stop = root.querySelector<HTMLElement>(`[data-stop="${CSS.escape(name)}"]`);
  return stop && isShown(stop) ? stop : undefined;
}

/** -1 towards the start of the wall, 1 towards its end: left and right swap where people read from the right. */
export function sideways(root: HTMLElement, key: string): number {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  return getComputedStyle(root).direction === "rtl" ? -step : step;
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

/** A stop and where it stood. The title of a cluster stands in that cluster. */
export interface Stood {
  readonly name: string;
  readonly place: string;
}

/** What comes behind it in its place, else before it, else anywhere: in the order in which to try. */
export function beside(order: readonly Stood[], name: string): string[] {
  const at = order.findIndex((stood) => stood.name === name);
  const others = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).reverse()];
  const near = others.filter(({ place }) => place === order[at]?.place);
  return [...near, ...others].map((stood) => stood.name);
}

/** Keeps exactly one stop in the tab order, and the focus on what was focused. */
class OneStop {
  #current: HTMLElement | null = null;
  #focused: string | null = null;
  /** How all stood when the focused one was last in the place where it got the focus: sorting goes on from there. */
  #order: readonly Stood[] = [];

  constructor(
    readonly root: HTMLElement,
    readonly lost: (stop: Stood) => void,
  ) {}

  onFocus({ target }: FocusEvent): void {
    const within = (target as Element).closest("[data-card], [data-head]");
    const stop = within?.querySelector<HTMLElement>(STOP) ?? null;
    if (stop) this.#makeStop(stop);
    const name = stop && nameOf(stop);
    if (name === this.#focused) return;
    this.#focused = name;
    this.#remember();
  }

  /** A card that moves is drawn anew, or put elsewhere by the browser, and loses the focus without anybody wishing it. */
  onBlur({ relatedTarget }: FocusEvent): void {
    if (relatedTarget && !(relatedTarget as Element).closest("dialog")) this.#focused = null;
  }

  onPointer({ target }: Event): void {
    if (!(target as Element).closest("dialog")) this.#focused = null;
  }

  /** `told`: what happened is known, it was done in a dialog. */
  repair(told = false): void {
    const again = this.#focused === null ? undefined : find(this.root, this.#focused);
    if (again && this.#order.some((stood) => stood.name === nameOf(again) && stood.place === placeOf(again))) this.#remember();
    if (this.#focused !== null && isNowhere(document.activeElement)) {
      if (again) again.focus({ preventScroll: true });
      else this.#goOn(this.#focused, told);
    }
    if (!this.#current?.isConnected || !isShown(this.#current)) this.#makeStop(again ?? stopsIn(this.root)[0]);
  }

  #goOn(name: string, told: boolean): void {
    const gone = this.#order.find((stood) => stood.name === name);
    const names = beside(this.#order, name);
    const next = names.map((other) => find(this.root, other)).find(Boolean) ?? this.root.querySelector<HTMLElement>("button");
    this.#focused = null;
    next?.focus();
    if (gone && !told) this.lost(gone);
  }

  #remember(): void {
    if (this.#focused === null) return;
    this.#order = stopsIn(this.root).map((stop) => ({ name: nameOf(stop), place: placeOf(stop) }));
  }

  #makeStop(stop: HTMLElement | undefined): void {
    if (this.#current && this.#current !== stop) this.#current.tabIndex = -1;
    this.#current = stop ?? null;
    if (this.#current) this.#current.tabIndex = 0;
  }
}

/** A filter can hide what has the focus before the browser takes it away. */
function isNowhere(active: Element | null): boolean {
  return !active || active === document.body || !isShown(active);
}

/** Returns how to stop. `lost` is told what had the focus and is gone; `page` is where dialogs open. */
export function keepOneStop(root: HTMLElement, page: Element, lost: (stop: Stood) => void): () => void {
  const stop = new OneStop(root, lost);
  const listening = new AbortController();
  const { signal } = listening;
  // Told first: what changed while a dialog closed was done in it.
  const dialogs = new MutationObserver(() => stop.repair(true));
  dialogs.observe(page, { childList: true });
  const walls = new MutationObserver(() => stop.repair());
  walls.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  root.addEventListener("focusin", (event) => stop.onFocus(event), { signal });
  root.addEventListener("focusout", (event) => stop.onBlur(event), { signal });
  window.addEventListener("pointerdown", (event) => stop.onPointer(event), { signal, capture: true });
  stop.repair();
  return () => {
    walls.disconnect();
    dialogs.disconnect();
    listening.abort();
  };
}
