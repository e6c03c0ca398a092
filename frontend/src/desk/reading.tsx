// Reading aloud: the projector shows one card after the other. The bar lies over the foot of the wall, so that nothing moves.

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t, tn } from "../i18n";
import { useReadingOrder, wallOrder } from "../wall/card_order";
import type { Sorting } from "../wall/sorting";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";
import type { Step } from "./meeting";

interface ReadingProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly wall: Sorting;
}

/** Shown while cards of this question are read, also when another desk reads them. */
export function ReadingBar(props: ReadingProps) {
  return props.wall.reading.value ? <Bar {...props} /> : null;
}

/** Where one is in the order; a card that was taken off the wall leaves its gap. */
function usePlace(order: readonly string[], card: string | null): number {
  const last = useRef(-1);
  const at = card === null ? -1 : order.indexOf(card);
  if (at < 0 && card !== null) return last.current - 1;
  return (last.current = at);
}

/** The card that the room sees, or the one on its way there. */
function useShownCard(desk: Desk, question: string) {
  const wanted = useSignal<string | null>(null);
  const shown = useComputed(() => desk.reading.cardOf(question));
  useSignalEffect(() => {
    void shown.value;
    wanted.value = null;
  });
  const card = useComputed(() => wanted.value ?? shown.value);
  return { wanted, card: card.value };
}

function Bar({ desk, step, wall }: ReadingProps) {
  const question = step.phase.id;
  const { board } = wall;
  const order = useReadingOrder(board.records, question).value;
  const { wanted, card } = useShownCard(desk, question);
  const unreadOnly = useSignal(false);
  const at = usePlace(order, card);
  const isUnread = (id: string) => !board.card(id).value?.read;
  const unread = order.filter(isUnread);
  const next = unreadOnly.value ? (order.slice(at + 1).find(isUnread) ?? unread.find((id) => id !== card)) : order[at + 1];

  async function read(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    wanted.value = id;
    announce(cardOf(order, id, board.card(id).peek()?.text ?? ""));
    const answer = await desk.send("read_aloud", { contribution: id }, step.workshop.id);
    if (!answer.ok && wanted.peek() === id) wanted.value = null;
  }

  const steps = { next: () => void read(next), back: () => void read(order[at - 1]) };
  return (
    <div class="selection reading-bar" role="group" aria-label={t("Vorlesen")} onKeyDown={(event) => turn(event, steps)}>
      <p class="figures reading-bar__place">
        {card
          ? t("Karte %(position)s von %(count)s", { position: Math.max(at, 0) + 1, count: order.length })
          : tn("Eine Karte", "%(num)s Karten", order.length)}
        <span class="soft"> · {unread.length ? tn("eine ungelesen", "%(num)s ungelesen", unread.length) : t("alle vorgelesen")}</span>
      </p>
      <Buttons begun={card !== null} next={next} back={at > 0} steps={steps} />
      <label class="choice reading-bar__choice">
        <input type="checkbox" checked={unreadOnly} onChange={(event) => (unreadOnly.value = event.currentTarget.checked)} />
        {t("nur ungelesene")}
      </label>
      <button type="button" class="button" onClick={() => end(desk)}>{t("Beenden")}</button>
    </div>
  );
}

function cardOf(order: readonly string[], id: string, text: string): string {
  return t("Karte %(position)s von %(count)s: %(text)s", { position: order.indexOf(id) + 1, count: order.length, text });
}

interface Steps {
  readonly next: () => void;
  readonly back: () => void;
}

function Buttons({ begun, next, back, steps }: { begun: boolean; next: string | undefined; back: boolean; steps: Steps }) {
  const forward = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => forward.current!.focus({ preventScroll: true }), []);
  return (
    <>
      <button type="button" class="button" aria-disabled={!back} onClick={() => back && steps.back()}>{t("Zurück")}</button>
      <button ref={forward} type="button" class="button" aria-disabled={next === undefined} onClick={steps.next}>
        {begun ? t("Weiter") : t("Beginnen")}
      </button>
    </>
  );
}

function end(desk: Desk): void {
  desk.reading.begun.value = null;
  void desk.send("show_screen", { shows: "auto" });
  announce(t("Vorlesen beendet. Der Beamer folgt wieder dem Ablauf."));
  document.querySelector<HTMLElement>("[data-wall] [tabindex='0']")?.focus();
}

/** Whether any card of a question was read aloud, so that all of it can begin anew. */
export function wasRead(desk: Desk, step: Step): boolean {
  const wall = desk.wallOf(step);
  if (!wall) return false;
  const { records, question } = wall.board;
  return wallOrder(records, question).some((card) => wall.board.card(card).value?.read);
}

export function askToBeginAnew(desk: Desk, step: Step): void {
  desk.ask({
    title: t("Alle als ungelesen?"),
    text: t("Alle Karten dieser Frage gelten dann wieder als ungelesen. Auf dem Beamer und auf den Telefonen ändert sich nichts."),
    yes: t("Als ungelesen kennzeichnen"),
    run: () => desk.send("mark_unread", { question: step.phase.id }, step.workshop.id),
  });
}

/** As on a remote control for slides; left and right swap where people read from the right. */
function turn(event: KeyboardEvent, { next, back }: Steps): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rtl = getComputedStyle(event.currentTarget as Element).direction === "rtl";
  const step = { ArrowRight: rtl ? back : next, ArrowLeft: rtl ? next : back, PageDown: next, PageUp: back }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  step();
}
