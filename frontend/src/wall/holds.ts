// Who has which cards in hand: said again and again as long as it is true, forgotten when nothing more is heard.

import { effect } from "@preact/signals";
import type { Live } from "../live/connection";
import type { Held } from "../live/messages";
import { contributionOf } from "./board";
import type { Sorting } from "./sorting";

const AGAIN = 4000;
const FORGOTTEN = 10_000;
const MOST_SAID = 200;

/** Tell others what is in hand here, and show what they hold. `wall`: the name of the stream. Returns how to stop. */
export function shareHands(live: Live, wall: string, sorting: Sorting): () => void {
  const stopSaying = sayWhatIsHeld((cards) => live.hold(wall, cards), sorting);
  const others = new Others((held) => (sorting.heldByOthers.value = held));
  const stopListening = live.onHeld((held) => held.stream === wall && others.hear(held));
  return () => {
    stopSaying();
    stopListening();
    others.forget();
  };
}

function sayWhatIsHeld(say: (cards: readonly string[]) => void, { inHand }: Sorting): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = effect(() => {
    const cards = [...new Set([...inHand.value].map(contributionOf))].slice(0, MOST_SAID);
    if (!cards.length && timer === undefined) return;
    clearInterval(timer);
    timer = cards.length ? setInterval(() => say(cards), AGAIN) : undefined;
    say(cards);
  });
  return () => {
    stop();
    if (timer === undefined) return;
    clearInterval(timer);
    say([]);
  };
}

interface Hand {
  readonly cards: readonly string[];
  readonly by: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The hands of others, by holder. `show` gets each card that is held, and by whom. */
export class Others {
  readonly #hands = new Map<string, Hand>();

  constructor(readonly show: (held: ReadonlyMap<string, string>) => void) {}

  hear({ holder, cards, by }: Held): void {
    const before = this.#hands.get(holder);
    clearTimeout(before?.timer);
    this.#hands.delete(holder);
    if (cards.length) {
      const timer = setTimeout(() => this.hear({ stream: "", holder, by, cards: [] }), FORGOTTEN);
      this.#hands.set(holder, { cards, by, timer });
    }
    if (String(before?.cards ?? []) !== String(cards)) this.#show();
  }

  forget(): void {
    for (const { timer } of this.#hands.values()) clearTimeout(timer);
    this.#hands.clear();
    this.#show();
  }

  #show(): void {
    this.show(new Map([...this.#hands.values()].flatMap(({ cards, by }) => cards.map((card) => [card, by] as const))));
  }
}
