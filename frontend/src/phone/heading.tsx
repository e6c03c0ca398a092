// The heading of a step. It gets the focus when the step is a new page, so that a screen reader begins there.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

let first = true;

interface HeadingProps {
  readonly children: ComponentChildren;
  readonly class?: string;
  /** Somebody wrote it: in whatever direction its language runs. */
  readonly written?: boolean;
}

export function Heading({ children, class: look = "", written = false }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!first) heading.current?.focus();
    first = false;
  }, []);
  return (
    <h1 class={look} ref={heading} tabIndex={-1} dir={written ? "auto" : undefined}>
      {children}
    </h1>
  );
}
