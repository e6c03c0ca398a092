// Steps that are about clusters, in words.

import { t, tn } from "../i18n";
import type { Cluster, Step } from "../live/types";
import type { Names } from "./history";
import { clusterName, quoted, type CardStep } from "./history_cards";

export type ClusterStep = NonNullable<Step["clusters"]>[number];
type Clusters = readonly ClusterStep[];

/** Null: the step is not about clusters. */
export function clustersSentence(type: string, clusters: Clusters, cards: readonly CardStep[], names: Names): string | null {
  const gone = clusters.find(({ became }) => !became);
  const made = clusters.find(({ was }) => !was);
  const [changed] = clusters;
  if (gone && type === "clusters_merged") return mergedSentence(gone, clusters, cards, names);
  if (gone) return t("Cluster %(title)s aufgelöst", { title: titleOf(gone.was) });
  if (made) return madeSentence(clusterName(made.cluster, names), cards.length);
  return changed ? changedSentence(changed.was!, changed.became!, names) : null;
}

function mergedSentence(gone: ClusterStep, clusters: Clusters, cards: readonly CardStep[], names: Names): string {
  const title = titleOf(gone.was);
  const into = cards.map(({ became }) => became.cluster).find((cluster) => cluster && cluster !== gone.cluster)
    ?? clusters.map(({ became }) => became?.parent).find(Boolean)
    ?? clusters.find(({ became }) => became)?.cluster;
  if (!into) return t("Cluster %(title)s mit einem anderen zusammengelegt", { title });
  return t("Cluster %(title)s mit %(into)s zusammengelegt", { title, into: clusterName(into, names) });
}

function madeSentence(title: string, cards: number): string {
  if (!cards) return t("Cluster %(title)s angelegt", { title });
  return tn("Cluster %(title)s aus einer Karte gebildet", "Cluster %(title)s aus %(num)s Karten gebildet", cards, { title });
}

function changedSentence(was: Cluster, became: Cluster, names: Names): string {
  const title = titleOf(became);
  if ((was.title ?? "") !== (became.title ?? "")) {
    if (!was.title) return t("Cluster %(title)s benannt", { title });
    return t("Cluster %(was)s heißt jetzt %(title)s", { was: titleOf(was), title });
  }
  if ((was.parent ?? null) === (became.parent ?? null)) return t("Cluster %(title)s an eine andere Stelle gesetzt", { title });
  if (!became.parent) return t("Cluster %(title)s auf die oberste Ebene geholt", { title });
  return t("Cluster %(title)s unter %(parent)s gesetzt", { title, parent: clusterName(became.parent, names) });
}

/** What will be if the step is taken back. Null: it is not about clusters. */
export function clustersBefore(clusters: Clusters): string | null {
  const gone = clusters.find(({ became }) => !became);
  const made = clusters.find(({ was }) => !was);
  const [changed] = clusters;
  if (gone) return t("Cluster %(title)s ist dann wieder da.", { title: titleOf(gone.was) });
  if (made) return t("Der Cluster vergeht dann; seine Karten liegen, wo sie waren.");
  if (!changed) return null;
  const [before, now] = [changed.was?.title ?? "", changed.became?.title ?? ""];
  if (before === now) return t("Der Cluster steht dann wieder, wo er war.");
  return before ? t("Heißt dann wieder %(title)s.", { title: quoted(before) }) : t("Hat dann wieder keinen Titel.");
}

function titleOf(cluster: Cluster | null | undefined): string {
  return quoted(cluster?.title || t("ohne Titel"));
}
