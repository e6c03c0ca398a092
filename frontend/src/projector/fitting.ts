// How much fits: cards that would be cut off are not shown, and the page says how many there are.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Give `list` to the element whose children must fit into it; `fitting` of them do. */
export function useFitting<T extends HTMLElement>(shown: unknown) {
  const list = useRef<T>(null);
  const [fitting, count] = useState(0);
  useLayoutEffect(() => {
    const element = list.current!;
    const measure = () => count(hideWhatOverflows(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown]);
  return { list, fitting };
}

/**
 * The first child that does not fit, and all that follow, are taken away. Returns how many are left.
 * The newest one always stays, cut off if need be: an empty list would say less.
 */
function hideWhatOverflows(element: HTMLElement): number {
  const children = [...element.children] as HTMLElement[];
  for (const child of children) child.classList.remove("is-beyond");
  const { bottom } = element.getBoundingClientRect();
  const first = children.findIndex((child, place) => place > 0 && child.getBoundingClientRect().bottom > bottom + 1);
  if (first < 0) return children.length;
  for (const child of children.slice(first)) child.classList.add("is-beyond");
  return first;
}
