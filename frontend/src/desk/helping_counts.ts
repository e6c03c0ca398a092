// How far sorting together has come: what is still loose, what somebody has just now, and what nobody could place.

import type { Batch, Contribution } from "../live/types";

export interface Remaining {
  readonly loose: number;
  /** Of these, so many are with so many people at the moment. */
  readonly out: number;
  readonly people: number;
  readonly undecided: number;
}

/** `batches`: those that did not run out. `size`: how many contributions a card stands for; one on top of a stack stands for all of it. */
export function remaining(
  loose: readonly Contribution[],
  batches: readonly Batch[],
  size: (card: string) => number,
): Remaining {
  const count = (cards: readonly Contribution[]) => cards.reduce((sum, { id }) => sum + size(id), 0);
  const held = batches.map((batch) => new Set(batch.cards));
  const sortable = loose.filter(({ undecided }) => !undecided);
  return {
    loose: count(loose),
    out: count(sortable.filter(({ id }) => held.some((cards) => cards.has(id)))),
    people: held.filter((cards) => sortable.some(({ id }) => cards.has(id))).length,
    undecided: count(loose.filter(({ undecided }) => undecided)),
  };
}
