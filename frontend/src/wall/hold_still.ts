// While something is dragged, what is under the pointer stays there, whatever others put above it: the wall scrolls along.

interface Anchor {
  readonly element: HTMLElement;
  readonly beside: readonly (Element | null)[];
  readonly scroller: Element;
  /** Where it stands in what scrolls. */
  readonly top: number;
}

export class HoldStill {
  #anchor: Anchor | null = null;
  /** How far the sides of the wall were slid where nothing was left to scroll. */
  readonly #slid = new Map<Element, number>();

  /** Call once a frame is painted. `hit`: what the pointer is on. */
  remember(hit: Element | null, y: number): void {
    const element = hit && standing(hit, y);
    if (!element) return void (this.#anchor = null);
    const scroller = scrollerOf(element);
    this.#anchor = { element, scroller, beside: neighbours(element), top: topIn(scroller, element) };
  }

  /** Call before the next one: undo what others have shifted since. */
  restore(): void {
    const anchor = this.#anchor;
    if (!anchor?.element.isConnected || !keptNeighbour(anchor)) return;
    const shift = topIn(anchor.scroller, anchor.element) - anchor.top;
    if (shift) this.#shiftBack(anchor, shift);
  }

  release(): void {
    this.#slid.forEach((_, side) => slide(side, 0));
    this.#slid.clear();
    this.#anchor = null;
  }

  #shiftBack({ element, scroller }: Anchor, shift: number): void {
    const before = scroller.scrollTop;
    scroller.scrollTop += shift;
    const left = shift - (scroller.scrollTop - before);
    const side = element.closest(".board__side")!;
    if (Math.abs(left) < 1) return;
    this.#slid.set(side, (this.#slid.get(side) ?? 0) - left);
    slide(side, this.#slid.get(side)!);
  }
}

/** All but the head. In pixels. */
function slide(side: Element, by: number): void {
  for (const part of side.querySelectorAll<HTMLElement>(":scope > :not(.board__head)")) {
    part.style.transform = by ? `translateY(${by}px)` : "";
  }
}

/** What stands there: a card, else the nearest one below in its list, else the cluster. */
function standing(hit: Element, y: number): HTMLElement | null {
  const card = hit.closest<HTMLElement>("[data-card]");
  if (card || !hit.matches("[data-cards]")) return card ?? hit.closest<HTMLElement>(".cluster");
  const cards = [...hit.children] as HTMLElement[];
  return cards.find((one) => one.getBoundingClientRect().bottom > y) ?? null;
}

function neighbours({ previousElementSibling, nextElementSibling }: Element): readonly (Element | null)[] {
  return [previousElementSibling, nextElementSibling];
}

/** Was it put elsewhere itself, then the wall does not follow it. */
function keptNeighbour({ element, beside }: Anchor): boolean {
  return neighbours(element).some((one, side) => one === beside[side]);
}

function scrollerOf(element: Element): Element {
  const side = element.closest(".board__side");
  return side && /auto|scroll/.test(getComputedStyle(side).overflowY) ? side : document.scrollingElement!;
}

function topIn(scroller: Element, element: Element): number {
  return element.getBoundingClientRect().top + scroller.scrollTop;
}
