// The fields of the outlook: addressee, reporter, date of feedback, next dates or "open", and a text.

import type { NextDate } from "../live/types";
import { t } from "../i18n";
import { Field } from "../wall/field";
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
      <Field label={t("Wer bekommt die Ergebnisse?")} error={lacks("addressee")}>
        {(ids) => <input {...ids} dir="auto" maxLength={200} value={draft.addressee}
          onInput={(event) => change({ addressee: event.currentTarget.value })} />}
      </Field>
      <Field label={t("Wer berichtet, was daraus wird?")} error={lacks("reporter")}>
        {(ids) => <input {...ids} dir="auto" maxLength={200} value={draft.reporter}
          onInput={(event) => change({ reporter: event.currentTarget.value })} />}
      </Field>
      <Field label={t("Bis wann?")} error={lacks("feedback_by")}>
        {(ids) => <input {...ids} type="date" value={draft.feedback_by}
          onInput={(event) => change({ feedback_by: event.currentTarget.value })} />}
      </Field>
      <NextDates draft={draft} error={lacks("next_dates")} change={change} />
      <Field label={t("Was noch zu sagen ist")} hint={t("Steht am Ende der Dokumentation. Kann leer bleiben.")}>
        {(ids) => <textarea {...ids} dir="auto" rows={3} maxLength={10000} value={draft.text}
          onInput={(event) => change({ text: event.currentTarget.value })} />}
      </Field>
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
        <button type="button" class="button" onClick={() => change({ next_dates: [...dates, { text: "" }] })}>{t("Termin hinzufügen")}</button>
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
      <Field label={t("Was")}>
        {(ids) => <input {...ids} dir="auto" maxLength={200} value={date.text} onInput={(event) => write({ text: event.currentTarget.value })} />}
      </Field>
      <Field label={t("Wann")}>
        {(ids) => <input {...ids} type="date" value={date.date ?? ""} onInput={(event) => write({ date: event.currentTarget.value })} />}
      </Field>
      <Field label={t("Wo")}>
        {(ids) => <input {...ids} dir="auto" maxLength={200} value={date.place ?? ""} onInput={(event) => write({ place: event.currentTarget.value })} />}
      </Field>
      <button type="button" class="button button--plain" onClick={remove}>{t("Entfernen")}</button>
    </div>
  );
}
