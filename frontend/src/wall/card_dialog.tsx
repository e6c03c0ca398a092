// Everything about one card: its words, what lies below them, who sees it differently, and what can be done with it.

import { useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Contribution } from "../live/types";
import { Dialog } from "../ui/dialog";
import { unbroken } from "../ui/unbroken";
import { contributionOf, type Board } from "./board";
import { CardConflicts } from "./card_conflicts";
import { CardEnquiry } from "./card_enquiry";
import { Explanation } from "./card_layers";
import { CardTranslations } from "./card_translations";
import type { Sorting } from "./sorting";

interface CardDialogProps {
  /** A card as it lies on the wall. */
  readonly card: string;
  readonly sorting: Sorting;
  readonly close: () => void;
}

/** What a part of the dialog needs. */
export interface CardPartProps {
  readonly record: Contribution;
  readonly sorting: Sorting;
}

export function CardDialog({ card, sorting, close }: CardDialogProps) {
  const now = sorting.board.card(card).value;
  const last = useRef(now);
  // Taken off the wall meanwhile: what is being typed here must not vanish with it.
  const record = (last.current = now ?? last.current);
  return (
    <Dialog title={t("Beitrag")} onClose={close} actions={<Actions card={card} there={now !== undefined} sorting={sorting} close={close} />}>
      {!now && <p class="banner banner--warning" role="status">{t("Dieser Beitrag ist nicht mehr an der Wand.")}</p>}
      {record && <Shown record={record} sorting={sorting} />}
    </Dialog>
  );
}

function Shown({ record, sorting }: CardPartProps) {
  return (
    <>
      <div class="stack stack--tight">
        <p class="dialog__quote card-words" dir="auto" lang={record.lang || undefined}>{unbroken(record.text)}</p>
        {record.explanation && <Explanation text={record.explanation} />}
        <p class="soft small">{whereabouts(record, sorting.board)}</p>
      </div>
      <CardTranslations record={record} sorting={sorting} />
      <CardConflicts record={record} sorting={sorting} />
      <CardEnquiry record={record} sorting={sorting} />
    </>
  );
}

function whereabouts({ cluster, also, stack }: Contribution, board: Board): string {
  if (stack) return t("Angeheftet an „%(text)s“.", { text: board.card(stack).value?.text ?? "" });
  const titles = [cluster, also].flatMap((id) => (id ? [board.cluster(id).value?.title || t("Cluster ohne Titel")] : []));
  if (titles.length > 1) return t("Steht in zwei Clustern: „%(one)s“ und „%(other)s“.", { one: titles[0]!, other: titles[1]! });
  return titles.length ? t("Steht im Cluster „%(title)s“.", { title: titles[0]! }) : t("Liegt lose an der Wand.");
}

function Actions({ card, there, sorting, close }: CardDialogProps & { there: boolean }) {
  function read(): void {
    close();
    void sorting.send("read_aloud", { contribution: contributionOf(card) });
  }
  return (
    <>
      {there && (
        <>
          <button type="button" class="button button--plain"
            onClick={() => (close(), sorting.showHistory({ card: contributionOf(card) }))}>
            {t("Verlauf")}
          </button>
          <button type="button" class="button button--plain"
            onClick={() => (sorting.asks.value = { about: "hide", card: contributionOf(card) })}>
            {t("Verbergen …")}
          </button>
          <button type="button" class="button" onClick={read}>{t("Vorlesen")}</button>
        </>
      )}
      <button type="button" class="button" onClick={close}>{t("Schließen")}</button>
    </>
  );
}
