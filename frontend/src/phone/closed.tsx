// The event is over: thanks, what happens next, and an empty device for the next person.

import { useSignal } from "@preact/signals";
import { locale, t } from "../i18n";
import type { NextDate, Outlook } from "../live/types";
import { Dialog } from "../ui/dialog";
import { useSession } from "./context";
import { Heading } from "./heading";
import { OwnTexts } from "./own";

/** An ISO date in the page's language. */
function asDate(date: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

function Dates({ dates, open }: { readonly dates: readonly NextDate[]; readonly open: boolean }) {
  if (!dates.length && !open) return null;
  return (
    <>
      <dt>{t("Nächste Termine")}</dt>
      {dates.map((date) => (
        <dd key={date.text} dir="auto">
          {[date.date && asDate(date.date), date.text, date.place].filter(Boolean).join(", ")}
        </dd>
      ))}
      {!dates.length && <dd>{t("Noch offen")}</dd>}
    </>
  );
}

function WhatNext({ outlook }: { readonly outlook: Outlook }) {
  const { addressee, reporter, feedback_by: by, next_dates: dates = [], dates_open: open = false } = outlook;
  return (
    <section class="stack stack--tight" aria-labelledby="next">
      <h2 id="next">{t("Wie geht es weiter?")}</h2>
      {outlook.text && <p dir="auto">{outlook.text}</p>}
      <dl class="next-steps">
        {addressee && <><dt>{t("Die Ergebnisse gehen an")}</dt><dd dir="auto">{addressee}</dd></>}
        {reporter && <><dt>{t("Rückmeldung gibt")}</dt><dd dir="auto">{reporter}</dd></>}
        {by && <><dt>{t("Spätestens am")}</dt><dd>{asDate(by)}</dd></>}
        <Dates dates={dates} open={open} />
      </dl>
    </section>
  );
}

export function Closed() {
  const { event, page, device } = useSession();
  const use = event.value?.use_of_results ?? page.use_of_results;
  return (
    <div class="step__body">
      <Heading>{t("Vielen Dank")}</Heading>
      <p>{t("Die Veranstaltung ist abgeschlossen.")}</p>
      {use && <p dir="auto">{use}</p>}
      {event.value?.outlook && <WhatNext outlook={event.value.outlook} />}
      <OwnTexts />
      {device.value && <ClearDevice />}
    </div>
  );
}

function ClearDevice() {
  const session = useSession();
  const asking = useSignal(false);
  const close = () => (asking.value = false);
  return (
    <div class="stack stack--tight">
      <button class="button" type="button" onClick={() => (asking.value = true)}>{t("Dieses Gerät leeren")}</button>
      <p class="soft small">{t("Löscht die eigenen Texte dieser Veranstaltung von diesem Gerät. Gespeicherte Beiträge bleiben in der Dokumentation.")}</p>
      {asking.value && (
        <Dialog
          title={t("Dieses Gerät leeren?")}
          onClose={close}
          actions={
            <>
              <button class="button" type="button" onClick={close}>{t("Abbrechen")}</button>
              <button class="button button--danger" type="button" onClick={() => void session.clear()}>{t("Gerät leeren")}</button>
            </>
          }
        >
          <p>{t("Danach sind eigene Beiträge auf diesem Gerät nicht mehr zu sehen. Was noch wartet, geht verloren.")}</p>
        </Dialog>
      )}
    </div>
  );
}
