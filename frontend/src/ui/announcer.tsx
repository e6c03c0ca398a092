// The one polite live region of a page: says to a screen reader what others see happen.

import { signal } from "@preact/signals";

const said = signal("");

/** Say a sentence. The same sentence twice in a row is said twice. */
export function announce(sentence: string): void {
  said.value = said.peek() === sentence ? `${sentence}\u00a0` : sentence;
}

export function Announcer() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
