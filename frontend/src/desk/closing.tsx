// "Wie geht es weiter", and closing the event, which asks for it first (rule C6).

import { useState } from "preact/hooks";
import type { NextDate, Outlook } from "../live/types";
import { t, tn } from "../i18n";
import { Dialog } from "../ui/dialog";
import type { Desk } from "./desk_state";
import { notOnTheWall } from "./moderation";
import { notCounted } from "./next_step";
import { OutlookForm } from "./outlook_form";

export interface Draft {
  readonly text: string;
  readonly addressee: string;
  readonly reporter: string;
  readonly feedback_by: string;
  readonly next_dates: readonly NextDate[];
  readonly dates_open: boolean;
}

function draftOf(outlook: Outlook = {}): Draft {
  return {
    text: outlook.text ?? "",
    addressee: outlook.addressee ?? "",
    reporter: outlook.reporter ?? "",
    feedback_by: outlook.feedback_by ?? "",
    next_dates: outlook.next_dates ?? [],
    dates_open: outlook.dates_open ?? false,
  };
}

/** What goes to the server: no empty lines, no empty dates. */
function outlookOf(draft: Draft): Outlook {
  const dates = draft.next_dates.filter(({ text, date, place }) => text || date || place);
  return {
    ...draft,
    feedback_by: draft.feedback_by || null,
    next_dates: dates.map(({ text, date, place }) => ({ text, date: date || null, place: place ?? "" })),
  };
}

/** The names of the fields that closing asks for and that are still empty. */
function missingIn(draft: Draft): string[] {
  const { next_dates: dates } = outlookOf(draft);
  const answers = { ...draft, next_dates: draft.dates_open || dates!.length > 0 };
  return (["addressee", "reporter", "feedback_by", "next_dates"] as const).filter((name) => !answers[name]);
}

export function ClosingDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const event = desk.meeting.event.value;
  // Begun with what is known now; what others write meanwhile does not overwrite what is being typed here.
  const [draft, change] = useState(() => draftOf(event?.outlook));
  const [missing, mark] = useState<readonly string[]>([]);
  const closed = event?.closed ?? false;

  async function save(): Promise<boolean> {
    return (await desk.send("fill_outlook", { outlook: outlookOf(draft) })).ok;
  }

  async function closeEvent(): Promise<void> {
    const empty = missingIn(draft);
    mark(empty);
    if (empty.length || !(await save())) return;
    close();
    askToClose(desk);
  }

  return (
    <Dialog title={t("Wie geht es weiter?")} onClose={close} actions={
      <>
        <button type="button" class="button button--plain" onClick={close}>{t("Abbrechen")}</button>
        <button type="button" class="button" onClick={async () => (await save()) && close()}>{t("Speichern")}</button>
        {closed
          ? <button type="button" class="button" onClick={() => reopen(desk, close)}>{t("Veranstaltung wieder öffnen")}</button>
          : <button type="button" class="button button--primary" onClick={closeEvent}>{t("Veranstaltung schließen")}</button>}
      </>
    }>
      <Summary closed={closed} missing={missing.length} refused={desk.notice.value} />
      <OutlookForm draft={draft} missing={missing} change={(part) => {
        const next = { ...draft, ...part };
        change(next);
        if (missing.length) mark(missingIn(next));
      }} />
    </Dialog>
  );
}

function Summary({ closed, missing, refused }: { closed: boolean; missing: number; refused: string | null }) {
  return (
    <>
      <p class="soft">
        {closed
          ? t("Die Veranstaltung ist geschlossen. Der Ausblick lässt sich weiter ändern.")
          : t("Geschlossen werden kann, wenn klar ist, wer die Ergebnisse bekommt, wer bis wann berichtet und wann man sich wiedersieht.")}
      </p>
      <div role="alert">
        {missing > 0 && <p class="field__error">{tn("Noch fehlt eine Angabe.", "Noch fehlen %(num)s Angaben.", missing)}</p>}
        {refused && <p class="field__error">{refused}</p>}
      </div>
    </>
  );
}

function askToClose(desk: Desk): void {
  const people = desk.live.people.value ?? 0;
  desk.ask({
    title: t("Veranstaltung schließen?"),
    text: [
      people
        ? tn("Eine Person sieht dann, wie es weitergeht.", "%(num)s Personen sehen dann, wie es weitergeht.", people)
        : t("Alle sehen dann, wie es weitergeht."),
      t("Schreiben kann danach niemand mehr. Sie lässt sich wieder öffnen."),
      ...notOnTheWall(desk),
      ...notCounted(desk),
    ].join(" "),
    yes: t("Veranstaltung schließen"),
    run: () => desk.send("close_event", {}),
  });
}

async function reopen(desk: Desk, close: () => void): Promise<void> {
  if ((await desk.send("reopen_event", {})).ok) close();
}
