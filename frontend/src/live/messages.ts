// The messages of docs/protocol.md: what is sent, what is answered, and what is told to all.

import type { RecordBase } from "./types";

/** What a Command was answered. A refusal with `retry_after` (seconds) is passing. */
export type Answer = { readonly ok: true; readonly seq: number } | Refusal;

export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly field?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly retry_after?: number;
}

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly item?: string;
  readonly payload: object;
}

/** What happened. `at`: seconds since 1970. */
export interface Change {
  readonly seq: number;
  readonly type: string;
  readonly by: string;
  readonly at: number;
  readonly item?: string;
  readonly put?: readonly RecordBase[];
  readonly drop?: readonly (readonly [kind: string, id: string])[];
}

/** What was sent together on one stream. */
export interface Changes {
  readonly stream: string;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Change[];
}

export interface Heartbeat {
  readonly stream: string;
  readonly epoch: string;
  readonly to: number;
  readonly now: number;
  readonly people?: number;
}

/** What somebody else has in hand on a wall; no cards: they let go. `holder` is a connection, not a person. */
export interface Held {
  readonly stream: string;
  readonly holder: string;
  readonly by: string;
  readonly cards: readonly string[];
}

interface FollowedTo {
  readonly ok: true;
  readonly stream: string;
  readonly epoch: string;
  readonly to: number;
  readonly now: number;
}

export type FollowAnswer =
  | (FollowedTo & { readonly snapshot: readonly RecordBase[] })
  | (FollowedTo & { readonly from: number; readonly changes: readonly Change[] })
  | Refusal;
