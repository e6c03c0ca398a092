// Above the wall: what is still covered, what waits for approval. One calm line each.

import { t, tn } from "../i18n";
import type { Desk } from "./desk_state";
import { stateOf, type Step } from "./meeting";
import { coveredCount, waitingCards } from "./moderation_counts";
import { NoticeLine } from "./notice_line";
import type { NoticeProps } from "./wall_notices";

export function CoveredNotice({ desk, step }: NoticeProps) {
  const covered = coveredCount(desk, step.phase.id);
  if (!covered && !step.question?.private) return null;
  if (!covered) return <NoticeLine>{t("Beiträge bleiben verdeckt, bis sie gemeinsam aufgedeckt werden.")}</NoticeLine>;
  return (
    <NoticeLine action={t("Aufdecken …")} run={() => askToReveal(desk, step)}>
      {tn("Ein Beitrag liegt noch verdeckt.", "%(num)s Beiträge liegen noch verdeckt.", covered)}
    </NoticeLine>
  );
}

export function WaitingNotice({ desk, step }: NoticeProps) {
  const waiting = waitingCards(desk, step.phase.id).length;
  if (!waiting && !step.question?.moderated) return null;
  if (!waiting) return <NoticeLine>{t("Beiträge erscheinen erst nach Freigabe. Gerade wartet keiner.")}</NoticeLine>;
  return (
    <NoticeLine action={t("Ansehen und freigeben")} run={() => (desk.panel.value = "approval")}>
      {waitingText(waiting)}
    </NoticeLine>
  );
}

export function waitingText(waiting: number): string {
  return tn("Ein Beitrag wartet auf Freigabe.", "%(num)s Beiträge warten auf Freigabe.", waiting);
}

export function askToReveal(desk: Desk, { phase, workshop, question }: Step): void {
  const covered = coveredCount(desk, phase.id);
  const waiting = waitingCards(desk, phase.id).filter((card) => card.private).length;
  const parts = [
    tn("Wand und Beamer zeigen dann einen Beitrag.", "Wand und Beamer zeigen dann %(num)s Beiträge, gemischt und ohne Namen.", covered),
    question?.moderated
      ? t("Was danach geschrieben wird, erscheint nach Freigabe.")
      : t("Was danach geschrieben wird, erscheint sofort."),
  ];
  if (waiting) parts.push(waitingText(waiting));
  desk.ask({
    title: tn("Einen Beitrag aufdecken?", "%(num)s Beiträge aufdecken?", covered),
    text: parts.join(" "),
    yes: t("Aufdecken"),
    run: () => desk.send("reveal_contributions", { question: phase.id }, workshop.id),
  });
}

/** Said before the event is closed: what is covered or waits is not printed. No sentence where there is nothing. */
export function notOnTheWall(desk: Desk): string[] {
  const kept = desk.meeting.steps.value.map(({ phase }) => {
    const unapproved = waitingCards(desk, phase.id).filter(({ approval }) => approval === "waiting");
    return coveredCount(desk, phase.id) + unapproved.length;
  });
  const count = kept.reduce((sum, each) => sum + each, 0);
  if (!count) return [];
  return [tn(
    "Ein Beitrag ist noch verdeckt oder nicht freigegeben und steht nicht in der Dokumentation.",
    "%(num)s Beiträge sind noch verdeckt oder nicht freigegeben und stehen nicht in der Dokumentation.",
    count)];
}

/** What stands in the place of the wall while there is nothing on it. */
export function emptyText({ phase, question }: Step): string {
  if (question?.private) return t("Die Beiträge bleiben bei den Schreibenden, bis sie aufgedeckt werden.");
  if (question?.moderated) return t("Hier erscheinen die Beiträge, sobald sie freigegeben sind.");
  const open = stateOf(phase) === "open" || stateOf(phase) === "ending";
  return open
    ? t("Hier erscheinen die Beiträge, sobald jemand schreibt.")
    : t("Hier erscheinen die Beiträge, sobald die Frage offen ist und jemand schreibt.");
}
