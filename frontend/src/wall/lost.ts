// What to say when the card or cluster that had the focus is gone.

import { t } from "../i18n";
import { isSecond, type Board } from "./board";
import type { Stood } from "./roving";

export function aboutLost(board: Board, { name, place }: Stood): string {
  if (name === place) return t("Diesen Cluster gibt es nicht mehr.");
  const card = board.card(name).peek();
  if (!card) return t("Diese Karte ist nicht mehr auf der Wand.");
  if (card.stack) return t("Diese Karte liegt jetzt auf einem Stapel.");
  if (isSecond(name) && !card.also) return t("Diese Karte steht nicht mehr zusätzlich hier.");
  return t("Diese Karte passt nicht mehr zu Suche und Filter.");
}
