// As large as the room needs and as small as the words demand: steps of size, the first one in which all of it fits.

import { useLayoutEffect, useRef } from "preact/hooks";

const SIZES = 7;

/**
 * Give `box` to the element that must hold its content. `sizes`: steps of `data-size`, 0 the largest; they stand in the style
 * sheet. What does not fit even at the smallest size goes, last things first.
 */
export function useFittingText<T extends HTMLElement>(shown: unknown, sizes = SIZES) {
  const box = useRef<T>(null);
  useLayoutEffect(() => {
    const element = box.current!;
    const fit = () => fitText(element, sizes);
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
  return box;
}

function fitText(element: HTMLElement, sizes: number): void {
  const layers = [...element.querySelectorAll<HTMLElement>(".layer")];
  const fits = () => element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1;
  for (const layer of layers) layer.hidden = false;
  element.classList.remove("is-cut");
  for (let size = 0; size < sizes; size++) {
    element.dataset.size = String(size);
    if (fits()) return;
  }
  element.classList.toggle("is-cut", layers.length > 0);
  for (const layer of layers.reverse()) {
    layer.hidden = true;
    if (fits()) return;
  }
}
