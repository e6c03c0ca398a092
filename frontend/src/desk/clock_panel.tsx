// The clock of the workshop that is on, and how its present step ends.

import { useComputed } from "@preact/signals";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { asClock, secondsUntil } from "../ui/clock";
import type { Desk } from "./desk_state";
import { isShown, stepName, type Step } from "./meeting";
import { askToClose, askToEnd } from "./next_step";

/** Usual lengths of the steps, in minutes (docs: the method's rule of thumb). */
const USUAL = { collect: 12, weigh: 8, review: 20 } as const;
export const FIVE_MINUTES = 5 * 60;

export function ClockPanel({ desk }: { desk: Desk }) {
  const { meeting } = desk;
  const present = meeting.present.value;
  const step = present ?? meeting.viewed.value;
  if (!step || meeting.event.value?.closed) return null;
  const clock = meeting.clock(step.workshop.id);
  const on = clock?.ends_at != null || clock?.left != null;
  return (
    <section class="panel panel--clock" aria-labelledby="clock-title">
      <h2 id="clock-title" class="eyebrow">{present ? t("Jetzt: %(step)s", { step: stepName(present) }) : t("Gerade ist nichts offen")}</h2>
      {on ? <Running desk={desk} step={step} paused={clock?.left != null} /> : <Off key={step.phase.id} desk={desk} step={step} />}
      {present && <Ending desk={desk} step={present} />}
    </section>
  );
}

function Running({ desk, step, paused }: { desk: Desk; step: Step; paused: boolean }) {
  const { workshop } = step;
  const seconds = useComputed(() => {
    const { left, ends_at } = desk.meeting.clock(workshop.id) ?? {};
    return left != null ? Math.ceil(left / 1000) : ends_at != null ? secondsUntil(ends_at, () => desk.live.now()).value : 0;
  });
  const over = useComputed(() => seconds.value === 0);
  const send = (name: string, payload: object = {}) => void desk.send(name, payload, workshop.id);
  return (
    <>
      <p class={over.value ? "clock clock--over" : "clock"} role="timer" aria-label={t("Uhr")}>
        {useComputed(() => asClock(seconds.value))}
        {paused && <span class="clock__word">{t("angehalten")}</span>}
        {over.value && <span class="clock__word">{t("Zeit ist um")}</span>}
      </p>
      <div class="row row--even">
        {paused
          ? <button type="button" class="button" onClick={() => send("resume_clock")}>{t("Weiter")}</button>
          : <button type="button" class="button" disabled={over.value} onClick={() => send("pause_clock")}>{t("Anhalten")}</button>}
        <button type="button" class="button" onClick={() => send("extend_clock", { seconds: FIVE_MINUTES })}>{t("+5 Min.")}</button>
        <button type="button" class="button" onClick={() => send("stop_clock")}>{t("Aus")}</button>
      </div>
    </>
  );
}

function Off({ desk, step }: { desk: Desk; step: Step }) {
  const [minutes, set] = useState(String(step.weighing ? USUAL.weigh : step.question ? USUAL.collect : USUAL.review));
  const seconds = Math.round(Number(minutes.replace(",", ".")) * 60);
  const usable = seconds >= 1 && seconds <= 24 * 3600;
  return (
    <form class="row clock-form" onSubmit={(event) => {
      event.preventDefault();
      if (usable) void desk.send("start_clock", { seconds }, step.workshop.id);
    }}>
      <label class="clock-form__minutes">
        <input type="text" inputMode="decimal" size={3} value={minutes} aria-invalid={!usable}
          onInput={(event) => set(event.currentTarget.value)} />
        <span>{t("Minuten")}</span>
      </label>
      <button class="button clock-form__start" disabled={!usable}>{t("Uhr starten")}</button>
    </form>
  );
}

function Ending({ desk, step }: { desk: Desk; step: Step }) {
  const ending = step.phase.state === "ending";
  const left = useComputed(() => asClock(secondsUntil(step.phase.ends_at ?? 0, () => desk.live.now()).value));
  return (
    <div class="row row--even">
      {ending ? <p class="soft figures">{t("Noch")} {left}</p> : isShown(step) && (
        <button type="button" class="button" onClick={() => askToEnd(desk, step)}>{t("Ausklingen lassen")}</button>
      )}
      <button type="button" class="button" onClick={() => askToClose(desk, step)}>{t("Schließen")}</button>
    </div>
  );
}
