// The fields of the outlook: addressee, reporter, date of feedback, next dates or "open", and a text.

import type { NextDate } from "../live/types";
import { t } from "../i18n";
import { DateField, TextField } from "../wall/field";
import type { Draft } from "./closing";

interface OutlookFormProps {
  readonly draft: Draft;
  readonly missing: readonly string[];
  readonly change: (part: Partial<Draft>) => void;
}

export function OutlookForm({ draft, missing, change }: OutlookFormProps) {
  const lacks = (name: string) => (missing.includes(name) ? t("Diese Angabe fehlt noch.") : null);
  return (
    <form class="stack" onSubmit={(event) => event.preventDefault()}>
      <TextField label={t("Wer bekommt die Ergebnisse?")} error={lacks("addressee")}
        value={draft.addressee} write={(addressee) => change({ addressee })} />
      <TextField label={t("Wer berichtet, was daraus wird?")} error={lacks("reporter")}
        value={draft.reporter} write={(reporter) => change({ reporter })} />
      <DateField label={t("Bis wann?")} error={lacks("feedback_by")}
        value={draft.feedback_by} write={(feedback_by) => change({ feedback_by })} />
      <NextDates draft={draft} error={lacks("next_dates")} change={change} />
      <TextField label={t("Was noch zu sagen ist")} hint={t("Steht am Ende der Dokumentation. Kann leer bleiben.")}
        rows={3} limit={10_000} value={draft.text} write={(text) => change({ text })} />
    </form>
  );
}

function NextDates({ draft, error, change }: { draft: Draft; error: string | null; change: OutlookFormProps["change"] }) {
  const dates = draft.next_dates;
  const write = (nth: number, part: Partial<NextDate>) =>
    change({ next_dates: dates.map((date, at) => (at === nth ? { ...date, ...part } : date)) });
  return (
    <fieldset class={error ? "stack field--invalid" : "stack"}>
      <legend>{t("Nächste Termine")}</legend>
      {error && <p class="field__error">{error}</p>}
      {dates.map((date, nth) => (
        <DateRow key={nth} date={date} nth={nth + 1} write={(part) => write(nth, part)}
          remove={() => change({ next_dates: dates.filter((_, at) => at !== nth) })} />
      ))}
      <div class="row">
        <button type="button" class="button" onClick={() => change({ next_dates: [...dates, { text: "" }] })}>
          {t("Termin hinzufügen")}
        </button>
        <label class="choice">
          <input type="checkbox" checked={draft.dates_open} onChange={(event) => change({ dates_open: event.currentTarget.checked })} />
          <span>{t("Weitere Termine sind noch offen")}</span>
        </label>
      </div>
    </fieldset>
  );
}

function DateRow({ date, nth, write, remove }: {
  readonly date: NextDate;
  readonly nth: number;
  readonly write: (part: Partial<NextDate>) => void;
  readonly remove: () => void;
}) {
  return (
    <div class="row row--field" role="group" aria-label={t("Termin %(nth)s", { nth })}>
      <TextField label={t("Was")} value={date.text} write={(text) => write({ text })} />
      <DateField label={t("Wann")} value={date.date ?? ""} write={(day) => write({ date: day })} />
      <TextField label={t("Wo")} value={date.place ?? ""} write={(place) => write({ place })} />
      <button type="button" class="button button--plain" onClick={remove}>{t("Entfernen")}</button>
    </div>
  );
}
