// The clock as the room sees it, and how long a question that ends can still be answered.

import { useComputed } from "@preact/signals";
import type { Meeting, Step } from "../desk/meeting";
import { t } from "../i18n";
import { ClockDisplay, secondsUntil, asClock } from "../ui/clock";

export function StageClock({ meeting, step }: { meeting: Meeting; step: Step }) {
  const now = () => meeting.live.now();
  const clock = useComputed(() => meeting.clock(step.workshop.id));
  const { state, ends_at } = step.phase;
  if (state === "ending" && ends_at != null) return <Ending until={ends_at} now={now} word={step.weighing ? t("für Ihre Punkte") : t("zum Fertigschreiben")} />;
  return (
    <div class="stage__clock">
      <ClockDisplay clock={clock} now={now} label={t("Verbleibende Zeit")} />
      {clock.value?.left != null && <p>{t("angehalten")}</p>}
    </div>
  );
}

function Ending({ until, now, word }: { until: number; now: () => number; word: string }) {
  const left = useComputed(() => asClock(secondsUntil(until, now).value));
  return (
    <div class="stage__clock">
      <span class="clock" role="timer" aria-label={t("Verbleibende Zeit")}>{left}</span>
      <p>{word}</p>
    </div>
  );
}
