// Take a card off the wall, with a reason that stays on record; it can be brought back.

import { useState } from "preact/hooks";
import { t } from "../i18n";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { TextField } from "./field";
import { GoneCard } from "./gone_card";
import type { Sorting } from "./sorting";

export function HideDialog({ card, sorting, close }: { card: string; sorting: Sorting; close: () => void }) {
  const [reason, write] = useState("");
  const [error, refuse] = useState<string | null>(null);
  const [sent, tellSent] = useState(false);
  const record = sorting.board.card(card).value;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!reason.trim()) return refuse(t("Bitte einen Grund angeben."));
    tellSent(true);
    const answer = await sorting.hide(card, reason);
    if (!answer.ok) return tellSent(false), refuse(answer.message);
    await sorting.board.carried(answer.seq);
    close();
    announce(t("Karte verborgen."));
  }

  if (!record && !sent) return <GoneCard card={card} board={sorting.board} close={close} />;

  return (
    <Dialog title={t("Karte verbergen")} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="submit" form="hide-card" class="button button--danger">{t("Verbergen")}</button>
      </>
    }>
      <p class="dialog__quote" dir="auto">{record?.text}</p>
      <p>{t("Die Karte verschwindet von Wand, Beamer und Dokumentation. Sie lässt sich jederzeit zurückholen.")}</p>
      <form id="hide-card" noValidate onSubmit={submit}>
        <TextField label={t("Grund")} hint={t("Nur die Moderation sieht ihn.")} error={error} limit={280} value={reason} write={write} />
      </form>
    </Dialog>
  );
}
