// The right side: the clock, the next step, what the projector shows.

import { t } from "../i18n";
import { ClockPanel } from "./clock_panel";
import type { Desk } from "./desk_state";
import { nextAction } from "./next_step";
import { ScreenPanel } from "./screen_panel";

export function Side({ desk }: { desk: Desk }) {
  return (
    <aside class="desk__side" aria-label={t("Uhr, nächster Schritt und Beamer")}>
      <ClockPanel desk={desk} />
      <NextStep desk={desk} />
      <ScreenPanel desk={desk} />
    </aside>
  );
}

function NextStep({ desk }: { desk: Desk }) {
  const { label, hint, run } = nextAction(desk);
  return (
    <section class="panel" aria-labelledby="next-title">
      <h2 id="next-title" class="eyebrow">{t("Nächster Schritt")}</h2>
      <p class="panel__hint" dir="auto">{hint}</p>
      <button type="button" class="button button--primary button--wide next" onClick={run}>{label}</button>
    </section>
  );
}
