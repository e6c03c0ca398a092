// A new cluster is made by the server: without a network it is said that it comes later.

import { t } from "../i18n";
import type { Sorting } from "./sorting";

/** Returns how to say no more of it. */
export function tellItWaits(sorting: Sorting): () => void {
  if (!sorting.offline.peek()) return () => {};
  const said = { text: t("Der neue Cluster wird angelegt, sobald das Netz wieder da ist.") };
  sorting.tell(said);
  return () => void (sorting.said.peek() === said && (sorting.said.value = null));
}
