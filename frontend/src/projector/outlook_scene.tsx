// When it is over: who gets the results, who reports until when, when people meet again.

import { locale, t } from "../i18n";
import type { SceneProps } from "./projector";

function longDate(date: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

export function OutlookScene({ meeting }: SceneProps) {
  const event = meeting.event.value;
  const outlook = event?.outlook ?? {};
  return (
    <main class="scene outlook" id="main">
      <p dir="auto">{event?.title}</p>
      <h1>{t("Wie geht es weiter?")}</h1>
      <dl class="outlook__facts">
        <Fact name={t("Die Ergebnisse bekommt")}>{outlook.addressee}</Fact>
        <Fact name={t("Es berichtet")}>{outlook.reporter}</Fact>
        <Fact name={t("Bis zum")}>{outlook.feedback_by && longDate(outlook.feedback_by)}</Fact>
        {outlook.next_dates?.map(({ text, date, place }, nth) => (
          <Fact key={nth} name={text || t("Nächster Termin")}>{[date && longDate(date), place].filter(Boolean).join(", ")}</Fact>
        ))}
      </dl>
      {outlook.text && <p class="outlook__text" dir="auto">{outlook.text}</p>}
    </main>
  );
}

function Fact({ name, children }: { name: string; children?: string | null | undefined }) {
  if (!children) return null;
  return (
    <div>
      <dt dir="auto">{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
