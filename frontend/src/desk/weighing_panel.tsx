// A weighing in the middle of the desk: what is weighed, then dots from paper, then how it came out. Never who, never how many so far.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n";
import type { Result } from "../live/types";
import { meaningText, rulesText, weightText } from "../ui/dots";
import type { Desk } from "./desk_state";
import { stateOf, stepName, type WeighingStep } from "./meeting";
import { askToCount, askToOpen, isToBeCounted, openLabel } from "./next_step";
import { PaperForm } from "./weighing_paper";
import { Ranking } from "./weighing_ranking";

interface WeighingProps {
  readonly desk: Desk;
  readonly step: WeighingStep;
}

export function WeighingPanel({ desk, step }: WeighingProps) {
  const { weighing, phase } = step;
  const result = desk.meeting.result(weighing.id);
  return (
    <>
      <header class="desk__question">
        <p class="eyebrow">{stepName(step)}</p>
        <h2 dir="auto">{weighing.text}</h2>
        <Tools desk={desk} step={step} result={result} />
      </header>
      <div class="weighing-desk stack">
        {result && <Counted result={result} />}
        {isToBeCounted(desk, step) && <ToBeCounted desk={desk} step={step} />}
        {!result && stateOf(phase) !== "closed" && <Prepared step={step} />}
        {stateOf(phase) !== "planned" && <Paper key={weighing.id} desk={desk} step={step} />}
      </div>
    </>
  );
}

function Tools({ desk, step, result }: WeighingProps & { result: Result | undefined }) {
  const { weighing, phase } = step;
  const closed = stateOf(phase) === "closed";
  const isNext = desk.meeting.next.value?.phase.id === phase.id;
  const opens = stateOf(phase) !== "open" && !isNext && !desk.meeting.event.value?.closed;
  return (
    <div class="wall-tools" role="group" aria-label={t("Werkzeuge der Gewichtung")}>
      {opens && (
        <button type="button" class="button" onClick={() => askToOpen(desk, step)}>{openLabel(step)}</button>
      )}
      {!result && (closed || stateOf(phase) === "planned") && (
        <>
          <button type="button" class="button" onClick={() => (desk.weighingFor.value = { question: weighing.question, weighing })}>
            {t("Ändern …")}
          </button>
          <button type="button" class="button" onClick={() => askToRemove(desk, step)}>{t("Entfernen …")}</button>
        </>
      )}
    </div>
  );
}

function askToRemove(desk: Desk, { weighing, workshop }: WeighingStep): void {
  desk.ask({
    title: t("Gewichtung entfernen?"),
    text: t("„%(text)s“ verschwindet aus dem Programm. Die Cluster und ihre Karten bleiben, wie sie sind.", { text: weighing.text }),
    yes: t("Entfernen"),
    run: () => desk.send("remove_weighing", { weighing: weighing.id }, workshop.id),
  });
}

function Prepared({ step: { weighing, phase } }: { step: WeighingStep }) {
  return (
    <section class="stack stack--tight" aria-labelledby="weighed-title">
      <h3 id="weighed-title">{t("Das wird gewichtet")}</h3>
      <p>{rulesText(weighing)}</p>
      <ol class="list weighing-desk__options">
        {weighing.options.map(({ id, title }) => <li key={id} dir="auto">{title}</li>)}
      </ol>
      {stateOf(phase) !== "planned" && (
        <p class="soft">{t("Bis gezählt wird, sind die Punkte geheim. Auch hier ist nicht zu sehen, wer schon Punkte gegeben hat.")}</p>
      )}
    </section>
  );
}

function ToBeCounted({ desk, step }: WeighingProps) {
  return (
    <section class="stack stack--tight" aria-labelledby="closed-title">
      <h3 id="closed-title">{t("Die Gewichtung ist geschlossen")}</h3>
      <p>{t("Als Nächstes wird gezählt. Punkte, die auf Papier gegeben wurden, bitte vorher hier eintragen.")}</p>
      <div><button type="button" class="button" onClick={() => askToCount(desk, step)}>{t("Punkte zählen")}</button></div>
    </section>
  );
}

function Counted({ result }: { result: Result }) {
  return (
    <section class="stack stack--tight" aria-labelledby="ranking-title">
      <h3 id="ranking-title">{t("Rangfolge")}</h3>
      <p class="lead">{weightText(result)}</p>
      {isUnchanged(result) && <p>{t("Es sind keine neuen Punkte dazugekommen.")}</p>}
      {result.people > 0 && <Ranking result={result} />}
      <p class="soft">{meaningText()}</p>
    </section>
  );
}

/** Counted once more without any device that was not counted before. */
function isUnchanged({ people, paper = 0, added = 0 }: Result): boolean {
  return added === 0 && people > paper;
}

/** Opens by itself when it is time to count, and closes by hand alone: somebody may be typing. */
function Paper({ desk, step }: WeighingProps) {
  const due = isToBeCounted(desk, step);
  const [open, show] = useState(due);
  useEffect(() => {
    if (due) show(true);
  }, [due]);
  return (
    <details class="weighing-desk__paper" open={open} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t("Punkte auf Papier")}</summary>
      <PaperForm desk={desk} step={step} paper={desk.paper(step.weighing.id)} />
    </details>
  );
}
