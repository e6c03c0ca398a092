// Small signs on a card: somebody sees it differently, its author is asked what it means, it was not read aloud yet.

import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { contributionOf } from "./board";
import { AskedIcon, ConflictIcon, UnreadIcon } from "./card_icons";
import { conflictWords } from "./card_words";
import type { Sorting } from "./sorting";

export function CardSigns({ card, sorting }: { card: string; sorting: Sorting }) {
  const record = sorting.board.card(card).value;
  const conflicts = record?.conflicts?.length ?? 0;
  const asked = sorting.asked.value.has(contributionOf(card));
  const unread = sorting.reading.value && !record?.read;
  if (!conflicts && !asked && !unread) return null;
  return (
    <span class="signs">
      {conflicts > 0 && <Sign kind="conflict" words={conflictWords(conflicts)} label={String(conflicts)}><ConflictIcon /></Sign>}
      {asked && <Sign kind="asked" words={t("Nicht verstanden, nachgefragt.")}><AskedIcon /></Sign>}
      {unread && <Sign kind="unread" words={t("Noch nicht vorgelesen.")}><UnreadIcon /></Sign>}
    </span>
  );
}

interface SignProps {
  readonly kind: "conflict" | "asked" | "unread" | "same";
  /** What it means, for whoever does not see it. */
  readonly words: string;
  readonly label?: string;
  readonly children?: ComponentChildren;
}

export function Sign({ kind, words, label, children }: SignProps) {
  return (
    <span class={`sign sign--${kind}`} title={words}>
      {children}
      {label && <span class="figures" aria-hidden="true">{label}</span>}
      <span class="visually-hidden"> {words}</span>
    </span>
  );
}
