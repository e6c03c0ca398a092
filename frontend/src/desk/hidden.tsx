// The drawer of what was taken off the wall: with its reason, and the way back.

import type { Contribution } from "../live/types";
import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import type { Desk } from "./desk_state";

export function hiddenCards(desk: Desk, question: string): readonly Contribution[] {
  const hidden = desk.live.stream("desk").list<Contribution>("contribution").value;
  return hidden.filter((card) => card.question === question);
}

export function HiddenDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const step = desk.meeting.viewed.value;
  const cards = step ? hiddenCards(desk, step.phase.id) : [];
  const done = <button type="button" class="button" onClick={close}>{t("Schließen")}</button>;
  return (
    <Dialog title={t("Verborgene Beiträge")} onClose={close} actions={done}>
      {cards.length === 0 && <p class="soft">{t("Zu dieser Frage ist nichts verborgen.")}</p>}
      <ul class="list">
        {cards.map((card) => (
          <li key={card.id} class="stack stack--tight">
            <p dir="auto">{card.text}</p>
            <p class="soft small">{t("Grund:")} <span dir="auto">{card.reason}</span></p>
            <div>
              <button type="button" class="button" onClick={() => desk.send("unhide_contribution", { contribution: card.id }, card.item)}>
                {t("Zurückholen")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
