// The programme as a line: what has been stays readable, what is open stands out, what comes can be seen.

import { useSignal } from "@preact/signals";
import type { Item } from "../live/types";
import { t } from "../i18n";
import { Status } from "../ui/status";
import type { Desk } from "./desk_state";
import { isShown, stateOf, stepName, type Step } from "./meeting";
import { weighable } from "./weighing_draft";

export function Programme({ desk }: { desk: Desk }) {
  const { meeting } = desk;
  const open = useSignal(false);
  return (
    <nav class={open.value ? "desk__programme" : "desk__programme desk__programme--folded"} aria-labelledby="programme-title">
      <h2 id="programme-title" class="eyebrow">{t("Programm")}</h2>
      <button type="button" class="button button--plain desk__fold" aria-expanded={open.value} aria-controls="programme-line"
        onClick={() => (open.value = !open.value)}>
        {open.value ? t("Zuklappen") : t("Aufklappen")}
      </button>
      <ol class="line" id="programme-line">
        {meeting.items.value.map((item) => <Line key={item.id} item={item} desk={desk} />)}
      </ol>
    </nav>
  );
}

function Line({ item, desk }: { item: Item; desk: Desk }) {
  return (
    <li class={`line__item line__item--${item.type}`}>
      <p class="line__title">
        {item.starts_at && <span class="figures soft">{item.starts_at} </span>}
        <span dir="auto">{item.title}</span>
      </p>
      {item.type === "workshop" && (
        <>
          <ol class="line__steps">
            {desk.meeting.stepsOf(item).map((step) => <StepLine key={step.phase.id} step={step} desk={desk} />)}
          </ol>
          <button type="button" class="button button--plain line__add" onClick={() => desk.addQuestionTo(item)}>
            {t("Frage hinzufügen")}
          </button>
          <WeighButton desk={desk} item={item} />
        </>
      )}
    </li>
  );
}

function WeighButton({ desk, item }: { desk: Desk; item: Item }) {
  const question = weighable(desk, item.id);
  if (!question) return null;
  return (
    <button type="button" class="button button--plain line__add" onClick={() => (desk.weighingFor.value = { question })}>
      {t("Gewichten …")}
    </button>
  );
}

function StepLine({ step, desk }: { step: Step; desk: Desk }) {
  const state = stateOf(step.phase);
  const viewed = desk.meeting.viewed.value?.phase.id === step.phase.id;
  return (
    <li class={`line__step line__step--${state}`} aria-current={state === "open" ? "step" : undefined}>
      {isShown(step) ? (
        <button type="button" class="line__button" aria-pressed={viewed} onClick={() => desk.view(step.phase.id)}>
          <StepText step={step} />
        </button>
      ) : <div class="line__button line__button--still"><StepText step={step} /></div>}
    </li>
  );
}

function StepText({ step }: { step: Step }) {
  const state = stateOf(step.phase);
  const label = { open: t("offen"), ending: t("klingt aus"), closed: t("geschlossen"), planned: t("geplant") }[state];
  return (
    <>
      <span class="line__name">{stepName(step)}</span>
      <Status kind={state}>{label}</Status>
      {isShown(step) && <span class="line__text" dir="auto">{step.question?.text ?? step.weighing?.text}</span>}
    </>
  );
}
