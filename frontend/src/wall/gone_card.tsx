// A dialog about a card that somebody else took off the wall, or put on a stack, meanwhile.

import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import type { Board } from "./board";

/** Whether the card stands on the wall no more. */
export function isGone(card: string, board: Board): boolean {
  const record = board.card(card).value;
  return !record || Boolean(record.stack);
}

export function GoneCard({ card, board, close }: { card: string; board: Board; close: () => void }) {
  const stapled = board.card(card).value !== undefined;
  return (
    <Dialog title={stapled ? t("Diese Karte liegt jetzt auf einem Stapel") : t("Diese Karte ist nicht mehr auf der Wand")} onClose={close}
      actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      <p role="status">
        {stapled ? t("Jemand hat sie inzwischen an eine andere geheftet.") : t("Sie wurde inzwischen zurückgezogen oder verborgen.")}
      </p>
    </Dialog>
  );
}
