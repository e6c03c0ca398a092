// What is to be weighed: the question above the dots, the clusters, and how many dots each person has.

import { useState } from "preact/hooks";
import { newId } from "../live/ids";
import { t, tn } from "../i18n";
import { Dialog } from "../ui/dialog";
import { Field, TextField } from "../wall/field";
import type { Desk } from "./desk_state";
import { WeighingClusters } from "./weighing_clusters";
import {
  chosenClusters, DOTS_IN_LARGE_GROUPS, LARGE_GROUP, MOST_DOTS, MOST_OPTIONS, proposedDots, weighingDraft, type WeighingDraft,
} from "./weighing_draft";

interface FormProps {
  readonly desk: Desk;
  readonly draft: WeighingDraft;
  readonly change: (part: Partial<WeighingDraft>) => void;
}

export function WeighingDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const { question, weighing } = desk.weighingFor.value!;
  const [draft, set] = useState(() => weighingDraft(question, weighing));
  const [error, refuse] = useState<string | null>(null);
  const step = desk.meeting.steps.value.find(({ phase }) => phase.id === draft.question);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const clusters = chosenClusters(desk, draft);
    const lacks = missing(draft, clusters.length);
    if (lacks) return refuse(lacks);
    const id = weighing?.id ?? newId();
    const { text, most } = draft;
    const dots = draft.dots ?? proposedDots(clusters.length, desk.live.people.value ?? 0);
    const payload = { weighing: id, question: draft.question, text: text.trim(), clusters, dots, most_per_option: most };
    const answer = await desk.live.send(weighing ? "update_weighing" : "add_weighing", payload, step?.workshop.id);
    if (!answer.ok) return refuse(answer.code === "in_use" ? t("Es hat schon jemand Punkte gegeben; deshalb bleibt alles, wie es ist.") : answer.message);
    close();
    desk.view(id);
  }

  const change = (part: Partial<WeighingDraft>) => set({ ...draft, ...part });
  return (
    <Dialog title={weighing ? t("Gewichtung ändern") : t("Gewichten")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="weighing" class="button button--primary">{weighing ? t("Ändern") : t("Ins Programm aufnehmen")}</button>
      </>
    }>
      <form id="weighing" class="stack" noValidate onSubmit={submit}>
        <p class="soft">{t("Alle geben geheim Punkte, ausgezählt wird gemeinsam. Zu sehen ist es erst, wenn die Gewichtung geöffnet wird.")}</p>
        <Wording desk={desk} draft={draft} change={change} />
        {!weighing && <QuestionChoice desk={desk} draft={draft} change={change} />}
        <WeighingClusters desk={desk} draft={draft} change={change} />
        <Numbers desk={desk} draft={draft} change={change} />
        {error && <p class="field__error" role="alert">{error}</p>}
      </form>
    </Dialog>
  );
}

function missing({ text, dots, most }: WeighingDraft, clusters: number): string | null {
  if (!text.trim()) return t("Bitte die Frage eintragen, nach der gewichtet wird.");
  if (clusters < 2) return t("Zum Gewichten braucht es mindestens zwei Themen mit Titel.");
  if (clusters > MOST_OPTIONS) return t("Höchstens %(limit)s Themen lassen sich auf einmal gewichten.", { limit: MOST_OPTIONS });
  const usable = [dots ?? 1, most].every((number) => Number.isInteger(number) && number >= 1 && number <= MOST_DOTS);
  return usable ? null : t("Bitte ganze Zahlen von 1 bis %(limit)s eintragen.", { limit: MOST_DOTS });
}

function Wording({ draft, change }: FormProps) {
  const examples = [t("Woran wollen wir heute weiterarbeiten?"), t("Was ist am wichtigsten?"), t("Wo haben wir Einfluss?")];
  return (
    <div class="stack stack--tight">
      <TextField label={t("Nach welcher Frage wird gewichtet?")} hint={t("Sie steht über den Punkten. Eine andere Frage gibt eine andere Rangfolge.")}
        value={draft.text} write={(text) => change({ text })} />
      <ul class="plain suggestions" aria-label={t("Vorschläge für die Frage")}>
        {examples.map((text) => (
          <li key={text}><button type="button" class="button suggestions__one" onClick={() => change({ text })}>{text}</button></li>
        ))}
      </ul>
    </div>
  );
}

/** Clusters of one question are weighed; where a workshop has several, which one. */
function QuestionChoice({ desk, draft, change }: FormProps) {
  const own = desk.meeting.steps.value.find(({ phase }) => phase.id === draft.question);
  const asked = desk.meeting.steps.value.filter(({ question, workshop }) => question && workshop.id === own?.workshop.id);
  if (asked.length < 2) return null;
  return (
    <Field label={t("Cluster von welcher Frage?")}>
      {(ids) => (
        <select {...ids} value={draft.question} onChange={(event) => change({ question: event.currentTarget.value, picked: {} })}>
          {asked.map(({ question, nth }) => <option key={question!.id} value={question!.id} dir="auto">{`${nth}. ${question!.text}`}</option>)}
        </select>
      )}
    </Field>
  );
}

function Numbers({ desk, draft, change }: FormProps) {
  const themes = chosenClusters(desk, draft).length;
  const people = desk.live.people.value ?? 0;
  const proposed = proposedDots(themes, people);
  const reason = tn(
    "Vorschlag: ein Punkt bei %(themes)s Themen, etwa halb so viele wie Themen.",
    "Vorschlag: %(num)s Punkte bei %(themes)s Themen, etwa halb so viele wie Themen.", proposed, { themes });
  const fewer = t("Bei mehr als %(people)s Personen höchstens %(dots)s.", { people: LARGE_GROUP, dots: DOTS_IN_LARGE_GROUPS });
  return (
    <div class="row row--field">
      <WholeNumber label={t("Punkte je Person")} hint={people > LARGE_GROUP ? `${reason} ${fewer}` : reason}
        value={draft.dots ?? proposed} write={(dots) => change({ dots })} />
      <WholeNumber label={t("Höchstens für ein Thema")} hint={t("Üblich sind 2.")} value={draft.most} write={(most) => change({ most })} />
    </div>
  );
}

function WholeNumber({ label, hint, value, write }: { label: string; hint: string; value: number; write: (value: number) => void }) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input {...ids} type="number" min={1} max={MOST_DOTS} value={Number.isNaN(value) ? "" : value}
          onInput={(event) => write(event.currentTarget.valueAsNumber)} />
      )}
    </Field>
  );
}
