// The next step of the meeting, and the other steps that change what all phones show. Each says first what the room will see.

import { t, tn } from "../i18n";
import type { Desk } from "./desk_state";
import { isShown, isWeighing, spokenName, stateOf, stepName, type Step, type WeighingStep } from "./meeting";

export const GRACE = 90;

/** What the primary button says and does. */
export interface Action {
  readonly label: string;
  readonly hint: string;
  readonly run: () => void;
}

export function nextAction(desk: Desk): Action {
  const { meeting } = desk;
  const next = meeting.next.value;
  // A closed event can still be counted, and what is not counted is not documented.
  const weighed = meeting.steps.value.filter(isWeighing).find((step) => isToBeCounted(desk, step));
  if (weighed) return { label: t("Punkte zählen"), hint: weighed.weighing.text, run: () => askToCount(desk, weighed) };
  if (meeting.event.value?.closed) {
    return {
      label: t("Dokumentation herunterladen"),
      hint: t("Die Veranstaltung ist geschlossen."),
      run: () => void desk.documentation.download(),
    };
  }
  if (next) {
    const hint = next.question?.text ?? next.weighing?.text ?? t("Alle sehen dann die Wand.");
    return { label: openLabel(next), hint, run: () => askToOpen(desk, next) };
  }
  return {
    label: t("Veranstaltung abschließen"),
    hint: t("Alle Schritte sind getan."),
    run: () => (desk.panel.value = "closing"),
  };
}

export function isToBeCounted(desk: Desk, { phase, weighing }: WeighingStep): boolean {
  return stateOf(phase) === "closed" && !desk.meeting.result(weighing.id);
}

/** Said before the event is closed: a sentence for each weighing that was begun and not counted. */
export function notCounted(desk: Desk): string[] {
  return desk.meeting.steps.value.filter(isWeighing)
    .filter(({ phase, weighing }) => stateOf(phase) !== "planned" && !desk.meeting.result(weighing.id))
    .map(({ weighing }) => t("Die Gewichtung „%(text)s“ ist noch nicht gezählt.", { text: weighing.text }));
}

/** "Frage 2 öffnen"; "wieder", where it was open before. */
export function openLabel(step: Step, name = stepName(step)): string {
  const again = stateOf(step.phase) !== "planned";
  if (!isShown(step)) return again ? t("Wieder gemeinsam ansehen") : t("Gemeinsam ansehen");
  return again ? t("%(step)s wieder öffnen", { step: name }) : t("%(step)s öffnen", { step: name });
}

/** Who sees it: "12 Personen", or "Alle" where the number is not known. */
function audience({ live }: Desk): { readonly count: number; readonly people: string } {
  const count = live.people.value;
  return count ? { count, people: tn("Eine Person", "%(num)s Personen", count) } : { count: 2, people: t("Alle") };
}

export function askToOpen(desk: Desk, step: Step): void {
  desk.ask({
    title: t("%(action)s?", { action: openLabel(step, spokenName(step)) }),
    text: [whatOpens(desk, step), ...whatStaysOpen(desk, step), ...whatIsHidden(desk, step)].join(" "),
    yes: openLabel(step),
    run: () => openNow(desk, step),
  });
}

function whatOpens(desk: Desk, { question, weighing }: Step): string {
  const { count, people } = audience(desk);
  if (weighing) {
    return tn(
      "%(people)s sieht dann „%(text)s“ und kann geheim Punkte geben.",
      "%(people)s sehen dann „%(text)s“ und können geheim Punkte geben.",
      count, { people, text: weighing.text });
  }
  return question
    ? tn(
      "%(people)s sieht dann die Frage „%(question)s“ und kann schreiben.",
      "%(people)s sehen dann die Frage „%(question)s“ und können schreiben.",
      count, { people, question: question.text })
    : tn("%(people)s sieht dann die Wand.", "%(people)s sehen dann die Wand.", count, { people });
}

