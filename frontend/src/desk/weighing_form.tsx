// What is to be weighed: the question above the dots, the clusters, and how many dots each person has.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { newId } from "../live/ids";
import { t, tn } from "../i18n";
import { Dialog } from "../ui/dialog";
import { Field, TextField } from "../wall/field";
import type { Desk } from "./desk_state";
import { WeighingClusters } from "./weighing_clusters";
import {
  chosenClusters, DOTS_IN_LARGE_GROUPS, LARGE_GROUP, MOST_DOTS, MOST_OPTIONS, proposedDots, weighingDraft, type WeighingDraft,
} from "./weighing_draft";

/** Why it was not sent, and the field that it is about, if it is about one. */
interface Lack {
  readonly text: string;
  readonly field?: "text" | "clusters" | "dots" | "most";
}

interface FormProps {
  readonly desk: Desk;
  readonly draft: WeighingDraft;
  readonly change: (part: Partial<WeighingDraft>) => void;
  readonly lack: Lack | null;
}

export function WeighingDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const { question, weighing } = desk.weighingFor.value!;
  const [draft, set] = useState(() => weighingDraft(question, weighing));
  const [lack, refuse] = useState<Lack | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (lack) form.current!.querySelector<HTMLElement>("[aria-invalid], .choices--invalid input")?.focus();
  }, [lack]);
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
    if (!answer.ok) return refuse({ text: answer.message });
    close();
    desk.view(id);
  }

  const change = (part: Partial<WeighingDraft>) => set({ ...draft, ...part });
  return (
    <Dialog title={weighing ? t("Gewichtung ändern") : t("Gewichten")} onClose={close} actions={
      <>
        {lack && <p class="field__error" role="alert">{lack.text}</p>}
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="weighing" class="button button--primary">{weighing ? t("Ändern") : t("Ins Programm aufnehmen")}</button>
      </>
    }>
      <form id="weighing" class="stack" noValidate onSubmit={submit} ref={form}>
        <p class="soft">{t("Alle geben geheim Punkte, ausgezählt wird gemeinsam. Zu sehen ist es erst, wenn die Gewichtung geöffnet wird.")}</p>
        <Wording {...{ desk, draft, change, lack }} />
        {!weighing && <QuestionChoice {...{ desk, draft, change, lack }} />}
        <WeighingClusters desk={desk} draft={draft} change={change} error={errorOf(lack, "clusters")} />
        <Numbers {...{ desk, draft, change, lack }} />
      </form>
    </Dialog>
  );
}

function missing({ text, dots, most }: WeighingDraft, clusters: number): Lack | null {
  if (!text.trim()) return { field: "text", text: t("Bitte die Frage eintragen, nach der gewichtet wird.") };
  if (clusters < 2) return { field: "clusters", text: t("Zum Gewichten braucht es mindestens zwei Themen mit Titel.") };
  if (clusters > MOST_OPTIONS) {
    return { field: "clusters", text: t("Höchstens %(limit)s Themen lassen sich auf einmal gewichten.", { limit: MOST_OPTIONS }) };
  }
  const whole = t("Bitte ganze Zahlen von 1 bis %(limit)s eintragen.", { limit: MOST_DOTS });
  if (!isUsable(dots ?? 1)) return { field: "dots", text: whole };
  return isUsable(most) ? null : { field: "most", text: whole };
}

function isUsable(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= MOST_DOTS;
}

function errorOf(lack: Lack | null, field: Lack["field"]): string | null {
  return lack?.field === field ? lack!.text : null;
}

function Wording({ draft, change, lack }: FormProps) {
  const examples = [t("Woran wollen wir heute weiterarbeiten?"), t("Was ist am wichtigsten?"), t("Wo haben wir Einfluss?")];
  return (
    <div class="stack stack--tight">
      <TextField label={t("Nach welcher Frage wird gewichtet?")} hint={t("Sie steht über den Punkten. Eine andere Frage gibt eine andere Rangfolge.")}
        error={errorOf(lack, "text")} value={draft.text} write={(text) => change({ text })} />
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

function Numbers({ desk, draft, change, lack }: FormProps) {
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
        error={errorOf(lack, "dots")} value={draft.dots ?? proposed} write={(dots) => change({ dots })} />
      <WholeNumber label={t("Höchstens für ein Thema")} hint={t("Üblich sind 2.")} error={errorOf(lack, "most")}
        value={draft.most} write={(most) => change({ most })} />
    </div>
  );
}

interface WholeNumberProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly value: number;
  readonly write: (value: number) => void;
}

function WholeNumber({ value, write, ...field }: WholeNumberProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <input {...ids} type="number" min={1} max={MOST_DOTS} value={Number.isNaN(value) ? "" : value}
          onInput={(event) => write(event.currentTarget.valueAsNumber)} />
      )}
    </Field>
  );
}
