// What a drag shows: what is under the pointer and the mark where it would go. Positioned over the page, never put
// into it, so that nothing moves away while somebody aims.

/** Where something would go: a `line`, or else `element` lights up; `look` says how, if not as usual. */
export interface Mark {
  readonly element: HTMLElement;
  readonly line?: Line;
  readonly look?: string;
  /** What letting go here does, where that is not plain to see: written on what is dragged. */
  readonly words?: string;
}

/** In pixels of the window. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly upright: boolean;
}

export class Marks {
  #ghost: HTMLElement | null = null;
  #line: HTMLElement | null = null;
  #target: HTMLElement | null = null;
  #look = "";
  #offset = { x: 0, y: 0 };

  /** Lift a likeness of it; `count` of them when several are moved. */
  lift(element: HTMLElement, x: number, y: number, count: number): void {
    const box = element.getBoundingClientRect();
    const ghost = element.cloneNode(true) as HTMLElement;
    for (const name of ["data-card", "data-head", "data-held", "aria-busy"]) ghost.removeAttribute(name);
    ghost.setAttribute("aria-hidden", "true");
    ghost.className = element.matches("[data-head]") ? "cluster__head cluster__head--ghost" : "card card--ghost";
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

  show(mark: Mark | null): void {
    const [target, look] = mark && !mark.line ? [mark.element, mark.look ?? "is-target"] : [null, ""];
    if (target !== this.#target || look !== this.#look) {
      if (this.#target) this.#target.classList.remove(this.#look);
      target?.classList.add(look);
      [this.#target, this.#look] = [target, look];
    }
    this.#say(mark?.words);
    this.#showLine(mark?.line);
  }

  #say(words: string | undefined): void {
    if (!this.#ghost || this.#ghost.dataset.words === words) return;
    if (words) this.#ghost.dataset.words = words;
    else delete this.#ghost.dataset.words;
  }

  #showLine(line: Line | undefined): void {
    if (!line) {
      this.#line?.remove();
      this.#line = null;
      return;
    }
    const { x, y, length, upright } = line;
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
