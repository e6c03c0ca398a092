// The records of docs/protocol.md. Fields at their default are left out on the wire, so they are optional here.
// The messages stand in messages.ts.

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
  /** What is written now stays with its authors until it is revealed. */
  readonly private?: boolean;
  /** What is written now waits for approval. */
  readonly moderated?: boolean;
  /** So many cards each participant who helps sorting gets; nothing or 0: no help is asked for. */
  readonly helpers?: number;
}

export type PhaseState = "planned" | "open" | "ending" | "closed";

/** `ends_at`: ms since 1970, while ending. A `collect` phase has its question's id, a `weigh` phase its weighing's. */
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
  readonly shows?: "auto" | "join" | "question" | "wall" | "card" | "weighing";
  readonly workshop?: string | null;
  readonly question?: string | null;
  readonly card?: string | null;
  readonly weighing?: string | null;
}

export interface Contribution extends RecordBase {
  readonly kind: "contribution";
  readonly item: string;
  readonly question: string;
  readonly text: string;
  readonly rank: string;
  readonly cluster?: string | null;
  /** Doubled: the second cluster where it stands, and its rank there. */
  readonly also?: string | null;
  readonly also_rank?: string;
  /** Stapled: the contribution on top of the stack. */
  readonly stack?: string | null;
  readonly edited?: boolean;
  readonly hidden?: boolean;
  readonly reason?: string;
  readonly approval?: "" | "waiting" | "given";
  readonly proposed?: { readonly text: string; readonly explanation?: string } | null;
  /** How often its author worded it anew; told to the desk alone. */
  readonly revision?: number;
  readonly private?: boolean;
  readonly read?: boolean;
  readonly undecided?: boolean;
  readonly lang?: string;
  readonly explanation?: string;
  readonly translations?: readonly Translation[];
  readonly conflicts?: readonly Conflict[];
}

export interface Translation {
  readonly lang: string;
  readonly text: string;
  readonly by: "person" | "machine";
  readonly translator?: string;
}

/** A Konfliktpfeil: somebody sees it differently. */
export interface Conflict {
  readonly id: string;
  readonly reason?: string;
}

/** Somebody did not understand the contribution of the same id; its author is asked. */
export interface Enquiry extends RecordBase {
  readonly kind: "enquiry";
  readonly item: string;
  readonly question: string;
  readonly count?: number;
}

/** How many contributions are with their authors alone; under the question's id. */
export interface Unseen extends RecordBase {
  readonly kind: "unseen";
  readonly item: string;
  readonly count: number;
}

/** Cards that a participant sorts at the moment; `until`: ms since 1970. */
export interface Batch extends RecordBase {
  readonly kind: "batch";
  readonly item: string;
  readonly question: string;
  readonly cards: readonly string[];
  readonly until: number;
}

export interface Placing {
  readonly cluster?: string | null;
  readonly rank?: string;
  readonly also?: string | null;
  readonly also_rank?: string;
  readonly stack?: string | null;
  readonly hidden?: boolean;
}

/** One step of sorting; `at`: seconds since 1970. Its id is "s" and the number of its Change. */
export interface Step extends RecordBase {
  readonly kind: "step";
  readonly item: string;
  readonly question: string;
  readonly type: string;
  readonly by: string;
  readonly at: number;
  readonly rank: string;
  readonly cards?: readonly { readonly contribution: string; readonly was: Placing; readonly became: Placing }[];
  readonly clusters?: readonly { readonly cluster: string; readonly was?: Cluster | null; readonly became?: Cluster | null }[];
  readonly takes_back?: string | null;
}

/** A weighing question over clusters, under the id of its phase. */
export interface Weighing extends RecordBase {
  readonly kind: "weighing";
  readonly item: string;
  readonly question: string;
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly dots: number;
  readonly most_per_option?: number;
}

export interface PaperDots extends RecordBase {
  readonly kind: "paperdots";
  readonly item: string;
  readonly people: number;
  readonly dots?: readonly { readonly option: string; readonly points: number }[];
}

/** The Rangfolge; options of equal points share a `place` and are `tied`. Under the weighing's id. */
export interface Result extends RecordBase {
  readonly kind: "result";
  readonly item: string;
  readonly points: number;
  readonly people: number;
  /** So many of them on paper; then the people of a line are at least so many. */
  readonly paper?: number;
  /** So many gave them on a device and were counted the last time. */
  readonly added?: number;
  readonly lines?: readonly ResultLine[];
}

export interface ResultLine {
  readonly option: string;
  readonly title: string;
  readonly points: number;
  readonly people: number;
  readonly place: number;
  readonly tied?: boolean;
}

export interface Cluster extends RecordBase {
  readonly kind: "cluster";
  readonly item: string;
  readonly question: string;
  readonly rank: string;
  readonly title?: string;
  readonly parent?: string | null;
}
