// Said before anybody writes: who will see it, and when. And said when that changes while somebody writes.

import { useComputed, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { t } from "../i18n";
import type { Rules } from "../live/rules";
import { announce } from "../ui/announcer";

interface RulesProps {
  /** As they were when the page was opened. */
  readonly first: Rules;
  readonly now: ReadonlySignal<Rules>;
}

/** A promise that holds no more leaves its place empty, so that nothing moves under a finger. */
export function WhoSees({ first, now }: RulesProps) {
  const said = sentenceFor(first);
  const stands = useComputed(() => sentenceFor(now.value) === said);
  return said ? <p class="soft" style={{ visibility: stands.value ? "visible" : "hidden" }}>{said}</p> : null;
}

/** Below the field, where there is room: what is different from what the page said. */
export function RulesNotice({ first, now, recalled }: RulesProps & { readonly recalled: ReadonlySignal<boolean> }) {
  const sentence = useComputed(() => {
    if (recalled.value) return recalledText(now.value);
    return sentenceFor(now.value) === sentenceFor(first) ? "" : changedText(now.value);
  });
  useSignalEffect(() => void (sentence.value && announce(sentence.value)));
  return sentence.value ? <p class="banner banner--warning">{sentence}</p> : null;
}

export function recalledText(now: Rules): string {
  return now.private || now.moderated
    ? t("Inzwischen gilt anderes: %(sentence)s Bitte noch einmal senden, wenn es so bleiben soll.", { sentence: sentenceFor(now) })
    : t("Inzwischen sehen alle, was geschrieben wird. Bitte noch einmal senden, wenn es so bleiben soll.");
}

function changedText(now: Rules): string {
  const open = t("Alle sehen sofort, was geschrieben wird.");
  return t("Neu: %(sentence)s", { sentence: sentenceFor(now) || open });
}

function sentenceFor(rules: Rules): string {
  if (rules.private && rules.moderated) {
    return t("Die Moderation liest Ihren Beitrag vorab. Alle anderen sehen ihn erst, wenn gemeinsam aufgedeckt wird.");
  }
  if (rules.private) return t("Ihren Beitrag sieht niemand, bis alle Beiträge gemeinsam aufgedeckt werden.");
  return rules.moderated ? t("Ihr Beitrag erscheint an der Wand, sobald die Moderation ihn freigegeben hat.") : "";
}
