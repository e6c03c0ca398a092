// What an own step of sorting is called, for a button and aloud.

import { t, tn } from "../i18n";

const WORDS: Readonly<Record<string, (count: number) => string>> = {
  move_contribution: moved,
  move_contributions: moved,
  double_contribution: () => t("Karte zusätzlich in einen Cluster gelegt"),
  undouble_contribution: () => t("Karte aus einem von zwei Clustern genommen"),
  staple_contributions: (count) => tn("Karte angeheftet", "%(num)s Karten angeheftet", count),
  unstaple_contributions: (count) => tn("Karte vom Stapel genommen", "%(num)s Karten vom Stapel genommen", count),
  hide_contribution: () => t("Karte verborgen"),
  unhide_contribution: () => t("Karte zurückgeholt"),
  create_cluster: () => t("Cluster gebildet"),
  rename_cluster: () => t("Cluster umbenannt"),
  move_cluster: () => t("Cluster verschoben"),
  dissolve_cluster: () => t("Cluster aufgelöst"),
  merge_clusters: () => t("Cluster zusammengelegt"),
  take_back: () => t("Schritt zurückgenommen"),
};

function moved(count: number): string {
  return tn("Karte verschoben", "%(num)s Karten verschoben", count);
}

/** Whether a Command is a step of sorting, which can be taken back. */
export function isStep(name: string): boolean {
  return name in WORDS;
}

/** "Karte verschoben", "3 Karten verschoben" */
export function whatWasDone(name: string, count: number): string {
  return WORDS[name]!(count);
}
