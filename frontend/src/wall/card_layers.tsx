// What lies below a wording and never takes its place: its author's explanation, its translations.

import { t } from "../i18n";
import type { Contribution, Translation } from "../live/types";
import { unbroken } from "../ui/unbroken";
import { translationMark } from "./card_words";

export function Explanation({ text }: { text: string }) {
  return (
    <p class="layer">
      <span class="layer__mark">{t("Dazu schreibt die Person selbst:")}</span>
      <span class="layer__text" dir="auto">{unbroken(text)}</span>
    </p>
  );
}

export function TranslationLayer({ translation }: { translation: Translation }) {
  return (
    <p class="layer" dir="auto">
      <span class="layer__text" lang={translation.lang}>{unbroken(translation.text)}</span>
      <span class="layer__mark" dir="auto">{translationMark(translation)}</span>
    </p>
  );
}

/** All of it, for readers; nothing where there is nothing. */
export function CardLayers({ card }: { card: Contribution | undefined }) {
  if (!card?.explanation && !card?.translations?.length) return null;
  return (
    <div class="layers">
      {card.explanation && <Explanation text={card.explanation} />}
      {card.translations?.map((translation) => <TranslationLayer key={translation.lang} translation={translation} />)}
    </div>
  );
}
