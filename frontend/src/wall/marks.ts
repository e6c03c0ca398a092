// What a drag shows: the card under the pointer and the mark where it would go. Positioned over the page, never put
// into it, so that nothing moves away while somebody aims.

import type { Drop } from "./drop_target";

export class Marks {
  #ghost: HTMLElement | null = null;
  #line: HTMLElement | null = null;
  #target: HTMLElement | null = null;
  #offset = { x: 0, y: 0 };

  /** Lift a likeness of the card; `count` of them when several are moved. */
  lift(card: HTMLElement, x: number, y: number, count: number): void {
    const box = card.getBoundingClientRect();
    const ghost = card.cloneNode(true) as HTMLElement;
    ghost.removeAttribute("data-card");
    ghost.setAttribute("aria-hidden", "true");
    ghost.className = "card card--ghost";
    if (count > 1) ghost.dataset.count = String(count);
    ghost.style.inlineSize = `${box.width}px`;
    document.body.append(ghost);
    this.#ghost = ghost;
    this.#offset = { x: x - box.left, y: y - box.top };
    this.moveTo(x, y);
  }

  moveTo(x: number, y: number): void {
    if (!this.#ghost) return;
    this.#ghost.style.transform = `translate(${x - this.#offset.x}px, ${y - this.#offset.y}px)`;
  }

  show(drop: Drop | null): void {
    const place = drop && !drop.line ? drop.element : null;
    if (place !== this.#target) {
      this.#target?.classList.remove("is-target");
      place?.classList.add("is-target");
      this.#target = place;
    }
    this.#showLine(drop);
  }

  #showLine(drop: Drop | null): void {
    if (!drop?.line) {
      this.#line?.remove();
      this.#line = null;
      return;
    }
    const { x, y, length, upright } = drop.line;
    this.#line ??= document.body.appendChild(document.createElement("div"));
    this.#line.className = upright ? "drop-line drop-line--upright" : "drop-line";
    this.#line.style.transform = `translate(${x}px, ${y}px)`;
    this.#line.style[upright ? "height" : "width"] = `${length}px`;
    this.#line.style[upright ? "width" : "height"] = "";
  }

  clear(): void {
    this.show(null);
    this.#ghost?.remove();
    this.#ghost = null;
  }
}
