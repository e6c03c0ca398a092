// How it stands with an own mark, in a sentence. Nothing is claimed before the server has answered.

import { t } from "../i18n";
import type { Contribution } from "../live/types";
import { isSending } from "./own_signs";
import type { Signs } from "./signs";

/** Null where it is simply made, or where there is none. */
export function markWords(signs: Signs, card: Contribution, online: boolean): string | null {
  const own = signs.of(card.id);
  if (own.sending?.length && !online) return waitingWords(isSending(own, "mark_conflict"), isSending(own, "ask_meaning"));
  if (own.sending?.length) return t("wird gesendet …");
  if (own.refused) return t("Nicht angenommen: %(reason)s", { reason: own.refused });
  return signs.wasDismissed(card) ? t("Die Moderation hat das Zeichen entfernt.") : null;
}

function waitingWords(mark: boolean, asks: boolean): string {
  if (mark) return t("Ihr Zeichen wird gesendet, sobald das Netz wieder da ist.");
  return asks
    ? t("Ihre Nachfrage wird gesendet, sobald das Netz wieder da ist.")
    : t("Ihr Zeichen wird zurückgenommen, sobald das Netz wieder da ist.");
}
