// One step of the history: when, who, what, and the way back.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { locale, t } from "../i18n";
import type { Step } from "../live/types";
import { announce } from "../ui/announcer";
import { consequenceOf, leftBy, roleName, sentenceOf, type Names, type StepOf } from "../wall/history";
import { hindrance, type Now } from "../wall/history_possible";
import type { Desk } from "./desk_state";

/** What a step is told with. */
export interface Told {
  readonly names: Names;
  readonly stepOf: StepOf;
  readonly now: Now;
}

interface LineProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly told: Told;
  /** What took the step back. */
  readonly back: Step | undefined;
  /** A step of one's own is shown at once. */
  readonly shownUpTo: (seq: number) => void;
}

export function HistoryLine({ desk, step, told, back, shownUpTo }: LineProps) {
  const { asked, refused, takeBack } = useTakingBack(desk, step, shownUpTo);
  const ours = back !== undefined && back.id === asked.value;
  useEffect(() => {
    if (!ours) return;
    announce(`${sentenceOf(back, told.names, told.stepOf)}.`);
    asked.value = null;
  }, [ours]);
  const whole = back !== undefined && leftBy(back, told.stepOf) === null;
  return (
    <li class={whole ? "history__step history__step--gone" : "history__step"} tabIndex={-1}>
      <p class="history__when figures">{timeOf(step.at)} · {roleName(step.by)}</p>
      <p class="history__what">{sentenceOf(step, told.names, told.stepOf)}</p>
      {back
        ? <p class="history__after">{takenBackSentence(back, told)}</p>
        : <WayBack step={step} told={told} waits={asked.value === null ? null : waiting(desk)} takeBack={takeBack} />}
      {refused.value && <p class="field__error" role="alert">{refused}</p>}
    </li>
  );
}

function takenBackSentence(back: Step, { stepOf }: Told): string {
  const partly = leftBy(back, stepOf);
  return partly ? t("Teilweise zurückgenommen: %(what)s.", { what: partly }) : t("Ist zurückgenommen.");
}

/** `asked`: null; "" until it is answered; then, until the history shows it, the step that takes this one back. */
function useTakingBack(desk: Desk, step: Step, shownUpTo: (seq: number) => void) {
  const asked = useSignal<string | null>(null);
  const refused = useSignal<string | null>(null);
  async function takeBack(): Promise<void> {
    if (asked.peek() !== null) return;
    asked.value = "";
    if (isOffline(desk)) announce(waiting(desk));
    const answer = await desk.takeBack(step);
    asked.value = answer.ok ? `s${answer.seq}` : null;
    refused.value = answer.ok ? null : answer.message;
    if (answer.ok) shownUpTo(answer.seq);
  }
  return { asked, refused, takeBack };
}

function isOffline(desk: Desk): boolean {
  return desk.live.status.value === "offline";
}

function waiting(desk: Desk): string {
  return isOffline(desk) ? t("Wartet: wird zurückgenommen, sobald das Netz wieder da ist.") : t("Wird zurückgenommen …");
}

interface WayBackProps {
  readonly step: Step;
  readonly told: Told;
  /** What is said while the answer is awaited. */
  readonly waits: string | null;
  readonly takeBack: () => Promise<void>;
}

function WayBack({ step, told: { names, stepOf, now }, waits, takeBack }: WayBackProps) {
  const cannot = waits === null ? hindrance(step, now) : null;
  if (cannot) return <p class="history__after">{cannot}</p>;
  return (
    <div class="history__after">
      <button type="button" class="button" aria-disabled={waits !== null}
        aria-label={t("Zurücknehmen: %(what)s", { what: sentenceOf(step, names, stepOf) })}
        onClick={({ currentTarget }) => {
          // The button goes with what it offered; whoever pressed it stays at the step.
          currentTarget.closest("li")!.focus();
          void takeBack();
        }}>
        {t("Zurücknehmen")}
      </button>
      <span>{waits ?? consequenceOf(step, names)}</span>
    </div>
  );
}

const HOUR = { hour: "2-digit", minute: "2-digit" } as const;

/** With its day, unless that is today. */
function timeOf(at: number): string {
  const when = new Date(at * 1000);
  const today = when.toDateString() === new Date().toDateString();
  return when.toLocaleString(locale, today ? HOUR : { weekday: "short", day: "numeric", month: "numeric", ...HOUR });
}
