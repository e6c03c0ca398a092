// Whose Change an answer names: a Command that changed nothing is answered with the number of somebody else's.

import type { StreamRecords } from "../live/records";
import type { Change } from "../live/messages";

// An answer can overtake its Change. So long we wait for it; then the Command counts as one that changed nothing.
const LONGEST_WAIT = 1500;

/** Listen, from before a Command is sent, for the Change that touches these records. Its number is above what is known. */
export function listenFor(records: StreamRecords, ids: ReadonlySet<string>, known: number) {
  const seen: { readonly seq: number; readonly ours: boolean }[] = [];
  let heard = () => {};
  const stop = records.onChange((change) => {
    seen.push({ seq: change.seq, ours: touches(change, ids) });
    heard();
  });
  // After a gap one Change stands for all up to its number.
  const found = (seq: number) => seen.find((change) => change.seq >= seq);

  async function isOurs(seq: number): Promise<boolean> {
    if (!found(seq) && seq > known) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LONGEST_WAIT);
        heard = () => void (found(seq) && (clearTimeout(timer), resolve()));
      });
    }
    stop();
    return found(seq)?.ours ?? false;
  }
  return { isOurs, stop };
}

function touches({ put = [], drop = [] }: Change, ids: ReadonlySet<string>): boolean {
  return put.some(({ id }) => ids.has(id)) || drop.some(([, id]) => ids.has(id));
}
