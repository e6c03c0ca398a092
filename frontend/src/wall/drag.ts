// Dragging cards with mouse, pen and touch: a few listeners for the whole wall, one paint per frame.

import { scrollAtEdges } from "./autoscroll";
import { dropAt, type Drop } from "./drop_target";
import { Marks } from "./marks";
import type { Target } from "./board";

export interface DragHost {
  /** The cards that move when this one is dragged, in their order. */
  cardsWith(card: string): readonly string[];
  lift(cards: readonly string[]): void;
  drop(cards: readonly string[], target: Target): void;
  cancel(): void;
}

const THRESHOLD = 6;
const LONG_PRESS = 250;
const WOBBLE = 8;

class Drag {
  readonly #marks = new Marks();
  readonly #from: { readonly x: number; readonly y: number };
  readonly #byMouse: boolean;
  #x: number;
  #y: number;
  #cards: readonly string[] | null = null;
  #drop: Drop | null = null;
  #painted = { x: NaN, y: NaN };
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly host: DragHost,
    readonly card: HTMLElement,
    readonly pointer: PointerEvent,
    readonly finished: () => void,
  ) {
    this.#from = { x: pointer.clientX, y: pointer.clientY };
    [this.#x, this.#y] = [pointer.clientX, pointer.clientY];
    this.#byMouse = pointer.pointerType === "mouse";
    // A finger that moves at once wants to scroll; one that rests wants the card.
    if (!this.#byMouse) this.#timer = setTimeout(() => this.#lift(), LONG_PRESS);
  }

  get lifted(): boolean {
    return this.#cards !== null;
  }

  move({ clientX, clientY }: PointerEvent): void {
    [this.#x, this.#y] = [clientX, clientY];
    if (this.lifted) return;
    const way = Math.hypot(clientX - this.#from.x, clientY - this.#from.y);
    if (this.#byMouse && way >= THRESHOLD) this.#lift();
    else if (!this.#byMouse && way >= WOBBLE) this.cancel();
  }

  release(): void {
    if (!this.#cards) return this.cancel();
    // What was shown counts, even if somebody else has moved the wall since.
    if (this.#painted.x !== this.#x || this.#painted.y !== this.#y) this.#paint();
    const [cards, drop] = [this.#cards, this.#drop];
    this.#end();
    if (drop) this.host.drop(cards, drop.after === undefined ? { place: drop.place } : { place: drop.place, after: drop.after });
    else this.host.cancel();
  }

  cancel(): void {
    const { lifted } = this;
    this.#end();
    if (lifted) this.host.cancel();
  }

  #lift(): void {
    const id = this.card.dataset.card;
    if (!id || !this.card.isConnected) return this.cancel();
    clearTimeout(this.#timer);
    this.#cards = this.host.cardsWith(id);
    this.#marks.lift(this.card, this.#from.x, this.#from.y, this.#cards.length);
    document.documentElement.classList.add("is-dragging");
    this.host.lift(this.#cards);
    this.#paintEachFrame();
  }

  /** Also while the pointer rests: the wall scrolls below it, and others move cards. */
  #paintEachFrame(): void {
    this.#frame = requestAnimationFrame(() => {
      if (!this.lifted) return;
      scrollAtEdges(this.#x, this.#y);
      this.#paint();
      this.#paintEachFrame();
    });
  }

  #paint(): void {
    this.#painted = { x: this.#x, y: this.#y };
    this.#drop = dropAt(this.root, this.#x, this.#y, new Set(this.#cards));
    this.#marks.moveTo(this.#x, this.#y);
    this.#marks.show(this.#drop);
  }

  #end(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#marks.clear();
    this.#cards = null;
    document.documentElement.classList.remove("is-dragging");
    this.finished();
  }
}

/** Make the cards of a wall draggable. Returns how to stop. */
export function enableDragging(root: HTMLElement, host: DragHost): () => void {
  let drag: Drag | null = null;
  let justDropped = false;
  const listening = new AbortController();
  const { signal } = listening;

  root.addEventListener("pointerdown", (event) => {
    justDropped = false;
    const element = event.target as Element;
    const card = element.closest<HTMLElement>("[data-card]");
    if (drag || !card || event.button !== 0 || !event.isPrimary || element.closest("[data-action]")) return;
    drag = new Drag(root, host, card, event, () => (drag = null));
  }, { signal });
  window.addEventListener("pointermove", (event) => drag?.pointer.pointerId === event.pointerId && drag.move(event), { signal });
  window.addEventListener("pointerup", () => {
    justDropped = drag?.lifted ?? false;
    drag?.release();
  }, { signal });
  window.addEventListener("pointercancel", () => drag?.cancel(), { signal });
  window.addEventListener("blur", () => drag?.cancel(), { signal });
  window.addEventListener("keydown", (event) => {
    if (!drag?.lifted || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    drag.cancel();
  }, { signal, capture: true });
  // Once a finger has a card, it no longer scrolls; a long press opens no menu; a drop is no click.
  root.addEventListener("touchmove", (event) => drag?.lifted && event.cancelable && event.preventDefault(), { signal, passive: false });
  root.addEventListener("contextmenu", (event) => drag && event.preventDefault(), { signal });
  root.addEventListener("click", (event) => {
    if (!justDropped) return;
    justDropped = false;
    event.stopImmediatePropagation();
    event.preventDefault();
  }, { signal, capture: true });

  return () => {
    drag?.cancel();
    listening.abort();
  };
}
