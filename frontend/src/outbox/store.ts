// What a device keeps, in IndexedDB; in memory where the browser allows none (then it lasts as long as the page).

import { openDB, type IDBPDatabase } from "idb";

/** A path: what it is, of which event, which one. */
export type Key = readonly [what: string, event: string, ...which: string[]];

const STORE = "kept";

const PATIENCE = 2000;

/** Some versions of Safari never answer the first time: then it is asked once more, and done without. */
function open(): Promise<IDBPDatabase> {
  const database = openDB("teilhabe", 1, { upgrade: (database) => void database.createObjectStore(STORE) });
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([database, late]);
}

function below(prefix: Key): IDBKeyRange {
  return IDBKeyRange.bound([...prefix], [...prefix, []]);
}

export class Store {
  private readonly memory = new Map<string, unknown>();
  private database: Promise<IDBPDatabase> | null = typeof indexedDB === "undefined" ? null : open();

  /** Whether what is written survives the page. Known after the first use. */
  get lasting(): boolean {
    return this.database !== null;
  }

  get<T>(key: Key): Promise<T | undefined> {
    return this.with(
      (database) => database.get(STORE, [...key]) as Promise<T | undefined>,
      () => this.memory.get(JSON.stringify(key)) as T | undefined,
    );
  }

  /** Everything whose path begins like this. */
  under<T>(prefix: Key): Promise<T[]> {
    return this.with(
      (database) => database.getAll(STORE, below(prefix)) as Promise<T[]>,
      () => [...this.memory].flatMap(([key, value]) => (isUnder(key, prefix) ? [value as T] : [])),
    );
  }

  /** Write all or nothing; undefined removes. */
  write(...values: readonly (readonly [Key, unknown])[]): Promise<void> {
    return this.with(async (database) => {
      const transaction = database.transaction(STORE, "readwrite");
      const steps = values.map(([key, value]) =>
        value === undefined ? transaction.store.delete([...key]) : transaction.store.put(value, [...key]),
      );
      await Promise.all([...steps, transaction.done]);
    }, () => values.forEach(([key, value]) => this.remember(key, value)));
  }

  /** Read and write in one step, also against other tabs. Returns what stands there now. */
  update<T>(key: Key, change: (before: T | undefined) => T | undefined): Promise<T | undefined> {
    return this.with(async (database) => {
      const transaction = database.transaction(STORE, "readwrite");
      const after = change((await transaction.store.get([...key])) as T | undefined);
      await (after === undefined ? transaction.store.delete([...key]) : transaction.store.put(after, [...key]));
      await transaction.done;
      return after;
    }, () => this.remember(key, change(this.memory.get(JSON.stringify(key)) as T | undefined)));
  }

  /** Forget everything of an event. */
  async clear(event: string, ...kinds: readonly string[]): Promise<void> {
    await this.with(async (database) => {
      const transaction = database.transaction(STORE, "readwrite");
      await Promise.all([...kinds.map((kind) => transaction.store.delete(below([kind, event]))), transaction.done]);
    }, () => undefined);
    for (const key of this.memory.keys()) if (kinds.some((kind) => isUnder(key, [kind, event]))) this.memory.delete(key);
  }

  private remember<T>(key: Key, value: T): T {
    if (value === undefined) this.memory.delete(JSON.stringify(key));
    else this.memory.set(JSON.stringify(key), value);
    return value;
  }

  /** Browsers close databases behind a page's back (iOS, when it was in the background): open once more, then give up. */
  private async with<T>(inDatabase: (database: IDBPDatabase) => Promise<T>, inMemory: () => T): Promise<T> {
    for (let tries = 0; this.database !== null && tries < 2; tries++) {
      try {
        return await inDatabase(await this.database);
      } catch {
        this.database = tries ? null : open();
      }
    }
    return inMemory();
  }
}

function isUnder(key: string, prefix: Key): boolean {
  const path = JSON.parse(key) as readonly string[];
  return prefix.every((part, n) => path[n] === part);
}
