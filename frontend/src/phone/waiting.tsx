// Nothing to write right now: say so calmly, and what the day holds.

import { t } from "../i18n";
import { useSession } from "./context";
import { Heading } from "./heading";
import { OwnTextsLater } from "./own-later";
import { running } from "./steps";

function Programme() {
  const { items } = useSession();
  if (!items.value.length) return null;
  return (
    <section class="stack stack--tight" aria-labelledby="programme">
      <h2 class="eyebrow" id="programme">{t("Programm")}</h2>
      <ol class="timeline">
        {items.value.map((item) => (
          <li key={item.id}>
            {item.starts_at && <span class="figures soft">{t("%(time)s Uhr", { time: item.starts_at })} </span>}
            <span dir="auto">{item.title}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Waiting() {
  const parts = useSession().parts.value;
  return (
    <div class="step__body">
      <Heading>{t("Gleich geht es weiter")}</Heading>
      <p>{t("Gerade ist keine Frage offen. Sobald es so weit ist, erscheint sie hier von selbst.")}</p>
      {parts && <parts.Results />}
      <Programme />
      <OwnTextsLater />
    </div>
  );
}

/** Joined, but nothing of the event has arrived yet. */
export function Loading() {
  return (
    <div class="step__body" aria-busy="true">
      <Heading>{t("Einen Moment bitte …")}</Heading>
      <div class="loading" />
      <OwnTextsLater />
    </div>
  );
}

/** Several workshops run side by side. */
export function Choose() {
  const session = useSession();
  return (
    <div class="step__body">
      <Heading>{t("Wo möchten Sie mitmachen?")}</Heading>
      <ul class="plain stack">
        {running(session.situation.value).map((item) => (
          <li key={item.id}>
            <button class="button button--wide" type="button" dir="auto" onClick={() => session.choose(item.id)}>
              {item.title}
            </button>
          </li>
        ))}
      </ul>
      <OwnTextsLater />
    </div>
  );
}
