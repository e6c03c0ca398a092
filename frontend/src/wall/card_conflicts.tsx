// "Das sehe ich anders": marks with their reasons. They are kept for later and not argued about at once.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { newId } from "../live/ids";
import type { Conflict } from "../live/types";
import type { CardPartProps } from "./card_dialog";
import { CardForm, useEditing } from "./card_form";
import { TextField } from "./field";

export function CardConflicts({ record, sorting }: CardPartProps) {
  const conflicts = record.conflicts ?? [];
  const { edited, edit, close, back, button } = useEditing<true>();
  return (
    <section class="card-part">
      <h3>{t("Unterschiedliche Sichtweisen")}</h3>
      {conflicts.length > 0 && (
        <ul class="list">
          {conflicts.map((conflict) => <Mark key={conflict.id} conflict={conflict} record={record} sorting={sorting} gone={back} />)}
        </ul>
      )}
      {edited ? <MarkForm record={record} sorting={sorting} close={close} /> : (
        <div><button ref={button} type="button" class="button" onClick={() => edit(true)}>{t("Konflikt markieren …")}</button></div>
      )}
    </section>
  );
}

/** A mark that is taken away is forgotten for good, so it asks once. */
function Mark({ conflict, record, sorting, gone }: CardPartProps & { conflict: Conflict; gone: () => void }) {
  const [asking, ask] = useState(false);

  async function dismiss(): Promise<void> {
    const answer = await sorting.send("dismiss_conflict", { contribution: record.id, conflict: conflict.id });
    if (answer.ok) gone();
  }

  return (
    <li class="row row--apart">
      <span dir="auto" class={conflict.reason ? "card-part__words" : "card-part__words soft"}>
        {conflict.reason || t("Ohne Begründung")}
      </span>
      {asking ? (
        <span class="row">
          <button type="button" class="button button--plain" onClick={() => ask(false)}>{t("Behalten")}</button>
          <button type="button" class="button button--danger" onClick={dismiss}>{t("Für immer entfernen")}</button>
        </span>
      ) : <button type="button" class="button button--plain" onClick={() => ask(true)}>{t("Entfernen …")}</button>}
    </li>
  );
}

function MarkForm({ record, sorting, close }: CardPartProps & { close: () => void }) {
  const [reason, write] = useState("");
  const [error, refuse] = useState<string | null>(null);

  async function submit(): Promise<void> {
    const wish = { contribution: record.id, conflict: newId(), secret: newId(), reason: reason.trim() };
    const answer = await sorting.send("mark_conflict", wish);
    if (answer.ok) close();
    else refuse(answer.message);
  }

  return (
    <CardForm submit={submit} close={close} send={t("Markieren")}>
      <TextField label={t("Worin gehen die Sichtweisen auseinander?")} hint={t("Kann leer bleiben. Steht später in der Dokumentation.")}
        error={error} limit={280} rows={2} value={reason} write={write} />
    </CardForm>
  );
}
