// Says on a question's page that its time is running out, or that the room has gone on.

import { useComputed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../i18n";
import type { Phase } from "../live/types";
import { announce } from "../ui/announcer";
import { secondsUntil } from "../ui/clock";
import { useSession } from "./context";
import type { Asked } from "./draft";
import { pageOf } from "./steps";

/** The grace period, or that it is over; with the way on to what the room does now. */
export function PhaseNotice({ item, question }: Asked) {
  const session = useSession();
  const phase = session.room.value.one<Phase>("phase", question).value;
  const goesOn = useComputed(() => pageOf(session.next.value) !== question);
  const ending = phase?.state === "ending" && phase.ends_at != null;
  const over = !session.writable(question);
  if (!ending && !over && !goesOn.value) return null;
  return (
    <div class="banner banner--warning">
      {ending ? <Grace until={phase.ends_at!} text={writeText} /> : <p class="banner__text">{over ? closedText() : nextText()}</p>}
      {goesOn.value && <GoOn item={item} />}
    </div>
  );
}

function closedText(): string {
  return t("Diese Frage ist geschlossen. Ihr Text bleibt auf diesem Gerät.");
}

function nextText(): string {
  return t("Im Raum geht es weiter. Sie können hier in Ruhe zu Ende schreiben.");
}

function writeText(seconds: number): string {
  return t("Bitte zu Ende schreiben, noch %(seconds)s Sekunden.", { seconds });
}

/** How long it still takes; said once, then only shown. */
export function Grace({ until, text }: { readonly until: number; readonly text: (seconds: number) => string }) {
  const session = useSession();
  const left = useMemo(() => secondsUntil(until, () => session.now()), [until, session]);
  useEffect(() => announce(text(left.peek())), [until]);
  return (
    <p class="banner__text figures" role="timer">
      {text(left.value)}
    </p>
  );
}

/** The way on to what the room does now. */
export function GoOn({ item }: { readonly item: string }) {
  const session = useSession();
  const go = () => {
    session.shown.value = null;
    if (session.situation.peek().chosen !== item) session.choose(null);
  };
  const asks = session.next.value.name === "question";
  return (
    <div class="banner__actions">
      <button class="button" type="button" onClick={go}>{asks ? t("Weiter zur nächsten Frage") : t("Weiter im Programm")}</button>
    </div>
  );
}
