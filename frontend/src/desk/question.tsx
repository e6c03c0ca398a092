// A further question, also in the middle of the meeting.

import { useState } from "preact/hooks";
import { NO_RULES } from "../live/rules";
import { newId } from "../live/ids";
import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { TextField } from "../wall/field";
import type { Desk } from "./desk_state";
import { RulesFields } from "./moderation_rules";

export function QuestionDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const workshop = desk.questionFor.value;
  const [text, write] = useState("");
  const [hint, writeHint] = useState("");
  const [rules, change] = useState(NO_RULES);
  const [error, refuse] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!text.trim()) return refuse(t("Bitte die Frage eintragen."));
    const question = newId();
    const answer = await desk.live.send("add_question", { question, text, hint }, workshop?.id);
    if (!answer.ok) return refuse(answer.message);
    close();
    if (rules.private || rules.moderated) await desk.send("set_question_rules", { question, ...rules }, workshop?.id);
  }

  return (
    <Dialog title={t("Frage hinzufügen")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="add-question" class="button button--primary">{t("Hinzufügen")}</button>
      </>
    }>
      <p class="soft">{t("Die Frage kommt hinter die anderen. Zu sehen ist sie erst, wenn sie geöffnet wird.")}</p>
      <form id="add-question" class="stack" noValidate onSubmit={submit}>
        <TextField label={t("Frage")} error={error} rows={2} value={text} write={write} />
        <TextField label={t("Hinweis")} hint={t("Klein unter der Frage auf dem Telefon. Kann leer bleiben.")}
          value={hint} write={writeHint} />
        <RulesFields rules={rules} change={change} />
      </form>
    </Dialog>
  );
}
