// What is said about a contribution beside its wording: who translated it, who sees it differently.

import { locale, t, tn } from "../i18n";
import type { Translation } from "../live/types";

/** A language by its name in the language of the page; what no browser knows stays as it is. */
export function languageName(lang: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}

/** Who translated stands beside every translation, so that nobody takes a machine's words for the author's. */
export function translationMark({ lang, by, translator }: Translation): string {
  const language = languageName(lang);
  if (by === "person" && translator) return t("Übersetzung (%(language)s): %(translator)s", { language, translator });
  if (by === "person") return t("Übersetzung (%(language)s): von einer Person", { language });
  if (translator) return t("Übersetzung (%(language)s): maschinell, %(translator)s", { language, translator });
  return t("Übersetzung (%(language)s): maschinell", { language });
}

export function conflictWords(count: number): string {
  return tn("Eine Person sieht das anders.", "%(num)s Personen sehen das anders.", count);
}
