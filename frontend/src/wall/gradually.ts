// What is seen first is drawn at once, the rest of a large wall card by card in the pauses of the browser.

import { useLayoutEffect, useRef, useState } from "preact/hooks";

const AT_ONCE = 120;
const AT_ONCE_IN_A_LIST = 16;
const IN_A_PAUSE = 48;

/** One for each wall that is shown: its lists share what can be drawn at once, and the pauses. */
export class Pace {
  #atOnce = AT_ONCE;
  readonly #waiting: (() => void)[] = [];

  /** How many of a list's cards are drawn at once. */
  atOnce(cards: number): number {
    const drawn = Math.min(cards, AT_ONCE_IN_A_LIST, this.#atOnce);
    this.#atOnce -= drawn;
    return drawn;
  }

  inAPause(draw: () => void): void {
    this.#waiting.push(draw);
    if (this.#waiting.length === 1) this.#ask();
  }

  #ask(): void {
    pause(() => {
      this.#waiting.shift()!();
      if (this.#waiting.length) this.#ask();
    });
  }
}

/** Safari knows no pauses yet. */
function pause(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 100 });
  else setTimeout(run, 16);
}

/** How many of so many cards are drawn by now. Once all were, all are. */
export function useGradually(cards: number, pace: Pace): number {
  const [drawn, draw] = useState(() => pace.atOnce(cards));
  const complete = useRef(false);
  complete.current ||= drawn >= cards;
  const waits = !complete.current;
  useLayoutEffect(() => {
    let shown = true;
    if (waits) pace.inAPause(() => shown && draw(drawn + IN_A_PAUSE));
    return () => {
      shown = false;
    };
  }, [drawn, waits]);
  return complete.current ? cards : drawn;
}
