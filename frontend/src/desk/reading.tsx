// Reading aloud: the projector shows one card after the other. The bar lies over the foot of the wall, so that nothing moves.

import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t, tn } from "../i18n";
import { useReadingOrder, wallOrder } from "../wall/card_order";
import type { Sorting } from "../wall/sorting";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";
import type { Step } from "./meeting";
import { Turning } from "./reading_aloud";

interface ReadingProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly wall: Sorting;
}

/** The bar comes; the room sees nothing new before the first card is turned up. */
export function beginReading(desk: Desk): void {
  const wall = desk.wall.peek();
  if (wall && !wall.reading.peek()) desk.reading.begun.value = wall.board.question;
}

/** Shown while cards of this question are read, also when another desk reads them. */
export function ReadingBar(props: ReadingProps) {
  return props.wall.reading.value ? <Bar {...props} /> : null;
}

/** How many cards come before the one shown, and where it goes on: one that was taken off the wall leaves its gap. */
function usePlace(order: readonly string[], card: string | null): { readonly at: number; readonly after: number } {
  const last = useRef(0);
  const at = card === null ? 0 : order.indexOf(card);
  if (at >= 0) last.current = at;
  return { at: last.current, after: card === null || at < 0 ? last.current : at + 1 };
}

/** What is shown, what comes next, what is left. */
function useReading({ desk, step, wall }: ReadingProps) {
  const { board } = wall;
  const order = useReadingOrder(board.records, board.question).value;
  const turning = useMemo(() => new Turning(desk.meeting.room), [desk]);
  useEffect(() => turning.stop, [turning]);
  const unreadOnly = useSignal(false);
  const card = turning.wanted.value ?? desk.reading.cardOf(board.question);
  const { at, after } = usePlace(order, card);
  const isUnread = (id: string) => !board.card(id).value?.read;
  const unread = order.filter(isUnread);
  const next = unreadOnly.value ? (order.slice(after).find(isUnread) ?? unread.find((id) => id !== card)) : order[after];

  function read(id: string | undefined): void {
    if (id === undefined) return;
    announce(cardOf(order, id, board.card(id).peek()?.text ?? ""));
    void turning.to(id, () => desk.send("read_aloud", { contribution: id }, step.workshop.id));
  }

  return { order, card, at, unread, next, unreadOnly, steps: { next: () => read(next), back: () => read(order[at - 1]) } };
}

function Bar(props: ReadingProps) {
  const { order, card, at, unread, next, unreadOnly, steps } = useReading(props);
  return (
    <div class="selection reading-bar" role="group" aria-label={t("Vorlesen")} onKeyDown={(event) => turn(event, steps)}>
      <p class="figures reading-bar__place">
        {card
          ? t("Karte %(position)s von %(count)s", { position: at + 1, count: order.length })
          : tn("Eine Karte", "%(num)s Karten", order.length)}
        <span class="soft"> · {unread.length ? tn("eine ungelesen", "%(num)s ungelesen", unread.length) : t("alle vorgelesen")}</span>
      </p>
      <Buttons begun={card !== null} next={next} back={at > 0} steps={steps}
        focused={props.desk.reading.begun.peek() === props.wall.board.question} />
      <label class="choice reading-bar__choice">
        <input type="checkbox" checked={unreadOnly} onChange={(event) => (unreadOnly.value = event.currentTarget.checked)} />
        {t("nur ungelesene")}
      </label>
      <button type="button" class="button" onClick={() => end(props.desk)}>{t("Beenden")}</button>
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

interface ButtonsProps {
  readonly begun: boolean;
  readonly next: string | undefined;
  readonly back: boolean;
  readonly steps: Steps;
  /** Begun here; what another desk reads takes the focus from nobody. */
  readonly focused: boolean;
}

function Buttons({ begun, next, back, steps, focused }: ButtonsProps) {
  const forward = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (focused) forward.current!.focus({ preventScroll: true });
  }, []);
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
