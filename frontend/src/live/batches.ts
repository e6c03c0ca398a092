// A batch of cards to sort, asked for by HTTP: the phone of somebody who helps follows no wall.

import { ask, headersOf, type Access } from "./http";
import type { Refusal } from "./messages";
import type { Cluster, Contribution } from "./types";

/** What is left of a batch, and the clusters in the order in which they are read. */
export interface BatchAnswer {
  readonly ok: true;
  readonly question: string;
  readonly until: number;
  readonly cards: readonly Contribution[];
  readonly clusters: readonly Cluster[];
}

/** Ask once; undefined when no answer came. */
export function getBatch(access: Access, batch: string): Promise<BatchAnswer | Refusal | undefined> {
  return ask(`/api/events/${encodeURIComponent(access.event)}/batches/${encodeURIComponent(batch)}`, { headers: headersOf(access) });
}
