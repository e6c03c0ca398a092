// A card on a wall that is being sorted: its wording is the stop for the keyboard, a button beside it asks where it goes.

import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../i18n";
import { unbroken } from "../ui/unbroken";
import { MoveIcon } from "./icons";
import type { Sorting } from "./sorting";

export function Card({ id, sorting }: { id: string; sorting: Sorting }) {
  const card = sorting.board.card(id);
  const last = useRef("");
  // Held in hand while its author takes it back: the wording stays until it is put down.
  const text = useComputed(() => (last.current = card.value?.text ?? last.current));
  const selected = useComputed(() => sorting.selected.value.has(id));
  const look = useComputed(() => lookOf(id, sorting));
  return (
    <li class={look} data-card={id} aria-busy={useComputed(() => sorting.saving.value.has(id))}>
      <button type="button" class="card__text" data-stop={id} tabIndex={-1}>
        <span dir="auto">{useComputed(() => unbroken(text.value))}</span>
        <Selected selected={selected} />
      </button>
      <button type="button" class="card__move" data-action="move" tabIndex={-1}
        aria-label={useComputed(() => t("In Cluster verschieben: %(text)s", { text: text.value }))}>
        <MoveIcon />
      </button>
    </li>
  );
}

function Selected({ selected }: { selected: { readonly value: boolean } }) {
  return selected.value ? <span class="visually-hidden">{t(", ausgewählt")}</span> : null;
}

function lookOf(id: string, { selected, saving, inHand, filter }: Sorting): string {
  const looks = ["card"];
  if (selected.value.has(id)) looks.push("card--selected");
  if (saving.value.has(id)) looks.push("card--saving");
  if (inHand.value.has(id)) looks.push("card--in-hand");
  if (filter.value && !filter.value.has(id)) looks.push("card--out");
  return looks.join(" ");
}
