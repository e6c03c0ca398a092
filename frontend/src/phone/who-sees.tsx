// Said before anybody writes: who will see it, and when.

import { useComputed } from "@preact/signals";
import { t } from "../i18n";
import type { Question } from "../live/types";
import { useSession } from "./context";

export function WhoSees({ question }: { readonly question: string }) {
  const session = useSession();
  const sentence = useComputed(() => sentenceFor(session.room.value.one<Question>("question", question).value));
  return sentence.value ? <p class="soft">{sentence}</p> : null;
}

function sentenceFor(question: Question | undefined): string {
  if (question?.private && question.moderated) {
    return t("Die Moderation liest Ihren Beitrag vorab. Alle anderen sehen ihn erst, wenn gemeinsam aufgedeckt wird.");
  }
  if (question?.private) return t("Ihren Beitrag sieht niemand, bis alle Beiträge gemeinsam aufgedeckt werden.");
  return question?.moderated ? t("Ihr Beitrag erscheint an der Wand, sobald die Moderation ihn freigegeben hat.") : "";
}
