// One question's wall as it shows here: what the stream says and, over it, what this person has in hand.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { placeIn, stackBelow, stapledIn, type StreamRecords } from "../live/records";
import type { Cluster, Contribution } from "../live/types";

/** Where cards lie: a cluster's id, or LOOSE. NEW stands for a cluster that does not exist yet. */
export type Place = string;
export const LOOSE: Place = "";
export const NEW: Place = "+";

/** `after`: the card that comes before (null: none, first of all). Without it: at the end. */
export interface Target {
  readonly place: Place;
  readonly after?: string | null;
}

/** A card as it lies on the wall. A doubled contribution is two cards: its id, and its id with this behind it. */
const SECOND = "~2";

export function contributionOf(card: string): string {
  return card.endsWith(SECOND) ? card.slice(0, -SECOND.length) : card;
}

export function isSecond(card: string): boolean {
  return card.endsWith(SECOND);
}

type Held = ReadonlyMap<string, Target>;
export type Release = () => void;
type Ids = ReadonlySignal<readonly string[]>;

// An answer can overtake its Change. So long a card waits at its new place; then the stream alone is right.
const LONGEST_WAIT = 1500;

export class Board {
  /** Later ones lie over earlier ones: a card can be taken up again before its last move is saved. */
  readonly #layers = signal<readonly Held[]>([]);
  /** Without what is held in a cluster that somebody else took away: that shows where it lies for everybody. */
  readonly #held = computed(() => new Map([...merged(this.#layers.value)].filter(([, { place }]) => this.#exists(place))));
  readonly #places = new Map<Place, Ids>();
  readonly #counts = new Map<Place, ReadonlySignal<number>>();
  #seen = 0;

  constructor(
    readonly records: StreamRecords,
    readonly question: string,
  ) {
    this.stop = records.onChange(({ seq }) => (this.#seen = Math.max(this.#seen, seq)));
  }

  /** Stop listening to the stream. */
  readonly stop: () => void;

  card(card: string): ReadonlySignal<Contribution | undefined> {
    return this.records.one<Contribution>("contribution", contributionOf(card));
  }

  /** What is stapled below a card, in its order. */
  stack(card: string): Ids {
    return this.records.where("contribution", stackBelow(contributionOf(card)));
  }

  cluster(id: string): ReadonlySignal<Cluster | undefined> {
    return this.records.one<Cluster>("cluster", id);
  }

  #exists(place: Place): boolean {
    return place === LOOSE || this.cluster(place).value !== undefined;
  }

  clustersIn(parent: string | null): Ids {
    return this.records.where("cluster", placeIn(this.question, parent));
  }

  /** The cards of a place from first to last; held ones stay where the hand has them. */
  cardsIn(place: Place): Ids {
    return kept(this.#places, place, () => {
      const stream = this.records.where("contribution", placeIn(this.question, place));
      // On its own, so that taking up a card leaves the lists of all other places as they are.
      const cards = computed(() => this.#asCards(stream.value, place));
      return computed(() => withHeld(cards.value, this.#held.value, place));
    });
  }

  /** How many contributions lie in a place: each of a stack counts. */
  countIn(place: Place): ReadonlySignal<number> {
    return kept(this.#counts, place, () => {
      const stapled = this.records.where("contribution", stapledIn(this.question));
      return computed(() => {
        const cards = this.cardsIn(place).value;
        if (!stapled.value.length) return cards.length;
        return cards.reduce((count, card) => count + 1 + this.stack(card).value.length, 0);
      });
    });
  }

  #asCards(ids: readonly string[], place: Place): readonly string[] {
    if (place === LOOSE || !ids.some((id) => this.card(id).peek()?.also)) return ids;
    return ids.map((id) => (this.card(id).peek()?.also === place ? id + SECOND : id));
  }

  /** Loose first, then the clusters with their sub-clusters, in the order in which they stand. */
  places(): Place[] {
    const clusters = this.clustersIn(null).value.flatMap((id) => [id, ...this.clustersIn(id).value]);
    return [LOOSE, ...clusters];
  }

  placeOf(card: string): Place {
    return this.#held.peek().get(card)?.place ?? this.standsIn(card) ?? LOOSE;
  }

  /** Where a card lies for everybody: a cluster, null: loose, undefined: it is not there, or stapled below another one. */
  standsIn(card: string): string | null | undefined {
    const record = this.card(card).peek();
    if (!record || record.stack) return undefined;
    return isSecond(card) ? (record.also ?? undefined) : (record.cluster ?? null);
  }

  /** The other card of the same contribution, if it is doubled. */
  twinOf(card: string): string | null {
    if (!this.card(card).peek()?.also) return null;
    return isSecond(card) ? contributionOf(card) : card + SECOND;
  }

  /** Keep cards where they are, whatever others do, until the returned function is called. */
  hold(cards: readonly string[]): Release {
    const places = cards.map((id): [string, Target] => {
      const place = this.placeOf(id);
      const ids = this.cardsIn(place).peek();
      return [id, { place, after: ids[ids.indexOf(id) - 1] ?? null }];
    });
    return this.#lay(new Map(places));
  }

  /** Show cards at a place, one behind the other, before the server has said so. */
  holdAt(cards: readonly string[], { place, after }: Target): Release {
    let before = after;
    const places = cards.map((id): [string, Target] => {
      const target = before === undefined ? { place } : { place, after: before };
      if (before !== undefined) before = id;
      return [id, target];
    });
    return this.#lay(new Map(places));
  }

  #lay(layer: Held): Release {
    this.#layers.value = [...this.#layers.peek(), layer];
    return () => (this.#layers.value = this.#layers.peek().filter((other) => other !== layer));
  }

  /** Resolves once the stream carried this number, or when it is not going to. */
  carried(seq: number): Promise<void> {
    if (this.#seen >= seq) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.records.onChange((change) => {
        if (change.seq >= seq) done();
      });
      const timer = setTimeout(done, LONGEST_WAIT);
      function done(): void {
        stop();
        clearTimeout(timer);
        resolve();
      }
    });
  }
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function merged(layers: readonly Held[]): Held {
  const held = new Map<string, Target>();
  for (const [id, target] of layers.flatMap((layer) => [...layer])) {
    held.delete(id);
    held.set(id, target);
  }
  return held;
}

function withHeld(stream: readonly string[], held: Held, place: Place): readonly string[] {
  const here = [...held].filter(([, target]) => target.place === place);
  if (!here.length && !stream.some((id) => held.has(id))) return stream;
  const ids = stream.filter((id) => !held.has(id));
  for (const [id, { after }] of here) ids.splice(indexBehind(ids, after), 0, id);
  return ids;
}

/** Where the card behind `after` goes. Is `after` gone, then somebody else was faster: the end. */
function indexBehind(ids: readonly string[], after: string | null | undefined): number {
  if (after === null) return 0;
  const index = after === undefined ? -1 : ids.indexOf(after);
  return index < 0 ? ids.length : index + 1;
}
