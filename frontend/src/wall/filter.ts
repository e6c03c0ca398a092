// Which cards of a question's wall are shown: those that a search finds and that have all that was asked for.

import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Contribution, Enquiry } from "../live/types";
import type { Board } from "./board";
import { searchFor } from "./search";

export const TRAITS = ["loose", "unread", "conflict", "asked", "undecided", "doubled", "stapled", "edited"] as const;
export type Trait = (typeof TRAITS)[number];

/** What is asked for; all of it must be true of a card. `clusters`: it stands in one of these; null: anywhere. */
export interface Wanted {
  readonly query: string;
  readonly traits: ReadonlySet<Trait>;
  readonly clusters: ReadonlySet<string> | null;
}

/** `shown`: what is in view, with the top of a stack that hides a card that was found; `count`: what was found. */
export interface Found {
  readonly shown: ReadonlySet<string>;
  readonly count: number;
}

/** All contributions to a question, and of each what it does not say itself. */
export class Surroundings {
  readonly #byId: ReadonlyMap<string, Contribution>;
  readonly #tops: ReadonlySet<string>;

  constructor(
    readonly cards: readonly Contribution[],
    readonly asked: ReadonlySet<string>,
  ) {
    this.#byId = new Map(cards.map((card) => [card.id, card]));
    this.#tops = new Set(cards.flatMap(({ stack }) => stack ?? []));
  }

  /** The card that lies on the wall for it: itself, or the top of its stack. */
  standing(card: Contribution): Contribution {
    return (card.stack && this.#byId.get(card.stack)) || card;
  }

  has(trait: Trait, card: Contribution): boolean {
    switch (trait) {
      case "loose": return !this.standing(card).cluster;
      case "unread": return !card.read;
      case "conflict": return Boolean(card.conflicts?.length);
      case "asked": return this.asked.has(card.id);
      case "undecided": return Boolean(card.undecided);
      case "doubled": return Boolean(card.also);
      case "stapled": return Boolean(card.stack) || this.#tops.has(card.id);
      case "edited": return Boolean(card.edited);
    }
  }

  standsIn(clusters: ReadonlySet<string>, card: Contribution): boolean {
    const { cluster, also } = this.standing(card);
    return clusters.has(cluster ?? "") || clusters.has(also ?? "");
  }

  find({ query, traits, clusters }: Wanted): Found {
    const says = searchFor(query);
    const found = this.cards.filter((card) =>
      [...traits].every((trait) => this.has(trait, card)) && (!clusters || this.standsIn(clusters, card)) && says(card));
    return { shown: new Set(found.flatMap((card) => [card.id, this.standing(card).id])), count: found.length };
  }
}

export class WallFilter {
  readonly query = signal("");
  readonly traits = signal<ReadonlySet<Trait>>(new Set());
  readonly cluster = signal<string | null>(null);
  /** What was found; null while nothing is asked for. */
  readonly found = signal<Found | null>(null);
  readonly surroundings: ReadonlySignal<Surroundings>;
  /** How many conditions are set in the menu. */
  readonly conditions = computed(() => this.traits.value.size + (this.#clusters.value ? 1 : 0));
  readonly active = computed(() => this.conditions.value > 0 || this.query.value.trim() !== "");
  readonly #clusters: ReadonlySignal<ReadonlySet<string> | null>;

  constructor(
    readonly board: Board,
    enquiries: ReadonlySignal<readonly Enquiry[]>,
  ) {
    const all = board.records.list<Contribution>("contribution");
    this.surroundings = computed(() => new Surroundings(
      all.value.filter(({ question }) => question === board.question),
      new Set(enquiries.value.map(({ id }) => id))));
    this.#clusters = computed(() => this.#withThoseBelow(this.cluster.value));
  }

  /** A cluster that is gone filters nothing any more. */
  #withThoseBelow(cluster: string | null): ReadonlySet<string> | null {
    if (cluster === null || !this.board.cluster(cluster).value) return null;
    return new Set([cluster, ...this.board.clustersIn(cluster).value]);
  }

  toggle(trait: Trait): void {
    const traits = new Set(this.traits.peek());
    if (!traits.delete(trait)) traits.add(trait);
    this.traits.value = traits;
  }

  clear(): void {
    this.query.value = "";
    this.traits.value = new Set();
    this.cluster.value = null;
  }

  /** Find anew, at most once a frame, whenever something is asked for or a card changes. Returns how to stop. */
  start(show: (found: Found | null) => void): () => void {
    let frame = 0;
    const stop = effect(() => {
      const wanted = { query: this.query.value, traits: this.traits.value, clusters: this.#clusters.value };
      const surroundings = this.active.value ? this.surroundings.value : null;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => show((this.found.value = surroundings && surroundings.find(wanted))));
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }
}