/** What is open now and gets its grace period. */
function whatStaysOpen(desk: Desk, step: Step): string[] {
  const open = desk.meeting.steps.value.find(({ phase, workshop }) =>
    phase.state === "open" && workshop.id === step.workshop.id && phase.id !== step.phase.id);
  if (!open || !isShown(open)) return [];
  const values = { step: spokenName(open), grace: GRACE };
  return [open.question
    ? t("%(step)s bleibt noch %(grace)s Sekunden offen, damit alle zu Ende schreiben können.", values)
    : t("%(step)s bleibt noch %(grace)s Sekunden offen, damit alle ihre Punkte geben können.", values)];
}

/** A Rangfolge goes while more dots may come; the limit of the secret is said before. */
function whatIsHidden(desk: Desk, { weighing }: Step): string[] {
  if (!weighing || !desk.meeting.result(weighing.id)) return [];
  return [
    t("Die Rangfolge ist dann für alle verborgen, bis noch einmal gezählt wird."),
    t("Kommt nur ein Gerät dazu, lässt sich aus dem Unterschied seine Wahl ablesen."),
  ];
}

async function openNow(desk: Desk, { phase, workshop }: Step): Promise<void> {
  const answer = await desk.send("open_phase", { phase: phase.id }, workshop.id);
  // Whoever opens a step wants to see it.
  if (answer.ok) desk.view(null);
}

export function askToEnd(desk: Desk, step: Step): void {
  const { phase, workshop } = step;
  desk.ask({
    title: t("%(step)s ausklingen lassen?", { step: spokenName(step) }),
    text: whatEnds(desk, step),
    yes: t("Ausklingen lassen"),
    run: () => desk.send("end_phase", { phase: phase.id, grace: GRACE }, workshop.id),
  });
}

function whatEnds(desk: Desk, { weighing }: Step): string {
  const { count, people } = audience(desk);
  const values = { people, grace: GRACE };
  return weighing
    ? tn(
      "%(people)s hat dann noch %(grace)s Sekunden für die Punkte. Danach schließt die Gewichtung von selbst.",
      "%(people)s haben dann noch %(grace)s Sekunden für die Punkte. Danach schließt die Gewichtung von selbst.", count, values)
    : tn(
      "%(people)s hat dann noch %(grace)s Sekunden zum Fertigschreiben. Danach schließt die Frage von selbst.",
      "%(people)s haben dann noch %(grace)s Sekunden zum Fertigschreiben. Danach schließt die Frage von selbst.", count, values);
}

export function askToClose(desk: Desk, step: Step): void {
  const { phase, workshop } = step;
  desk.ask({
    title: t("%(step)s jetzt schließen?", { step: spokenName(step) }),
    text: whatCloses(desk, step),
    yes: t("Jetzt schließen"),
    run: () => desk.send("close_phase", { phase: phase.id }, workshop.id),
  });
}

function whatCloses(desk: Desk, { question, weighing }: Step): string {
  const { count, people } = audience(desk);
  if (weighing) return t("Danach werden die Punkte gezählt. Die Gewichtung lässt sich wieder öffnen.");
  if (!question) return t("Die Telefone zeigen dann, was als Nächstes kommt.");
  return tn(
    "%(people)s kann dann nichts mehr schreiben. Die Frage lässt sich wieder öffnen.",
    "%(people)s können dann nichts mehr schreiben. Die Frage lässt sich wieder öffnen.",
    count, { people });
}

export function askToCount(desk: Desk, { weighing, workshop }: WeighingStep): void {
  const { count, people } = audience(desk);
  desk.ask({
    title: t("Punkte zu „%(text)s“ zählen?", { text: weighing.text }),
    text: [
      tn("%(people)s sieht dann die Rangfolge.", "%(people)s sehen dann die Rangfolge.", count, { people }),
      t("Wer wofür Punkte gegeben hat, wird dabei vergessen. Punkte vom Papier lassen sich auch danach noch eintragen."),
    ].join(" "),
    yes: t("Punkte zählen"),
    run: async () => {
      const answer = await desk.send("count_dots", { weighing: weighing.id }, workshop.id);
      if (answer.ok) desk.view(weighing.id);
    },
  });
}
