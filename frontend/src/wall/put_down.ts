// Putting cards down is said once it is true; when the answer takes long, that it is under way.

import { t } from "../i18n";
import { announce } from "../ui/announcer";
import { NEW, type Target } from "./board";
import type { Sorting } from "./sorting";

const LONG = 1000;

/** `where`: the target in words. */
export async function putDown(sorting: Sorting, cards: readonly string[], target: Target, where: string): Promise<void> {
  const timer = setTimeout(() => announce(t("Wird abgelegt. %(where)s.", { where })), LONG);
  const moved = await sorting.move(cards, target);
  clearTimeout(timer);
  // A new cluster says itself that it is there. What was told, and what is in hand by now, is not spoken over.
  if (!moved || target.place === NEW || sorting.said.peek() || sorting.inHand.peek().size) return;
  announce(t("Abgelegt. %(where)s.", { where }));
}
