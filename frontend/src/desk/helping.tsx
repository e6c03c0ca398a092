// "Gemeinsam sortieren": the room is asked to help, and the desk sees what remains.

import { computed, useComputed, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { t, tn } from "../i18n";
import type { Batch } from "../live/types";
import { secondsUntil } from "../ui/clock";
import { Dialog } from "../ui/dialog";
import { LOOSE } from "../wall/board";
import { Field } from "../wall/field";
import type { Sorting } from "../wall/sorting";
import type { Desk } from "./desk_state";
import { remaining, type Remaining } from "./helping_counts";
import type { Step } from "./meeting";
import { NoticeLine } from "./notice_line";
import type { NoticeProps } from "./wall_notices";

const USUAL = 8;
const MOST = 40;

/** The entry in the menu: asks once, in a dialog. */
export const HELPING_TOOL = {
  label: () => t("Gemeinsam sortieren"),
  hint: () => t("Wer möchte, sortiert auf dem Telefon ein paar Karten mit."),
  shown: (_: Desk, { question }: Step) => question !== undefined && !question.helpers,
  run: (desk: Desk) => (desk.panel.value = "helping"),
};

export function HelpingDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const step = desk.meeting.viewed.value;
  const wall = desk.wall.value;
  if (!step?.question || !wall) return null;
  return wall.board.clustersIn(null).value.length ? <Asking desk={desk} step={step} close={close} /> : <NoClusters close={close} />;
}

function NoClusters({ close }: { close: () => void }) {
  return (
    <Dialog title={t("Gemeinsam sortieren")} onClose={close} actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      <p>{t("Zuerst braucht es Cluster mit Überschriften, in die sich Karten einsortieren lassen.")}</p>
    </Dialog>
  );
}

function Asking({ desk, step, close }: { desk: Desk; step: Step; close: () => void }) {
  const [written, write] = useState(String(USUAL));
  const [error, refuse] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const size = Number(written);
    if (!Number.isInteger(size) || size < 1 || size > MOST) return refuse(t("Bitte eine Zahl von 1 bis %(most)s eintragen.", { most: MOST }));
    const answer = await desk.live.send("ask_for_help", { question: step.phase.id, size }, step.workshop.id);
    if (answer.ok) close();
    else refuse(answer.message);
  }

  return (
    <Dialog title={t("Gemeinsam sortieren")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="ask-for-help" class="button button--primary">{t("Um Hilfe bitten")}</button>
      </>
    }>
      <p>{t("Auf allen Telefonen erscheint die Einladung, beim Sortieren zu helfen. Wer mitmacht, bekommt ein paar lose Karten, die sonst niemand hat, und ordnet sie den Clustern zu.")}</p>
      <form id="ask-for-help" noValidate onSubmit={submit}>
        <Field label={t("Karten je Stapel")} error={error}>
          {(ids) => <input {...ids} class="field__number" type="text" inputMode="numeric" size={3} value={written}
            onInput={(event) => (write(event.currentTarget.value), refuse(null))} />}
        </Field>
      </form>
    </Dialog>
  );
}

/** The line above the wall while the room helps. */
export function HelpingNotice({ desk, step }: NoticeProps) {
  const wall = desk.wall.value;
  return wall && step.question?.helpers ? <Helping desk={desk} step={step} wall={wall} /> : null;
}

function Helping({ desk, step, wall }: NoticeProps & { wall: Sorting }) {
  const live = useComputed(() => liveBatches(desk, wall.board.question));
  const left = useComputed(() => remainingOn(wall, live.value));
  const sentence = useComputed(() => sentenceOf(left.value));
  useSignalEffect(() => void (wall.inBatch.value = looseIn(wall, live.value)));
  useEffect(() => () => void (wall.inBatch.value = new Set()), [wall]);
  return (
    <NoticeLine action={t("Beenden")} run={() => end(desk, step, left.peek().people)}>{sentence}</NoticeLine>
  );
}

function liveBatches(desk: Desk, question: string): readonly Batch[] {
  const now = desk.live.now();
  const live = desk.live.stream("desk").list<Batch>("batch").value.filter((batch) => batch.question === question && batch.until > now);
  // Nobody says when a batch runs out: look again then.
  if (live.length) void isOver(Math.min(...live.map(({ until }) => until)), desk).value;
  return live;
}

function isOver(moment: number, desk: Desk): ReadonlySignal<boolean> {
  return computed(() => secondsUntil(moment, () => desk.live.now()).value === 0);
}

/** What a facilitator moved meanwhile leaves its batch only with the next answer. */
function looseIn({ board }: Sorting, batches: readonly Batch[]): ReadonlySet<string> {
  const loose = new Set(board.cardsIn(LOOSE).value);
  return new Set(batches.flatMap(({ cards }) => cards).filter((card) => loose.has(card)));
}

function remainingOn({ board }: Sorting, batches: readonly Batch[]): Remaining {
  const loose = board.cardsIn(LOOSE).value.flatMap((id) => board.card(id).value ?? []);
  return remaining(loose, batches, (card) => 1 + board.stack(card).value.length);
}

/** "140 Karten sind noch lose, davon 24 bei 3 Personen, 2 unentschieden". */
function sentenceOf({ loose, out, people, undecided }: Remaining): string {
  if (!loose) return t("Keine Karte ist mehr lose.");
  const parts = [tn("Eine Karte ist noch lose", "%(num)s Karten sind noch lose", loose)];
  if (people) parts.push(tn("davon %(out)s bei einer Person", "davon %(out)s bei %(num)s Personen", people, { out }));
  if (undecided) parts.push(tn("eine unentschieden", "%(num)s unentschieden", undecided));
  return parts.join(", ");
}

/** Where somebody is just sorting, it asks first. */
function end(desk: Desk, { phase, workshop }: Step, people: number): void {
  const run = () => void desk.send("end_help", { question: phase.id }, workshop.id);
  if (!people) return run();
  desk.ask({
    title: t("Gemeinsames Sortieren beenden?"),
    text: tn(
      "Eine Person sortiert gerade. Ihr Stapel liegt dann wieder lose an der Wand; was schon einsortiert ist, bleibt.",
      "%(num)s Personen sortieren gerade. Ihre Stapel liegen dann wieder lose an der Wand; was schon einsortiert ist, bleibt.",
      people,
    ),
    yes: t("Beenden"),
    run,
  });
}
