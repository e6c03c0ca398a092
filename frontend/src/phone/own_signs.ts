// What this device said about one contribution: what is being written, what is on its way, what was answered. Pure.

import { newId } from "../live/ids";
import type { Answer, Command } from "../live/messages";
import type { Contribution } from "../live/types";

export interface OwnSigns {
  readonly contribution: string;
  /** Why somebody sees it differently, while it is written and until the mark is made. */
  readonly reason?: string;
  /** An own mark, with the secret that takes it back. */
  readonly conflict?: { readonly id: string; readonly secret: string };
  /** Its author was asked from here. */
  readonly asked?: boolean;
  /** On their way, in this order: each is sent with its id until it is answered. */
  readonly sending?: readonly Command[];
  /** Why the last one was not accepted. */
  readonly refused?: string;
}

type Card = Pick<Contribution, "id" | "item">;
type Wish = "mark_conflict" | "withdraw_conflict" | "ask_meaning";

/** Whether such a Command was not answered yet. */
export function isSending({ sending = [] }: OwnSigns, name: Wish): boolean {
  return sending.some((command) => command.name === name);
}

export function written({ refused: _, ...own }: OwnSigns, reason: string): OwnSigns {
  return { ...own, reason };
}

/** A mark that is there already, or on its way, stays the only one. */
export function marked(own: OwnSigns, { item }: Card, reason: string): OwnSigns {
  if (own.conflict) return own;
  const conflict = { id: newId(), secret: newId() };
  const payload = { contribution: own.contribution, conflict: conflict.id, secret: conflict.secret, reason };
  return { ...sent(own, "mark_conflict", payload, item), conflict };
}

export function takenBack(own: OwnSigns, { item }: Card): OwnSigns {
  if (!own.conflict || isSending(own, "withdraw_conflict")) return own;
  const { id: conflict, secret } = own.conflict;
  return sent(own, "withdraw_conflict", { contribution: own.contribution, conflict, secret }, item);
}

/** Asked once at a time, however often the button is tapped. */
export function asked(own: OwnSigns, { item }: Card): OwnSigns {
  if (isSending(own, "ask_meaning")) return own;
  return { ...sent(own, "ask_meaning", { contribution: own.contribution }, item), asked: true };
}

function sent({ refused: _, ...own }: OwnSigns, name: Wish, payload: object, item: string): OwnSigns {
  return { ...own, sending: [...(own.sending ?? []), { id: newId(), name, item, payload }] };
}

/** After one of its Commands was answered for good. What was refused keeps the words. */
export function answered(before: OwnSigns, { id, name }: Command, answer: Answer): OwnSigns {
  const own = { ...before, sending: before.sending?.filter((command) => command.id !== id) ?? [] };
  const gone = !answer.ok && answer.code === "unknown_record";
  if (name === "withdraw_conflict") return answer.ok || gone ? without(own, "conflict") : { ...own, refused: answer.message };
  if (name === "mark_conflict" && answer.ok) return without(own, "reason");
  if (answer.ok) return own;
  if (name === "ask_meaning") return { ...without(own, "asked"), refused: answer.message };
  const left = own.sending.filter((command) => command.name !== "withdraw_conflict");
  return { ...without(own, "conflict"), sending: left, refused: answer.message };
}

/** The desk took the mark away. */
export function dismissed(own: OwnSigns): OwnSigns {
  return without(own, "conflict");
}

function without(own: OwnSigns, field: "conflict" | "reason" | "asked"): OwnSigns {
  const { [field]: _, ...others } = own;
  return others;
}
