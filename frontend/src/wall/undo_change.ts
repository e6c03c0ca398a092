// Whose Change an answer names: a Command that changed nothing is answered with the number of somebody else's.

import type { StreamRecords } from "../live/records";
import type { Change } from "../live/messages";
import type { Extent } from "./history_partly";

// An answer can overtake its Change. So long we wait for it; then the Command counts as one that changed nothing.
const LONGEST_WAIT = 1500;

/** Listen, from before a Command is sent, for the Change that its answer names: a number above what is known. */
export function listenFor(records: StreamRecords, known: number) {
  const seen: Change[] = [];
  let heard = () => {};
  const stop = records.onChange((change) => {
    seen.push(change);
    heard();
  });
  // After a gap one Change stands for all up to its number.
  const found = (seq: number) => seen.find((change) => change.seq >= seq);

  async function named(seq: number): Promise<Change | undefined> {
    if (!found(seq) && seq > known) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LONGEST_WAIT);
        heard = () => void (found(seq) && (clearTimeout(timer), resolve()));
      });
    }
    stop();
    return found(seq);
  }
  return { named, stop };
}

export function touches(change: Change, ids: ReadonlySet<string>): boolean {
  return touched(change).some(([, id]) => ids.has(id));
}

/** How many cards and clusters a Change is about. Undefined: it stands for others as well. */
export function extentOf(change: Change | undefined): Extent | undefined {
  if (!change || change.type === "caught_up") return undefined;
  const count = (wanted: string) => touched(change).filter(([kind]) => kind === wanted).length;
  return { cards: count("contribution"), clusters: count("cluster") };
}

function touched({ put = [], drop = [] }: Change): readonly (readonly [kind: string, id: string])[] {
  return [...put.map(({ kind, id }) => [kind, id] as const), ...drop];
}
