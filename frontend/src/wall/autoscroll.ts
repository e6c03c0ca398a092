// Near the edge of what scrolls, a drag scrolls it: the nearer, the faster.

const EDGE = 56;
const FASTEST = 18;

/** Scroll what lies under the pointer (`hit`) by one frame's worth. */
export function scrollAtEdges(hit: Element | null, y: number): void {
  for (let element = hit; element; element = element.parentElement) {
    if (!scrolls(element)) continue;
    const box = element === document.scrollingElement ? windowBox() : element.getBoundingClientRect();
    const step = stepFor(y, box.top, box.bottom);
    if (!step) continue;
    const before = element.scrollTop;
    element.scrollTop += step;
    if (element.scrollTop !== before) return;
  }
}

function scrolls(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight) return false;
  return element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowY);
}

function windowBox(): { top: number; bottom: number } {
  return { top: 0, bottom: innerHeight };
}

function stepFor(at: number, top: number, bottom: number): number {
  if (at < top + EDGE) return -FASTEST * Math.min(1, (top + EDGE - at) / EDGE);
  if (at > bottom - EDGE) return FASTEST * Math.min(1, (at - bottom + EDGE) / EDGE);
  return 0;
}
