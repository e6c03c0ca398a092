// Turning pages: where the columns of a sheet are more than the window holds, the next ones come by themselves, calmly.

import { useEffect, useRef, useState } from "preact/hooks";
import { markContinued } from "./continued";

/** Long enough to read a full page from the last row. */
const PAUSE = 16_000;
const MEASURE_PAUSE = 400;

/** Give `sheet` to an element in CSS columns inside a window of its own width. Arrow keys and page keys turn by hand. */
export function usePages() {
  const sheet = useRef<HTMLDivElement>(null);
  const [page, turn] = useState(0);
  const [pages, count] = useState(1);

  useEffect(() => {
    const element = sheet.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function measure(): void {
      timer = undefined;
      markContinued(element);
      count(Math.max(1, Math.ceil((element.scrollWidth - 1) / stepOf(element))));
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

  return { sheet, page: shown, pages };
}

/** From one page's first column to the next one's. */
function stepOf(element: HTMLElement): number {
  return element.clientWidth + (parseFloat(getComputedStyle(element).columnGap) || 0);
}
