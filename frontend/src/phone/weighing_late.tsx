// Says once, wherever people are by then, that a weighing was closed before their last dots arrived.

import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";
import { useSession } from "./context";

export function LateDots() {
  const late = useSession().ballots.value?.late.value ?? [];
  return late.length > 0 && <Notice onRead={() => late.forEach((ballot) => ballot.acknowledge())} />;
}

function Notice({ onRead }: { readonly onRead: () => void }) {
  const text = t("Die Gewichtung ist geschlossen. Ihre letzten Punkte kamen nicht mehr an; gezählt wird, was vorher gespeichert war.");
  useEffect(() => announce(text), []);
  return (
    <section class="banner banner--warning" aria-label={t("Hinweis zu Ihren Punkten")}>
      <p class="banner__text">{text}</p>
      <div class="banner__actions">
        <button class="button" type="button" onClick={onRead}>{t("Verstanden")}</button>
      </div>
    </section>
  );
}
