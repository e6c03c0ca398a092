// The drawer of what was taken off the wall: with its reason, and the way back.

import { t } from "../i18n";
import type { Contribution } from "../live/types";
import { Dialog } from "../ui/dialog";
import type { Desk } from "./desk_state";
import { hiddenCards } from "./moderation_counts";

export function HiddenDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const step = desk.meeting.questionStepOf(desk.meeting.viewed.value);
  const cards = step ? hiddenCards(desk, step.phase.id) : [];
  const done = <button type="button" class="button" onClick={close}>{t("Schließen")}</button>;
  return (
    <Dialog title={t("Verborgene Beiträge")} onClose={close} actions={done}>
      {cards.length === 0 && <p class="soft">{t("Zu dieser Frage ist nichts verborgen.")}</p>}
      <ul class="list">{cards.map((card) => <Hidden key={card.id} desk={desk} card={card} />)}</ul>
    </Dialog>
  );
}

function Hidden({ desk, card }: { desk: Desk; card: Contribution }) {
  const bringBack = () => desk.send("unhide_contribution", { contribution: card.id }, card.item);
  return (
    <li class="stack stack--tight">
      <p dir="auto">{card.text}</p>
      {card.reason && <p class="soft small">{t("Grund:")} <span dir="auto">{card.reason}</span></p>}
      {card.approval === "waiting" && <p class="soft small">{t("Zurückgeholt wartet er wieder auf Freigabe.")}</p>}
      <div><button type="button" class="button" onClick={bringBack}>{t("Zurückholen")}</button></div>
    </li>
  );
}
