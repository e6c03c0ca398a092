// Dragging with mouse, pen and touch: a few listeners for the whole wall, one paint per frame.

import { scrollAtEdges } from "./autoscroll";
import { HoldStill } from "./hold_still";
import { Marks, type Mark } from "./marks";

/** What happens when it is put down here, and how that looks before. */
export interface Drop extends Mark {
  put(x: number, y: number): void;
}

/** What can be dragged: cards, or clusters by their heads. */
export interface Grip {
  /** What would be dragged from here, if anything. */
  find(from: Element): HTMLElement | null;
  /** Take it up. Returns how many these are. */
  lift(element: HTMLElement): number;
  /** Where it would go now. `hit`: what the pointer is on; `rests`: it stays here, so something special may be meant. */
  over(hit: Element, x: number, y: number, rests: boolean): Drop | null;
  cancel(): void;
}

const THRESHOLD = 6;
const LONG_PRESS = 250;
const WOBBLE = 8;
const REST = 400;

class Drag {
  readonly #marks = new Marks();
  readonly #still = new HoldStill();
  readonly #from: { readonly x: number; readonly y: number };
  readonly #byFinger: boolean;
  #x: number;
  #y: number;
  #lifted = false;
  #hit: Element | null = null;
  #drop: Drop | null = null;
  #painted = { x: NaN, y: NaN };
  #resting = { x: NaN, y: NaN, since: 0 };
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly grip: Grip,
    readonly element: HTMLElement,
    readonly pointer: PointerEvent,
    readonly finished: () => void,
  ) {
    this.#from = { x: pointer.clientX, y: pointer.clientY };
    [this.#x, this.#y] = [pointer.clientX, pointer.clientY];
    this.#byFinger = pointer.pointerType === "touch";
    // A finger that moves at once wants to scroll; one that rests wants the card.
    if (this.#byFinger) this.#timer = setTimeout(() => this.#lift(), LONG_PRESS);
  }

  get lifted(): boolean {
    return this.#lifted;
  }

  move({ clientX, clientY }: PointerEvent): void {
    [this.#x, this.#y] = [clientX, clientY];
    if (this.lifted) return;
    const way = Math.hypot(clientX - this.#from.x, clientY - this.#from.y);
    if (!this.#byFinger && way >= THRESHOLD) this.#lift();
    else if (this.#byFinger && way >= WOBBLE) this.cancel();
  }

  release(): void {
    if (!this.lifted) return this.cancel();
    // What was shown counts, even if somebody else has moved the wall since.
    if (this.#painted.x !== this.#x || this.#painted.y !== this.#y) this.#paint();
    const drop = this.#drop;
    this.#end();
    if (drop) drop.put(this.#x, this.#y);
    else this.grip.cancel();
  }

  cancel(): void {
    const { lifted } = this;
    this.#end();
    if (lifted) this.grip.cancel();
  }

  #lift(): void {
    if (!this.element.isConnected) return this.cancel();
    clearTimeout(this.#timer);
    this.#lifted = true;
    // The pointer belongs to the wall: its look does not change over each card, and the card may go meanwhile.
    this.root.setPointerCapture(this.pointer.pointerId);
    this.root.classList.add("is-dragging");
    this.#marks.lift(this.element, this.#from.x, this.#from.y, this.grip.lift(this.element));
    this.#paintEachFrame();
  }

  /** Also while the pointer rests: the wall scrolls below it, and others move cards. */
  #paintEachFrame(): void {
    this.#frame = requestAnimationFrame(() => {
      if (!this.lifted) return;
      scrollAtEdges(this.#hit, this.#y);
      this.#paint();
      this.#paintEachFrame();
    });
  }

  /** Asks the page once in a frame what lies under the pointer: that is what costs. */
  #paint(): void {
    this.#painted = { x: this.#x, y: this.#y };
    this.#still.restore();
    this.#hit = document.elementFromPoint(this.#x, this.#y);
    const within = this.#hit && this.root.contains(this.#hit);
    this.#drop = within ? this.grip.over(this.#hit!, this.#x, this.#y, this.#rests()) : null;
    this.#marks.moveTo(this.#x, this.#y);
    this.#marks.show(this.#drop);
    this.#still.remember(within ? this.#hit : null, this.#y);
  }

  #rests(): boolean {
    const now = performance.now();
    const near = Math.hypot(this.#x - this.#resting.x, this.#y - this.#resting.y) < WOBBLE;
    if (!near) this.#resting = { x: this.#x, y: this.#y, since: now };
    return now - this.#resting.since >= REST;
  }

  #end(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#marks.clear();
    this.#still.release();
    this.#lifted = false;
    this.root.classList.remove("is-dragging");
    this.finished();
  }
}

/** Make what these grips find on a wall draggable. Returns how to stop. */
export function enableDragging(root: HTMLElement, grips: readonly Grip[]): () => void {
  let drag: Drag | null = null;
  let justDropped = false;
  const listening = new AbortController();
  const { signal } = listening;

  root.addEventListener("pointerdown", (event) => {
    justDropped = false;
    if (drag || event.button !== 0 || !event.isPrimary) return;
    for (const grip of grips) {
      const element = grip.find(event.target as Element);
      // What was touched hears the finger even if others take it off the wall.
      if (element) event.target!.addEventListener("touchmove", stay as EventListener, { signal, passive: false });
      if (element) drag ??= new Drag(root, grip, element, event, () => (drag = null));
    }
  }, { signal });
  /** The drag that this pointer makes: another finger, or a palm, means nothing. */
  const by = ({ pointerId }: PointerEvent) => (drag?.pointer.pointerId === pointerId ? drag : null);
  window.addEventListener("pointermove", (event) => by(event)?.move(event), { signal });
  window.addEventListener("pointerup", (event) => {
    justDropped = by(event)?.lifted ?? justDropped;
    by(event)?.release();
  }, { signal });
  window.addEventListener("pointercancel", (event) => by(event)?.cancel(), { signal });
  window.addEventListener("blur", () => drag?.cancel(), { signal });
  window.addEventListener("keydown", (event) => {
    if (!drag?.lifted || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    drag.cancel();
  }, { signal, capture: true });
  // Once a finger has something, it no longer scrolls; a long press opens no menu; a drop is no click.
  const stay = (event: TouchEvent) => void (drag?.lifted && event.cancelable && event.preventDefault());
  root.addEventListener("touchmove", stay, { signal, passive: false });
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
