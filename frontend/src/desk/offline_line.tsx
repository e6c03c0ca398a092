// Without a network the desk goes on sorting: one line says what is safe, and leaving the page is asked about.

import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";

export function OfflineLine({ desk }: { desk: Desk }) {
  useEffect(() => askBeforeLeaving(desk), [desk]);
  useEffect(() => effect(() => void (desk.offline.value && announce(sentence(desk.waiting.peek())))), [desk]);
  return desk.offline.value ? <p class="banner banner--offline desk__offline">{sentence(desk.waiting.value)}</p> : null;
}

function sentence(waiting: number): string {
  const what = waiting
    ? tn("Ein Schritt wartet und wird gesendet, sobald das Netz wieder da ist.",
      "%(num)s Schritte warten und werden gesendet, sobald das Netz wieder da ist.", waiting)
    : t("Was Sie jetzt sortieren, wird gesendet, sobald das Netz wieder da ist.");
  return [t("Keine Verbindung."), what, t("Diese Seite bitte so lange offen lassen.")].join(" ");
}

/** What was not sent yet goes with the page. */
function askBeforeLeaving(desk: Desk): () => void {
  const asked = (event: BeforeUnloadEvent) => void (desk.waiting.peek() && event.preventDefault());
  window.addEventListener("beforeunload", asked);
  return () => window.removeEventListener("beforeunload", asked);
}
