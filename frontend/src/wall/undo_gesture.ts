// Several Commands can be one step for the person who made it: more cards than one Command takes, or a new cluster of them.

import { partlySentence, type Extent } from "./history_partly";
import { whatWasDone } from "./undo_words";

interface Made {
  readonly name: string;
  readonly count: number;
  readonly gesture?: string;
}

/** The last step, with all that belongs to it, in the order of the list. */
export function lastGesture<Step extends Made>(steps: readonly Step[]): readonly Step[] {
  const last = steps[steps.length - 1];
  if (!last?.gesture) return steps.slice(-1);
  return steps.filter((_, nth) => steps.slice(nth).every(({ gesture }) => gesture === last.gesture));
}

/** Cards that were moved into a cluster that was made for them are part of making it. */
export function whatGestureDid(steps: readonly Made[]): string {
  const { name } = steps.find((step) => step.name === "create_cluster") ?? steps[0]!;
  return whatWasDone(name, steps.reduce((sum, { count }) => sum + count, 0));
}

/** What taking back the Commands of a gesture left as it was. Null: nothing, as far as the wall has shown it. */
export function partlyOf(done: readonly { readonly step?: Extent; readonly back?: Extent }[]): string | null {
  const known = done.filter(({ step, back }) => step && back);
  return partlySentence(sum(known.map(({ step }) => step!)), sum(known.map(({ back }) => back!)));
}

function sum(extents: readonly Extent[]): Extent {
  return extents.reduce((all, one) => ({ cards: all.cards + one.cards, clusters: all.clusters + one.clusters }), { cards: 0, clusters: 0 });
}
