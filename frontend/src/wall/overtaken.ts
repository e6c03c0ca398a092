// What to tell somebody whose cards were moved or taken away by others while they were in hand.

import { t, tn } from "../i18n";
import { contributionOf, LOOSE, type Board, type Place } from "./board";
import type { Elsewhere, Moved } from "./moves";

/** One sentence for a person, and what they can do about it. */
export interface Said {
  readonly text: string;
  readonly offer?: { readonly label: string; readonly run: () => void };
}

export function placeName(place: Place, titles: (cluster: string) => string | undefined): string {
  return place === LOOSE ? t("Lose Beiträge") : titles(place) || t("Cluster ohne Titel");
}

export function nameIn(board: Board, place: Place): string {
  return placeName(place, (id) => board.cluster(id).peek()?.title);
}

/** Nothing when all went where it was put. `again`: move them all the same. */
export function aboutMove(board: Board, moved: Moved, again: () => void): Said | null {
  const sentences = [aboutOvertaken(board, moved.overtaken), aboutGone(board, moved.gone)].filter(Boolean);
  if (!sentences.length) return null;
  const text = sentences.join(" ");
  return moved.overtaken.size ? { text, offer: { label: t("Trotzdem hierher"), run: again } } : { text };
}

function aboutOvertaken(board: Board, overtaken: Elsewhere): string {
  const [place] = overtaken.values();
  if (place === undefined) return "";
  if (overtaken.size === 1) {
    return place === null
      ? t("Jemand hat die Karte inzwischen zu den losen Beiträgen gelegt.")
      : t("Jemand hat die Karte inzwischen in „%(place)s“ gelegt.", { place: nameIn(board, place) });
  }
  return tn("Jemand hat eine der Karten inzwischen an einen anderen Ort gelegt.",
    "Jemand hat %(num)s der Karten inzwischen an einen anderen Ort gelegt.", overtaken.size);
}

function aboutGone(board: Board, gone: readonly string[]): string {
  if (!gone.length) return "";
  const stapled = gone.filter((card) => board.records.one("contribution", contributionOf(card)).peek());
  if (stapled.length === gone.length) {
    return tn("Jemand hat die Karte inzwischen an eine andere geheftet.",
      "Jemand hat %(num)s der Karten inzwischen an andere geheftet.", gone.length);
  }
  return tn("Die Karte ist nicht mehr auf der Wand: Sie wurde zurückgezogen oder verborgen.",
    "%(num)s Karten sind nicht mehr auf der Wand: Sie wurden zurückgezogen oder verborgen.", gone.length);
}
