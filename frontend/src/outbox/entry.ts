// One own contribution on this device: what its author wants, what the server has confirmed, what comes next. Pure.

import { newId } from "../live/ids";
import type { Rules } from "../live/rules";
import type { Answer, Command, Refusal } from "../live/messages";

export interface Entry {
  readonly contribution: string;
  /** Proves authorship; it never leaves the device but to the server that keeps its hash. */
  readonly secret: string;
  readonly item: string;
  readonly question: string;
  /** The wording of the question, for reading one's contributions without a network. */
  readonly asked: string;
  readonly text: string;
  /** What the page said about who will see it, when it was last worded. */
  readonly rules?: Rules;
  /** Place in the queue: when it was written (ms since 1970). */
  readonly written: number;
  /** The wording that the server confirmed. */
  readonly stored: string | null;
  readonly withdrawn: boolean;
  /** Offered once more to a server that was restored; it may still have an older wording. */
  readonly again: boolean;
  /** Reworded at least once: a backup may have an older wording. */
  readonly edited: boolean;
  /** On its way: sent with this id until it is answered. */
  readonly sending: Command | null;
  readonly refusal: Refusal | null;
}

/** "blocked": refused now, sent again as soon as its question is open again. */
export type Fate = "waiting" | "saved" | "blocked" | "refused";

const UNTIL_OPEN = new Set(["wrong_phase", "event_closed"]);

export function newEntry(wish: Pick<Entry, "item" | "question" | "asked" | "text" | "rules" | "written">): Entry {
  const state = { stored: null, withdrawn: false, again: false, edited: false, sending: null, refusal: null };
  return { contribution: newId(), secret: newId(), ...wish, ...state };
}

export function fateOf({ refusal, sending, stored, text, withdrawn }: Entry): Fate {
  if (refusal) return UNTIL_OPEN.has(refusal.code) ? "blocked" : "refused";
  return !sending && stored === text && !withdrawn ? "saved" : "waiting";
}

/** What must be sent next, null when there is nothing. Asked again before the answer, it is the same Command. */
export function nextCommand(entry: Entry): Command | null {
  const { contribution, secret, item, question, text, stored, withdrawn, again, sending } = entry;
  if (sending) return sending;
  if (fateOf(entry) === "refused") return null;
  const make = (name: string, payload: object): Command => ({ id: newId(), name, item, payload });
  if (withdrawn && (again || stored !== null)) return make("withdraw_contribution", { contribution, secret });
  if (stored === null) return make("post_contribution", { question, contribution, text, secret, ...promised(entry) });
  return stored === text ? null : make("edit_contribution", { contribution, text, secret });
}

/** A contribution is stored only as its page said; what says nothing is not checked. */
function promised({ rules }: Entry): Partial<Rules> {
  return { ...(rules?.private && { private: true }), ...(rules?.moderated && { moderated: true }) };
}

export function sent(entry: Entry, command: Command): Entry {
  return { ...entry, sending: command, refusal: null };
}

/** The entry after its Command was answered; undefined: nothing of it is left. */
export function answered(entry: Entry, command: Command, answer: Answer): Entry | undefined {
  if (entry.sending?.id !== command.id) return entry;
  const next = { ...entry, sending: null };
  if (answer.ok) return confirmed(next, command);
  if (entry.withdrawn && (isUnsent(next) || answer.code === "unknown_record")) return undefined;
  return { ...next, refusal: answer };
}

function confirmed(entry: Entry, { name, payload }: Command): Entry | undefined {
  if (name === "withdraw_contribution") return undefined;
  // An older wording may be there already: then the post changed nothing, and an edit must follow.
  if (entry.again && entry.edited) return { ...entry, stored: "", again: false };
  return { ...entry, stored: (payload as { text: string }).text, again: false };
}

export function reworded(entry: Entry, text: string, rules: Rules | undefined = entry.rules): Entry {
  return { ...entry, text, ...(rules && { rules }), edited: true, refusal: null };
}

/** Whether no server can have it. */
export function isUnsent({ stored, again, sending }: Entry): boolean {
  return stored === null && !again && !sending;
}

/** Undefined: it was never sent, so nothing is left of it. */
export function takenBack(entry: Entry): Entry | undefined {
  return isUnsent(entry) ? undefined : { ...entry, withdrawn: true, refusal: null };
}

/** Give up what was refused: the wording that the server has, or nothing. */
export function discarded(entry: Entry): Entry | undefined {
  if (entry.stored) return { ...entry, text: entry.stored, withdrawn: false, refusal: null };
  // Which wording a restored server has is not known here: then there shall be none.
  return entry.withdrawn ? undefined : takenBack(entry);
}

/** For a server in another epoch: new Commands, the same contribution. */
export function offeredAgain(entry: Entry): Entry {
  return { ...entry, stored: null, again: !isUnsent(entry), sending: null, refusal: null };
}

/** The token was refused, not the wish: it is sent again with the next one. */
export function unsent(entry: Entry): Entry {
  return { ...entry, sending: null };
}
