// A contribution on the phone's wall: its words first, what lies below them, and one quiet button for what one can say about it.

import { useComputed, useSignal } from "@preact/signals";
import { t } from "../i18n";
import type { StreamRecords } from "../live/connection";
import { stackBelow } from "../live/records";
import type { Contribution, Enquiry } from "../live/types";
import { unbroken } from "../ui/unbroken";
import { AskedIcon, ConflictIcon } from "../wall/card_icons";
import { CardLayers } from "../wall/card_layers";
import { conflictWords } from "../wall/card_words";
import { MoreIcon } from "../wall/icons";
import { useSession } from "./context";
import type { Signs } from "./signs";
import { SignsDialog } from "./signs_dialog";

interface WallCardProps {
  readonly wall: StreamRecords;
  readonly signs: Signs;
  readonly id: string;
}

/** What is stapled below it follows in words of its own: each stays readable. */
export function WallCard({ wall, signs, id }: WallCardProps) {
  const stack = wall.where("contribution", stackBelow(id));
  return (
    <li class="wall-card">
      <Said wall={wall} signs={signs} id={id} />
      {stack.value.length > 0 && (
        <ul class="wall-card__stack" aria-label={t("Dazu geheftet, weil es dasselbe sagt")}>
          {stack.value.map((below) => <li key={below}><Said wall={wall} signs={signs} id={below} /></li>)}
        </ul>
      )}
    </li>
  );
}

function Said({ wall, signs, id }: WallCardProps) {
  const { outbox, room } = useSession();
  const card = wall.one<Contribution>("contribution", id);
  const own = useComputed(() => outbox.entries.value.some(({ contribution }) => contribution === id));
  const asked = useComputed(() => room.value.one<Enquiry>("enquiry", id).value !== undefined);
  const open = useSignal(false);
  if (!card.value) return null;
  const { text, lang, conflicts } = card.value;
  return (
    <div class="wall-card__said">
      <div class="wall-card__words">
        <p class="card__text" dir="auto" lang={lang || undefined}>{unbroken(text)}</p>
        <CardLayers card={card.value} />
        {conflicts?.length ? <p class="wall-card__sign"><ConflictIcon /> {conflictWords(conflicts.length)}</p> : null}
        {asked.value && <p class="wall-card__sign"><AskedIcon /> {t("Jemand hat nachgefragt.")}</p>}
        {own.value && <p class="soft small">{t("von Ihnen")}</p>}
      </div>
      {!own.value && (
        <button class="button button--plain button--icon wall-card__more" type="button" aria-label={t("Mehr: %(text)s", { text })}
          onClick={() => (open.value = true)}>
          <MoreIcon />
        </button>
      )}
      {open.value && <SignsDialog card={card.value} signs={signs} asked={asked.value} close={() => (open.value = false)} />}
    </div>
  );
}
