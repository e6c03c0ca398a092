// One step after the other, in the order in which they were made, however slow an answer is or often it gets lost.

import { signal } from "@preact/signals";

export class Turns {
  /** So many steps wait for others and are not sent yet. */
  readonly queued = signal(0);
  #last: Promise<unknown> = Promise.resolve();

  inTurn<T>(step: () => Promise<T>): Promise<T> {
    this.queued.value++;
    const turn = this.#last.then(() => {
      this.queued.value--;
      return step();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
