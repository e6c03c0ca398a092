// Turning pages: where the columns of a sheet are more than the window holds, the next ones come by themselves, calmly.

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { markContinued } from "./continued";

/** Long enough to read a full page from the last row. */
const PAUSE = 16_000;
const MEASURE_PAUSE = 400;

/**
 * Give `sheet` to an element in CSS columns inside a window of its own width. Arrow keys and page keys turn by hand.
 * `fitted`: a sheet that another hook measures as well. `items`: its list, of which `first` and `last` (from 0) are on the page.
 */
export function usePages(fitted?: RefObject<HTMLDivElement | null>, items = "") {
  const own = useRef<HTMLDivElement>(null);
  const sheet = fitted ?? own;
  const [page, turn] = useState(0);
  const [pages, count] = useState(1);
  const [starts, place] = useState("0");

  useEffect(() => {
    const element = sheet.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function measure(): void {
      timer = undefined;
      markContinued(element);
      count(Math.max(1, Math.ceil((element.scrollWidth - 1) / stepOf(element))));
      if (items) place(startsOf(element, items).join(" "));
    }
    // A layout of the whole sheet is dear, and nobody in the room reads twice a second.
    const measureSoon = () => void (timer ??= setTimeout(measure, MEASURE_PAUSE));
    measure();
    const resized = new ResizeObserver(measureSoon);
    const changed = new MutationObserver(measureSoon);
    resized.observe(element);
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      clearTimeout(timer);
      resized.disconnect();
      changed.disconnect();
    };
  }, []);

  const shown = Math.min(page, pages - 1);
  useEffect(() => {
    const element = sheet.current!;
    const way = getComputedStyle(element).direction === "rtl" ? 1 : -1;
    element.style.transform = shown ? `translateX(${way * shown * stepOf(element)}px)` : "";
    const timer = setTimeout(() => turn((shown + 1) % pages), PAUSE);
    const onKey = ({ key }: KeyboardEvent) => {
      const step = { PageDown: 1, PageUp: -1, ArrowRight: -way, ArrowLeft: way }[key];
      if (step) turn((shown + step + pages) % pages);
    };
    document.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKey);
    };
  }, [shown, pages]);

  const firsts = starts.split(" ").map(Number);
  return { sheet, page: shown, pages, first: firsts[shown] ?? 0, last: (firsts[shown + 1] ?? Infinity) - 1 };
}

/** Which item each page begins with. */
function startsOf(element: HTMLElement, items: string): number[] {
  const step = stepOf(element);
  const { left, right } = element.getBoundingClientRect();
  const rtl = getComputedStyle(element).direction === "rtl";
  const starts: number[] = [];
  element.querySelectorAll(`${items} > li`).forEach((item, nth) => {
    const box = item.getBoundingClientRect();
    starts[Math.floor(((rtl ? right - box.right : box.left - left) + 1) / step)] ??= nth;
  });
  return starts;
}

/** From one page's first column to the next one's. */
function stepOf(element: HTMLElement): number {
  return element.clientWidth + (parseFloat(getComputedStyle(element).columnGap) || 0);
}
