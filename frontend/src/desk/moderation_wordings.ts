// Which wording of what waits was read: an author may word anew in the very moment of approval.

import { useRef } from "preact/hooks";
import type { Refusal } from "../live/messages";
import type { Contribution } from "../live/types";

/** Revisions by contribution, in the order in which the contributions were first shown. */
export type Revisions = ReadonlyMap<string, number>;

interface Queue {
  readonly cards: readonly Contribution[];
  /** Those of them that still wait. */
  readonly waiting: readonly Contribution[];
  /** Which revision of each was shown first: one that came later may not have been seen. */
  readonly shown: Revisions;
}

/** What comes new is put at the end, nothing jumps. `held`: what somebody writes about stays, as it was last. */
export function useQueue(waiting: readonly Contribution[], held: ReadonlySet<string>): Queue {
  const shown = useRef<Revisions>(new Map());
  const last = useRef<readonly Contribution[]>([]);
  const here = new Set(waiting.map(({ id }) => id));
  last.current = [...last.current.filter(({ id }) => held.has(id) && !here.has(id)), ...waiting];
  shown.current = shownFirst(last.current, shown.current);
  const byId = new Map(last.current.map((card) => [card.id, card]));
  const cards = [...shown.current.keys()].map((id) => byId.get(id)!);
  return { cards, waiting: cards.filter(({ id }) => here.has(id)), shown: shown.current };
}

export function shownFirst(waiting: readonly Contribution[], before: Revisions): Revisions {
  const here = new Set(waiting.map(({ id }) => id));
  const known = [...before].filter(([id]) => here.has(id));
  const added = waiting.filter(({ id }) => !before.has(id)).map((card) => [card.id, revisionOf(card)] as const);
  return new Map([...known, ...added]);
}

/** What a refusal (`reworded`) says about what there is now. */
export function revisionsIn({ facts }: Refusal): Revisions {
  return new Map(Object.entries(facts!["contributions"] as Record<string, number>));
}

/** None that came while the list was open, until a refusal told of it; and none that is not on the screen yet. */
export function wordingRead(card: Contribution, shown: Revisions, told: Revisions): number {
  return Math.min(revisionOf(card), Math.max(shown.get(card.id)!, told.get(card.id) ?? 0));
}

export function isReworded(card: Contribution, shown: Revisions, told: Revisions): boolean {
  return Math.max(revisionOf(card), told.get(card.id) ?? 0) > shown.get(card.id)!;
}

function revisionOf({ revision = 0 }: Contribution): number {
  return revision;
}
