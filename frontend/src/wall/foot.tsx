// What lies over the foot of the wall, so that nothing moves when it comes: what happened, and what is selected.

import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { OfferMenu } from "./offer";
import type { Sorting } from "./sorting";

export function WallFoot({ sorting }: { sorting: Sorting }) {
  return (
    <>
      {sorting.said.value ? <WhatHappened sorting={sorting} /> : sorting.selection.size.value > 0 && <Chosen sorting={sorting} />}
      <OfferMenu sorting={sorting} />
    </>
  );
}

/** Announced when it happens; here to be read in peace, and answered. */
function WhatHappened({ sorting }: { sorting: Sorting }) {
  const { text, offer } = sorting.said.value!;
  function done(): void {
    sorting.said.value = null;
    // The button that had the focus goes: back to the wall.
    document.querySelector<HTMLElement>("[data-wall] [tabindex='0']")?.focus({ preventScroll: true });
  }
  return (
    <div class="selection selection--said" role="group" aria-label={t("Was geschehen ist")}>
      <span dir="auto">{text}</span>
      {offer && <button type="button" class="button" onClick={() => (done(), offer.run())}>{offer.label}</button>}
      <button type="button" class="button button--plain" onClick={done}>{t("Verstanden")}</button>
    </div>
  );
}

function Chosen({ sorting }: { sorting: Sorting }) {
  const { selection } = sorting;
  const chosen = selection.size.value;
  return (
    <div class="selection" role="group" aria-label={t("Auswahl")}>
      <span class="figures">{tn("Eine Karte ausgewählt", "%(num)s Karten ausgewählt", chosen)}</span>
      <button type="button" class="button" onClick={() => (sorting.asks.value = { about: "move", cards: selection.inOrder() })}>
        {t("In Cluster verschieben")}
      </button>
      {chosen > 1 && (
        <button type="button" class="button" onClick={() => stapleChosen(sorting)}>{t("Zusammenheften")}</button>
      )}
      <button type="button" class="button button--plain" onClick={() => selection.clear()}>{t("Auswahl aufheben")}</button>
    </div>
  );
}

/** The first one lies on top. */
export function stapleChosen(sorting: Sorting): void {
  const [onto, ...cards] = sorting.selection.inOrder();
  if (onto && cards.length) void sorting.staple(cards, onto);
  else announce(t("Zum Zusammenheften bitte mindestens zwei Karten auswählen."));
}
