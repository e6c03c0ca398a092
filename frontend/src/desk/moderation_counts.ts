// What the desk knows of contributions that are not on the wall: hidden, waiting for approval, not revealed yet.

import type { Contribution, Unseen } from "../live/types";
import type { Desk } from "./desk_state";

function onDesk(desk: Desk, question: string): readonly Contribution[] {
  const cards = desk.live.stream("desk").list<Contribution>("contribution").value;
  return cards.filter((card) => card.question === question);
}

export function hiddenCards(desk: Desk, question: string): readonly Contribution[] {
  return onDesk(desk, question).filter(({ hidden }) => hidden);
}

/** What somebody has to look at: new contributions, and new wordings of approved ones. */
export function waitingCards(desk: Desk, question: string): readonly Contribution[] {
  return onDesk(desk, question).filter((card) => !card.hidden && (card.approval === "waiting" || card.proposed));
}

/** How many contributions would come to the wall if they were revealed now. */
export function coveredCount(desk: Desk, question: string): number {
  const unseen = desk.live.stream("desk").one<Unseen>("unseen", question).value?.count ?? 0;
  const approved = onDesk(desk, question).filter((card) => card.private && !card.hidden && card.approval === "given");
  return unseen + approved.length;
}
