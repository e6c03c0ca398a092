// A card on a wall that is being sorted: its wording is the stop for the keyboard, a button beside it asks where it goes.

import { useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Contribution } from "../live/types";
import { unbroken } from "../ui/unbroken";
import { isSecond } from "./board";
import { CardSigns } from "./card_signs";
import { AlsoIcon, MoveIcon } from "./icons";
import { lookOf } from "./looks";
import { nameIn } from "./overtaken";
import type { Sorting } from "./sorting";

export function Card({ card, sorting }: { card: string; sorting: Sorting }) {
  const record = sorting.board.card(card).value;
  const last = useRef(record);
  // Held in hand while its author takes it back: the wording stays until it is put down.
  last.current = record ?? last.current;
  const text = last.current?.text ?? "";
  const { className, busy, described, held } = lookOf(card, sorting);
  return (
    <li class={className} data-card={card} data-held={held} aria-busy={busy}>
      <button type="button" class="card__text" data-stop={card} tabIndex={-1} aria-describedby={described}>
        <span dir="auto">{unbroken(text)}</span>
        {record?.also && <Also record={record} second={isSecond(card)} sorting={sorting} />}
        <CardSigns card={card} sorting={sorting} />
      </button>
      <Stack card={card} sorting={sorting} />
      <button type="button" class="card__move" data-action="move" tabIndex={-1}
        aria-label={t("In Cluster verschieben: %(text)s", { text })}>
        <MoveIcon />
      </button>
    </li>
  );
}

/** Says of one standing of a doubled card where the other one is. */
function Also({ record, second, sorting }: { record: Contribution; second: boolean; sorting: Sorting }) {
  const { board } = sorting;
  const other = (second ? record.cluster : record.also) ?? "";
  const words = t("steht auch in „%(place)s“", { place: board.cluster(other).value?.title || nameIn(board, other) });
  return (
    <span class="card__also" title={words}>
      <AlsoIcon />
      <span class="visually-hidden">{words}</span>
    </span>
  );
}

/** ×3: so many contributions lie here, one on top of the other. */
function Stack({ card, sorting }: { card: string; sorting: Sorting }) {
  const below = sorting.board.stack(card).value.length;
  if (!below) return null;
  return (
    <button type="button" class="card__stack figures" data-action="stack" tabIndex={-1} dir="ltr"
      aria-label={t("Stapel aus %(num)s Beiträgen öffnen", { num: below + 1 })}>
      {`×${below + 1}`}
    </button>
  );
}
