// The records and messages of docs/protocol.md. Fields at their default are left out on the wire, so they are optional here.

export interface RecordBase {
  readonly kind: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface NextDate {
  readonly text: string;
  readonly date?: string | null;
  readonly place?: string;
}

export interface Outlook {
  readonly text?: string;
  readonly addressee?: string;
  readonly reporter?: string;
  readonly feedback_by?: string | null;
  readonly next_dates?: readonly NextDate[];
  readonly dates_open?: boolean;
}

/** The gathering. Dates are ISO dates. */
export interface Event extends RecordBase {
  readonly kind: "event";
  readonly title: string;
  readonly starts_on: string;
  readonly ends_on?: string | null;
  readonly place_name?: string;
  readonly organiser?: string;
  readonly introduction?: string;
  readonly attended_by?: string;
  readonly scope?: string;
  readonly use_of_results?: string;
  readonly editor?: string;
  readonly outlook?: Outlook;
  readonly closed?: boolean;
}

export type ItemType = "input" | "plenary" | "break" | "workshop";

/** One line of the programme; a workshop has a `format`. */
export interface Item extends RecordBase {
  readonly kind: "item";
  readonly type: ItemType;
  readonly title: string;
  readonly rank: string;
  readonly starts_at?: string | null;
  readonly on?: string | null;
  readonly speaker?: string;
  readonly text?: string;
  readonly format?: string | null;
}

export interface Question extends RecordBase {
  readonly kind: "question";
  readonly item: string;
  readonly text: string;
  readonly rank: string;
  readonly hint?: string;
}

export type PhaseState = "planned" | "open" | "ending" | "closed";

/** `ends_at`: ms since 1970, while ending. A `collect` phase has its question's id. */
export interface Phase extends RecordBase {
  readonly kind: "phase";
  readonly item: string;
  readonly name: string;
  readonly rank: string;
  readonly state?: PhaseState;
  readonly ends_at?: number | null;
}

/** A workshop's clock, under the workshop's id. Running: `ends_at`; paused: `left` (ms); neither: off. */
export interface Clock extends RecordBase {
  readonly kind: "clock";
  readonly item: string;
  readonly ends_at?: number | null;
  readonly left?: number | null;
}

export interface Screen extends RecordBase {
  readonly kind: "screen";
  readonly shows?: "auto" | "join" | "question" | "wall";
  readonly workshop?: string | null;
  readonly question?: string | null;
}

export interface Contribution extends RecordBase {
  readonly kind: "contribution";
  readonly item: string;
  readonly question: string;
  readonly text: string;
  readonly rank: string;
  readonly cluster?: string | null;
  readonly edited?: boolean;
  readonly hidden?: boolean;
  readonly reason?: string;
}

export interface Cluster extends RecordBase {
  readonly kind: "cluster";
  readonly item: string;
  readonly question: string;
  readonly rank: string;
  readonly title?: string;
  readonly parent?: string | null;
}

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

export interface Batch {
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
