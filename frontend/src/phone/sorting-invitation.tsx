// Asks quietly whether somebody would like to help sorting. Whoever is writing goes on undisturbed.

import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import type { Question } from "../live/types";
import { announce } from "../ui/announcer";
import { useSession } from "./context";
import type { Step } from "./steps";

/** The question to help with: of the workshop on this page, else any. */
export function helpWanted(questions: readonly Question[], item: string | undefined): Question | undefined {
  const wanted = questions.filter(({ helpers }) => helpers);
  return wanted.find((question) => question.item === item) ?? wanted[0];
}

export function SortingInvitation({ step }: { readonly step: Step }) {
  const session = useSession();
  const item = "item" in step ? step.item : undefined;
  const wanted = useComputed(() => helpWanted(session.room.value.list<Question>("question").value, item)).value;
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

function invitation(): string {
  return t("Die Moderation bittet um Hilfe beim Sortieren der Beiträge.");
}
