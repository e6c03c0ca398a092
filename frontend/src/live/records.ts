// The records of one followed stream, one signal each, so that a page redraws exactly what changed.

import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Change } from "./messages";
import type { Cluster, Contribution, Phase, Question, RecordBase } from "./types";

/** The name of a place within a question, for `where`: of a cluster (contributions) or of a parent (clusters). */
export function placeIn(question: string, within?: string | null): string {
  return `${question}/${within ?? ""}`;
}

/** The name of the place of the contributions that are stapled below one. */
export function stackBelow(top: string): string {
  return `stack/${top}`;
}

/** The name of the place of all contributions to a question that are stapled below another one. */
export function stapledIn(question: string): string {
  return `stapled/${question}`;
}

/** Where a record stands: records of one place are sorted among themselves. A doubled contribution stands twice. */
function placesOf(record: RecordBase): readonly string[] {
  switch (record.kind) {
    case "contribution":
      return placesOfContribution(record as Contribution);
    case "cluster":
      return [placeIn((record as Cluster).question, (record as Cluster).parent)];
    case "question":
    case "phase":
      return [(record as Question | Phase).item];
    default:
      return [""];
  }
}

function placesOfContribution({ question, cluster, also, stack }: Contribution): readonly string[] {
  if (stack) return [stackBelow(stack), stapledIn(question)];
  return also ? [placeIn(question, cluster), placeIn(question, also)] : [placeIn(question, cluster)];
}

function rankIn(place: string, record: RecordBase): string {
  const { question, also, also_rank } = record as Contribution;
  const second = also && place === placeIn(question, also);
  return (second ? also_rank : (record.rank as string | undefined)) ?? "";
}

/** Stands as before, in every place. */
function standsAs(before: RecordBase, record: RecordBase): boolean {
  return (["rank", "also_rank", "cluster", "also", "stack", "parent", "question", "item"] as const)
    .every((field) => before[field] === record[field]);
}

function got<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Everything of one kind: its records, all ids in order, and the ids of each place in order. */
class Kind {
  readonly records = new Map<string, Signal<RecordBase | undefined>>();
  readonly all = signal<readonly string[]>([]);
  readonly places = new Map<string, Signal<readonly string[]>>();
  readonly list = computed(() => this.all.value.flatMap((id) => this.record(id).value ?? []));

  record(id: string): Signal<RecordBase | undefined> {
    return got(this.records, id, () => signal<RecordBase | undefined>(undefined));
  }

  place(name: string): Signal<readonly string[]> {
    return got(this.places, name, () => signal<readonly string[]>([]));
  }

  /** Where a record of a place stands, or would stand, in its ordered list of ids. "": among all. */
  position(ids: readonly string[], record: RecordBase, place: string): number {
    const rank = rankIn(place, record);
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.records.get(ids[middle]!)!.peek()!;
      const otherRank = rankIn(place, other);
      if (otherRank < rank || (otherRank === rank && other.id < record.id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Lists under change: copied when first touched, set at the end, so that each list tells its readers once. */
type Touched = Map<Signal<readonly string[]>, string[]>;

export class StreamRecords {
  private readonly kinds = new Map<string, Kind>();
  private readonly listeners = new Set<(change: Change) => void>();

  private kind(name: string): Kind {
    return got(this.kinds, name, () => new Kind());
  }

  /** All records of a kind, in their order. */
  list<T extends RecordBase>(kind: string): ReadonlySignal<readonly T[]> {
    return this.kind(kind).list as ReadonlySignal<readonly RecordBase[]> as ReadonlySignal<readonly T[]>;
  }

  /** One record, undefined while there is none. The signal stays the same for the same id. */
  one<T extends RecordBase>(kind: string, id: string): ReadonlySignal<T | undefined> {
    return this.kind(kind).record(id) as ReadonlySignal<RecordBase | undefined> as ReadonlySignal<T | undefined>;
  }

  /** The ids of a kind, in their order; changes when one comes, goes or moves, not when a text changes. */
  ids(kind: string): ReadonlySignal<readonly string[]> {
    return this.kind(kind).all;
  }

  /** The ids in one place, in their order. `place`: `placeIn(…)`, or the workshop's id for questions and phases. */
  where(kind: string, place: string): ReadonlySignal<readonly string[]> {
    return this.kind(kind).place(place);
  }

  /** Be told of each Change once it is applied; snapshots are silent. Returns how to stop. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  apply(changes: readonly Change[]): void {
    this.alter((touched) => {
      for (const { put, drop } of changes) {
        for (const record of put ?? []) this.putIn(record, touched);
        for (const [kind, id] of drop ?? []) this.takeAway(kind, id, touched);
      }
    });
    for (const change of changes) for (const listener of this.listeners) listener(change);
  }

  /** Be exactly this, without touching what stays the same. */
  replace(snapshot: readonly RecordBase[]): void {
    const kept = new Set(snapshot.map(({ kind, id }) => `${kind} ${id}`));
    this.alter((touched) => {
      for (const { kind, id } of this.snapshot()) if (!kept.has(`${kind} ${id}`)) this.takeAway(kind, id, touched);
      for (const record of snapshot) this.putIn(record, touched);
    });
  }

  snapshot(): RecordBase[] {
    return [...this.kinds.values()].flatMap((kind) => kind.all.peek().map((id) => kind.record(id).peek()!));
  }

  private alter(steps: (touched: Touched) => void): void {
    batch(() => {
      const touched: Touched = new Map();
      steps(touched);
      for (const [list, ids] of touched) list.value = ids;
    });
  }

  private putIn(record: RecordBase, touched: Touched): void {
    const kind = this.kind(record.kind);
    const current = kind.record(record.id);
    const before = current.peek();
    if (before && JSON.stringify(before) === JSON.stringify(record)) return;
    const stays = before && standsAs(before, record);
    if (before && !stays) this.takeOut(kind, before, touched);
    current.value = record;
    if (stays) return;
    for (const [place, ids] of listsOf(kind, record, touched)) ids.splice(kind.position(ids, record, place), 0, record.id);
  }

  private takeAway(name: string, id: string, touched: Touched): void {
    const kind = this.kind(name);
    const before = kind.record(id).peek();
    if (!before) return;
    this.takeOut(kind, before, touched);
    kind.record(id).value = undefined;
  }

  private takeOut(kind: Kind, record: RecordBase, touched: Touched): void {
    for (const [place, ids] of listsOf(kind, record, touched)) ids.splice(kind.position(ids, record, place), 1);
  }
}

function listsOf(kind: Kind, record: RecordBase, touched: Touched): [place: string, ids: string[]][] {
  const lists = placesOf(record).map((place): [string, Signal<readonly string[]>] => [place, kind.place(place)]);
  return [["", kind.all] as const, ...lists].map(([place, list]) => [place, got(touched, list, () => [...list.peek()])]);
}
