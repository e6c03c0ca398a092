// Asks quietly whether somebody would like to help sorting. Whoever is writing goes on undisturbed.

import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import type { Question } from "../live/types";
import { announce } from "../ui/announcer";
import { useSession } from "./context";
import type { Step } from "./steps";

/** By then there may be new cards, or some that were given back. */
const ASKED_AGAIN_AFTER = 60_000;

/** The question to help with: of the workshop on this page, else any; none of which nothing is left. */
export function helpWanted(questions: readonly Question[], item: string | undefined, sorted: string | null): Question | undefined {
  const wanted = questions.filter(({ id, helpers }) => helpers && id !== sorted);
  return wanted.find((question) => question.item === item) ?? wanted[0];
}

export function SortingInvitation({ step }: { readonly step: Step }) {
  const session = useSession();
  const item = "item" in step ? step.item : undefined;
  const wanted = useComputed(() => helpWanted(session.room.value.list<Question>("question").value, item, session.sorted.value)).value;
  useAskedAgain();
  const shown = wanted !== undefined && step.name !== "welcome" && step.name !== "closed";
  useEffect(() => {
    if (shown) announce(invitation());
  }, [shown]);
  if (!shown) return null;
  return (
    <section class="invitation" aria-label={t("Gemeinsam sortieren")}>
      <p class="invitation__text">{invitation()}</p>
      <button class="button" type="button" onClick={() => (session.sorting.value = { item: wanted.item, question: wanted.id })}>
        {t("Beim Sortieren helfen")}
      </button>
    </section>
  );
}

/** After a while, or when help was ended and is asked for anew. */
function useAskedAgain(): void {
  const { sorted, room } = useSession();
  const ended = useComputed(() => sorted.value !== null && !room.value.one<Question>("question", sorted.value).value?.helpers);
  useSignalEffect(() => {
    if (ended.value) sorted.value = null;
    if (sorted.value === null) return;
    const timer = setTimeout(() => (sorted.value = null), ASKED_AGAIN_AFTER);
    return () => clearTimeout(timer);
  });
}

function invitation(): string {
  return t("Die Moderation bittet um Hilfe beim Sortieren der Beiträge.");
}
