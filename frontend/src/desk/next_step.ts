// The next step of the meeting, and the other steps that change what all phones show. Each says first what the room will see.

import { t, tn } from "../i18n";
import type { Desk } from "./desk_state";
import { stateOf, stepName, type Step } from "./meeting";

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
  if (meeting.event.value?.closed) {
    return {
      label: t("Dokumentation herunterladen"),
      hint: t("Die Veranstaltung ist geschlossen."),
      run: () => void desk.documentation.download(),
    };
  }
  if (next) {
    const hint = next.question?.text ?? t("Alle sehen dann die Wand.");
    return { label: openLabel(next), hint, run: () => askToOpen(desk, next) };
  }
  return {
    label: t("Veranstaltung abschließen"),
    hint: t("Alle Schritte sind getan."),
    run: () => (desk.panel.value = "closing"),
  };
}

/** "Frage 2 öffnen"; "wieder", where it was open before. */
export function openLabel(step: Step): string {
  const again = stateOf(step.phase) !== "planned";
  if (!step.question) return again ? t("Wieder gemeinsam ansehen") : t("Gemeinsam ansehen");
  return again ? t("%(step)s wieder öffnen", { step: stepName(step) }) : t("%(step)s öffnen", { step: stepName(step) });
}

/** Who sees it: "12 Personen", or "Alle" where the number is not known. */
function audience({ live }: Desk): { readonly count: number; readonly people: string } {
  const count = live.people.value;
  return count ? { count, people: tn("Eine Person", "%(num)s Personen", count) } : { count: 2, people: t("Alle") };
}

export function askToOpen(desk: Desk, step: Step): void {
  const open = desk.meeting.steps.value.find(({ phase, workshop }) =>
    phase.state === "open" && workshop.id === step.workshop.id && phase.id !== step.phase.id);
  const parts = [whatOpens(desk, step)];
  if (open?.question) {
    const values = { step: stepName(open), grace: GRACE };
    parts.push(t("%(step)s bleibt noch %(grace)s Sekunden offen, damit alle zu Ende schreiben können.", values));
  }
  desk.ask({
    title: t("%(action)s?", { action: openLabel(step) }),
    text: parts.join(" "),
    yes: openLabel(step),
    run: () => openNow(desk, step),
  });
}

function whatOpens(desk: Desk, { question }: Step): string {
  const { count, people } = audience(desk);
  return question
    ? tn(
      "%(people)s sieht dann die Frage „%(question)s“ und kann schreiben.",
      "%(people)s sehen dann die Frage „%(question)s“ und können schreiben.",
      count, { people, question: question.text })
    : tn("%(people)s sieht dann die Wand.", "%(people)s sehen dann die Wand.", count, { people });
}

async function openNow(desk: Desk, { phase, workshop }: Step): Promise<void> {
  const answer = await desk.send("open_phase", { phase: phase.id }, workshop.id);
  // Whoever opens a step wants to see it.
  if (answer.ok) desk.view(null);
}

export function askToEnd(desk: Desk, step: Step): void {
  const { phase, workshop } = step;
  const { count, people } = audience(desk);
  desk.ask({
    title: t("%(step)s ausklingen lassen?", { step: stepName(step) }),
    text: tn(
      "%(people)s hat dann noch %(grace)s Sekunden zum Fertigschreiben. Danach schließt die Frage von selbst.",
      "%(people)s haben dann noch %(grace)s Sekunden zum Fertigschreiben. Danach schließt die Frage von selbst.",
      count, { people, grace: GRACE }),
    yes: t("Ausklingen lassen"),
    run: () => desk.send("end_phase", { phase: phase.id, grace: GRACE }, workshop.id),
  });
}

export function askToClose(desk: Desk, step: Step): void {
  const { phase, workshop } = step;
  const { count, people } = audience(desk);
  desk.ask({
    title: t("%(step)s jetzt schließen?", { step: stepName(step) }),
    text: step.question
      ? tn(
        "%(people)s kann dann nichts mehr schreiben. Die Frage lässt sich wieder öffnen.",
        "%(people)s können dann nichts mehr schreiben. Die Frage lässt sich wieder öffnen.",
        count, { people })
      : t("Die Telefone zeigen dann, was als Nächstes kommt."),
    yes: t("Jetzt schließen"),
    run: () => desk.send("close_phase", { phase: phase.id }, workshop.id),
  });
}
