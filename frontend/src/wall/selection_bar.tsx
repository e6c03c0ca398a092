// What can be done with what is selected. Lies over the foot of the wall, so that nothing moves when it comes.

import { t, tn } from "../i18n";
import type { Sorting } from "./sorting";

export function SelectionBar({ sorting }: { sorting: Sorting }) {
  const chosen = sorting.selected.value.size;
  if (!chosen) return null;
  return (
    <div class="selection" role="group" aria-label={t("Auswahl")}>
      <span class="figures">{tn("Eine Karte ausgewählt", "%(num)s Karten ausgewählt", chosen)}</span>
      <button type="button" class="button" onClick={() => (sorting.asks.value = { about: "move", cards: sorting.chosen() })}>
        {t("In Cluster verschieben")}
      </button>
      <button type="button" class="button button--plain" onClick={() => sorting.clearSelection()}>{t("Auswahl aufheben")}</button>
    </div>
  );
}
