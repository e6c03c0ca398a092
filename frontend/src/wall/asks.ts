// What somebody has lifted by keyboard, what a dialog of the wall is about, and what a new cluster is to be.

import type { Place } from "./board";

/** Cards in somebody's hand by keyboard, and where they would go now: behind the card `after`, null: as the first. */
export interface Lifted {
  readonly cards: readonly string[];
  readonly place: Place;
  readonly after: string | null;
}

/** What a dialog is about. Cards are as they lie on the wall; `card` of "hide" and "card" is a contribution. */
export type Question =
  | { readonly about: "move"; readonly cards: readonly string[] }
  | { readonly about: "also"; readonly card: string }
  | { readonly about: "hide"; readonly card: string }
  | { readonly about: "card"; readonly card: string }
  | { readonly about: "stack"; readonly card: string }
  | { readonly about: "cluster"; readonly cluster: string }
  | { readonly about: "merge"; readonly cluster: string }
  | { readonly about: "split"; readonly cluster: string };

/** `after`: the cluster that it comes behind, null: first; without it: last. */
export interface NewCluster {
  readonly title?: string;
  readonly parent?: string | null;
  readonly after?: string | null;
}
