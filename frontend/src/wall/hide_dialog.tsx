// Take a card off the wall, with a reason that stays on record; it can be brought back.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { TextField } from "./field";
import type { Sorting } from "./sorting";

export function HideDialog({ card, sorting, close }: { card: string; sorting: Sorting; close: () => void }) {
  const [reason, write] = useState("");
  const [error, refuse] = useState<string | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!reason.trim()) return refuse(t("Bitte einen Grund angeben."));
    const answer = await sorting.hide(card, reason);
    if (answer.ok) close();
    else refuse(answer.message);
  }

  return (
    <Dialog title={t("Karte verbergen")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="hide-card" class="button button--danger">{t("Verbergen")}</button>
      </>
    }>
      <p class="dialog__quote" dir="auto">{sorting.board.card(card).value?.text}</p>
      <p>{t("Die Karte verschwindet von Wand, Beamer und Dokumentation. Sie lässt sich jederzeit zurückholen.")}</p>
      <form id="hide-card" noValidate onSubmit={submit}>
        <TextField label={t("Grund")} hint={t("Nur die Moderation sieht ihn.")} error={error} limit={280} value={reason} write={write} />
      </form>
    </Dialog>
  );
}
