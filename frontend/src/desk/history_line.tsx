// One step of the history: when, who, what, and the way back.

import { useSignal } from "@preact/signals";
import { locale, t } from "../i18n";
import type { Step } from "../live/types";
import { announce } from "../ui/announcer";
import { roleName } from "../wall/history";
import type { Desk } from "./desk_state";

interface LineProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly sentence: string;
  /** What will be once it is taken back. */
  readonly consequence: string;
  readonly gone: boolean;
  /** A step of one's own is shown at once. */
  readonly shownUpTo: (seq: number) => void;
}

export function HistoryLine({ desk, step, sentence, consequence, gone, shownUpTo }: LineProps) {
  const refused = useSignal<string | null>(null);

  async function takeBack(): Promise<void> {
    const answer = await desk.takeBack(step);
    refused.value = answer.ok ? null : answer.message;
    if (!answer.ok) return;
    shownUpTo(answer.seq);
    announce(t("Zurückgenommen: %(what)s.", { what: sentence }));
  }

  return (
    <li class={gone ? "history__step history__step--gone" : "history__step"} tabIndex={-1}>
      <p class="history__when figures">{timeOf(step.at)} · {roleName(step.by)}</p>
      <p class="history__what">{sentence}</p>
      {gone
        ? <p class="history__after">{t("Ist zurückgenommen.")}</p>
        : <WayBack sentence={sentence} consequence={consequence} takeBack={takeBack} />}
      {refused.value && <p class="field__error" role="alert">{refused}</p>}
    </li>
  );
}

interface WayBackProps {
  readonly sentence: string;
  readonly consequence: string;
  readonly takeBack: () => Promise<void>;
}

function WayBack({ sentence, consequence, takeBack }: WayBackProps) {
  return (
    <div class="history__after">
      <button type="button" class="button" aria-label={t("Zurücknehmen: %(what)s", { what: sentence })}
        onClick={({ currentTarget }) => {
          // The button goes with what it offered; whoever pressed it stays at the step.
          currentTarget.closest("li")!.focus();
          void takeBack();
        }}>
        {t("Zurücknehmen")}
      </button>
      <span>{consequence}</span>
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
