// What waits for approval: read, let through or hide. Who wrote it is known to nobody here.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { t, tn } from "../i18n";
import type { Answer } from "../live/messages";
import type { Contribution } from "../live/types";
import { announce, Announcer } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import type { Desk } from "./desk_state";
import type { Step } from "./meeting";
import { waitingText } from "./moderation";
import { QueueItem } from "./moderation_item";
import { waitingCards } from "./moderation_counts";
import { isReworded, revisionsIn, useQueue, wordingRead, type Revisions } from "./moderation_wordings";

/** As many as one Command takes. */
const MOST_AT_ONCE = 200;

export function ApprovalDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const step = desk.meeting.viewed.value;
  return step?.question ? <Queue key={step.phase.id} desk={desk} step={step} close={close} /> : null;
}

function Queue({ desk, step, close }: { desk: Desk; step: Step; close: () => void }) {
  const [held, hold] = useState<ReadonlySet<string>>(new Set());
  const { cards, waiting, shown } = useQueue(waitingCards(desk, step.phase.id), held);
  const [told, remember] = useState<Revisions>(new Map());
  const list = useRef<HTMLUListElement>(null);
  const [error, tell] = useState<string | null>(null);
  useNextInFocus(list, cards);
  // Whoever approves all learns which one to read again, also in a long list.
  useLayoutEffect(() => list.current!.querySelector(".queue__news")?.closest("li")?.scrollIntoView({ block: "center" }), [told]);

  async function send(name: string, payload: object): Promise<boolean> {
    const answer: Answer = await desk.live.send(name, payload, step.workshop.id);
    tell(answer.ok ? null : answer.message);
    if (!answer.ok && answer.code === "reworded") remember(new Map([...told, ...revisionsIn(answer)]));
    return answer.ok;
  }
  async function approve(chosen: readonly Contribution[]): Promise<void> {
    for (let first = 0; first < chosen.length; first += MOST_AT_ONCE) {
      const together = chosen.slice(first, first + MOST_AT_ONCE);
      const revisions = Object.fromEntries(together.map((card) => [card.id, wordingRead(card, shown, told)]));
      if (!(await send("approve_contributions", { contributions: together.map(({ id }) => id), revisions }))) return;
    }
    announce(tn("Freigegeben.", "%(num)s Beiträge freigegeben.", chosen.length));
  }
  async function hide({ id }: Contribution, reason: string): Promise<boolean> {
    const hidden = await send("hide_contribution", { contribution: id, reason });
    if (!hidden) return false;
    hold((ids) => withOrWithout(ids, id, false));
    announce(t("Verborgen."));
    return true;
  }
  async function decline(card: Contribution): Promise<void> {
    const revision = wordingRead(card, shown, told);
    if (await send("decline_wording", { contribution: card.id, revision })) announce(t("Abgelehnt. Die bisherige Fassung bleibt."));
  }

  return (
    <Dialog title={t("Beiträge freigeben")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Schließen")}</button>
        {waiting.length > 1 && (
          <button type="button" class="button button--primary" onClick={() => approve(waiting)}>{t("Alle freigeben")}</button>
        )}
      </>
    }>
      {error && <p class="field__error" role="alert">{error}</p>}
      <p class="soft figures">{waiting.length ? waitingText(waiting.length) : t("Gerade wartet kein Beitrag.")} {whatFollows(step)}</p>
      <ul class="list queue" ref={list}>
        {cards.map((card) => (
          <QueueItem key={card.id} card={card} reworded={isReworded(card, shown, told)} approve={() => approve([card])}
            decline={() => decline(card)} hide={(reason) => hide(card, reason)}
            waits={waiting.includes(card)} hold={(on) => hold((ids) => withOrWithout(ids, card.id, on))} />
        ))}
      </ul>
      <Announcer />
    </Dialog>
  );
}

function withOrWithout(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  return new Set(on ? [...ids, id] : [...ids].filter((other) => other !== id));
}

function whatFollows({ question }: Step): string {
  return question!.private
    ? t("Freigegebene liegen verdeckt, bis alle aufgedeckt werden.")
    : t("Freigegebene erscheinen sofort auf Wand und Beamer.");
}

/** Where the one in focus is done with, the next one gets it; behind the last one the way out. */
function useNextInFocus(list: RefObject<HTMLUListElement | null>, cards: readonly Contribution[]): void {
  const place = useRef(-1);
  useLayoutEffect(() => {
    const element = list.current!;
    const remember = () => {
      place.current = [...element.children].findIndex((item) => item.contains(document.activeElement));
    };
    const dialog = element.closest("dialog")!;
    dialog.addEventListener("focusin", remember);
    remember();
    return () => dialog.removeEventListener("focusin", remember);
  }, []);
  useLayoutEffect(() => {
    const dialog = list.current!.closest("dialog")!;
    if (dialog.contains(document.activeElement)) return;
    const next = list.current!.children[Math.min(Math.max(place.current, 0), cards.length - 1)] ?? dialog;
    next.querySelector("button")?.focus();
  }, [cards.map(({ id }) => id).join()]);
}
