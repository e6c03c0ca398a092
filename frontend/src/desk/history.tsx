// "Verlauf": who, by role, put what where, newest first; each step can be taken back. Followed only while it is open.

import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { t, tn } from "../i18n";
import { placeIn } from "../live/records";
import type { Contribution, Step as HistoryStep } from "../live/types";
import { Dialog } from "../ui/dialog";
import { concerns, takenBack, titlesIn, type Names } from "../wall/history";
import type { Now } from "../wall/history_possible";
import type { Sorting } from "../wall/sorting";
import type { Desk } from "./desk_state";
import { HistoryLine } from "./history_line";
import { HistoryOfChoice } from "./history_of";
import { stepName, type Step } from "./meeting";

const AT_ONCE = 40;

export function HistoryDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const step = desk.meeting.questionStepOf(desk.meeting.viewed.value);
  const wall = desk.wallOf(step);
  return (
    <Dialog title={step ? t("Verlauf: %(step)s", { step: stepName(step) }) : t("Verlauf")} onClose={close} class="dialog--side"
      actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      {step && wall && <History key={step.phase.id} desk={desk} step={step} wall={wall} />}
    </Dialog>
  );
}

interface HistoryProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly wall: Sorting;
}

function History({ desk, step, wall }: HistoryProps) {
  const stream = `history:${step.workshop.id}`;
  const records = useMemo(() => desk.live.stream(stream), [stream]);
  useEffect(() => () => desk.live.unfollow(stream), [stream]);
  const known = [stream, `wall:${step.workshop.id}`, "desk"].every((name) => desk.live.synced(name).value);
  const newestFirst = [...records.list<HistoryStep>("step").value].reverse();
  const upTo = useSignal(0);
  useEffect(() => void (upTo.value = numberOf(newestFirst[0])), [known]);
  if (!known) return <div class="loading" role="status" aria-label={t("Wird geladen")} />;
  return (
    <>
      <HistoryOfChoice desk={desk} wall={wall} />
      <Steps desk={desk} step={step} now={nowOn(desk, wall)} newestFirst={newestFirst} upTo={upTo} />
    </>
  );
}

/** The number of a step's Change. */
function numberOf(step: HistoryStep | undefined): number {
  return Number(step?.id.slice(1) ?? 0);
}

/** What the wall and the desk show at this moment. */
function nowOn(desk: Desk, { board }: Sorting): Now {
  const hidden = desk.live.stream("desk");
  const { records, question } = board;
  return {
    card: (id) => board.card(id).value ?? hidden.one<Contribution>("contribution", id).value,
    cluster: (id) => board.cluster(id).value,
    within: (cluster) => [
      ...(["contribution", "cluster"] as const).flatMap((kind) => records.where(kind, placeIn(question, cluster)).value),
      ...hidden.where("contribution", placeIn(question, cluster)).value,
    ],
  };
}

function namesFor(now: Now, newestFirst: readonly HistoryStep[]): Names {
  const titles = titlesIn(newestFirst);
  return { card: (id) => now.card(id)?.text, cluster: (id) => now.cluster(id)?.title ?? titles.get(id) };
}

interface StepsProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly now: Now;
  readonly newestFirst: readonly HistoryStep[];
  /** Newer ones wait until they are asked for, so that nothing moves away under a hand. */
  readonly upTo: Signal<number>;
}

function Steps({ desk, step, now, newestFirst, upTo }: StepsProps) {
  const about = newestFirst.filter((each) => each.question === step.phase.id && concerns(each, desk.historyOf.value));
  const shown = about.filter((each) => numberOf(each) <= upTo.value);
  const newer = about.length - shown.length;
  function showNewer(): void {
    upTo.value = numberOf(newestFirst[0]);
    goToLine(0);
  }
  return (
    <>
      {newer > 0 && (
        <button type="button" class="button" onClick={showNewer}>
          {tn("Einen neuen Schritt zeigen", "%(num)s neue Schritte zeigen", newer)}
        </button>
      )}
      {about.length === 0 && <p class="soft">{t("Hier steht, wer was wohin gelegt hat, sobald jemand sortiert.")}</p>}
      <Lines desk={desk} now={now} newestFirst={newestFirst} shown={shown}
        shownUpTo={(seq) => (upTo.value = Math.max(upTo.peek(), seq))} />
    </>
  );
}

interface LinesProps {
  readonly desk: Desk;
  readonly now: Now;
  readonly newestFirst: readonly HistoryStep[];
  readonly shown: readonly HistoryStep[];
  readonly shownUpTo: (seq: number) => void;
}

/** Some hundred lines are drawn only when somebody looks that far back. */
function Lines({ desk, now, newestFirst, shown, shownUpTo }: LinesProps) {
  const [limit, show] = useState(AT_ONCE);
  const gone = takenBack(newestFirst);
  const names = namesFor(now, newestFirst);
  const stepOf = (id: string) => newestFirst.find((each) => each.id === id);
  function showOlder(): void {
    show(limit + AT_ONCE);
    goToLine(limit);
  }
  return (
    <>
      <ol class="history">
        {shown.slice(0, limit).map((each) => (
          <HistoryLine key={each.id} desk={desk} step={each} told={{ names, stepOf, now }} back={gone.get(each.id)} shownUpTo={shownUpTo} />
        ))}
      </ol>
      {shown.length > limit && (
        <button type="button" class="button" onClick={showOlder}>{t("Ältere Schritte zeigen")}</button>
      )}
    </>
  );
}

/** The button goes with what it offered; whoever pressed it goes on at the first line that came. */
function goToLine(nth: number): void {
  requestAnimationFrame(() => document.querySelectorAll<HTMLElement>(".history > li")[nth]?.focus());
}
