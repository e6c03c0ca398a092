// What happens to what is written: two settings of a question, each with what the room will see.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { rulesOf, type Rules } from "../live/rules";
import type { Question } from "../live/types";
import { Dialog } from "../ui/dialog";
import type { Desk } from "./desk_state";
import type { Step } from "./meeting";
import { coveredCount, waitingCards } from "./moderation_counts";

/** The rules in a few words, for the menu. */
export function rulesInWords(question: Question | undefined): string {
  const rules = rulesOf(question);
  if (rules.private && rules.moderated) return t("Neue Beiträge werden geprüft und bleiben verdeckt.");
  if (rules.private) return t("Neue Beiträge bleiben verdeckt.");
  return rules.moderated ? t("Neue Beiträge warten auf Freigabe.") : t("Neue Beiträge erscheinen sofort an der Wand.");
}

interface RulesFieldsProps {
  readonly rules: Rules;
  readonly change: (rules: Rules) => void;
}

export function RulesFields({ rules, change }: RulesFieldsProps) {
  return (
    <fieldset class="choices">
      <legend>{t("Was mit neuen Beiträgen geschieht")}</legend>
      <Choice name={t("Verdeckt sammeln")} checked={rules.private} check={(on) => change({ ...rules, private: on })}
        what={t("Beiträge bleiben bei den Schreibenden, bis sie aufgedeckt werden.")} />
      <Choice name={t("Erst freigeben")} checked={rules.moderated} check={(on) => change({ ...rules, moderated: on })}
        what={t("Beiträge erscheinen erst nach Freigabe an der Wand.")} />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly what: string;
  readonly checked: boolean;
  readonly check: (on: boolean) => void;
}

function Choice({ name, what, checked, check }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => check(event.currentTarget.checked)} />
      <span>
        {name}{" "}
        <span class="choice__what">{what}</span>
      </span>
    </label>
  );
}

export function RulesDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const step = desk.meeting.viewed.value;
  const [rules, change] = useState(() => rulesOf(step?.question));
  const [error, refuse] = useState<string | null>(null);
  if (!step?.question) return null;

  async function save(): Promise<void> {
    const answer = await desk.live.send("set_question_rules", { question: step!.phase.id, ...rules }, step!.workshop.id);
    if (answer.ok) close();
    else refuse(answer.message);
  }

  return (
    <Dialog title={t("Verdeckt sammeln, erst freigeben")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="button" class="button button--primary" onClick={save}>{t("Speichern")}</button>
      </>
    }>
      {error && <p class="field__error" role="alert">{error}</p>}
      <RulesFields rules={rules} change={change} />
      <p class="soft">{whatStays(desk, step)}</p>
    </Dialog>
  );
}

/** The rules are for what is written from now on; the phones say so beside the field. */
function whatStays(desk: Desk, { phase }: Step): string {
  const kept = coveredCount(desk, phase.id) + waitingCards(desk, phase.id).length;
  return kept
    ? t("Gilt für alles, was ab jetzt geschrieben wird. Was schon verdeckt ist oder wartet, bleibt es.")
    : t("Gilt für alles, was ab jetzt geschrieben wird. Auf den Telefonen steht es neben dem Feld.");
}
