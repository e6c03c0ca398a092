// What lies on one stack: every wording, in its order, and the way off it.

import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { contributionOf } from "./board";
import { GoneCard, isGone } from "./gone_card";
import type { Sorting } from "./sorting";

export function StackDialog({ card, sorting, close }: { card: string; sorting: Sorting; close: () => void }) {
  const { board } = sorting;
  const below = board.stack(card).value;
  const all = below.length + 1;

  async function takeOff(ids: readonly string[]): Promise<void> {
    const answer = await sorting.unstaple(ids);
    if (!answer.ok) return;
    announce(tn("Eine Karte abgenommen.", "%(num)s Karten abgenommen.", ids.length));
    if (ids.length === below.length) close();
  }

  if (isGone(card, board)) return <GoneCard card={card} board={board} close={close} />;
  return (
    <Dialog title={t("Stapel aus %(num)s Beiträgen", { num: all })} onClose={close} actions={
      <>
        {below.length > 1 && <button type="button" class="button" onClick={() => takeOff(below)}>{t("Alle abnehmen")}</button>}
        <button type="button" class="button" onClick={close}>{t("Fertig")}</button>
      </>
    }>
      <p class="soft">{t("Jeder Wortlaut bleibt erhalten und zählt. Was abgenommen wird, liegt hinter dem Stapel.")}</p>
      <ol class="list" aria-label={t("Wortlaute")}>
        <li><p dir="auto">{board.card(contributionOf(card)).value?.text}</p></li>
        {below.map((id) => (
          <li key={id} class="row row--apart">
            <p dir="auto">{board.card(id).value?.text}</p>
            <button type="button" class="button" onClick={() => takeOff([id])}
              aria-label={t("Abnehmen: %(text)s", { text: board.card(id).value?.text ?? "" })}>{t("Abnehmen")}</button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
