// A contribution on the phone's wall: its words first, what lies below them, and one quiet button for what one can say about it.

import { useComputed, useSignalEffect } from "@preact/signals";
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
import { markWords } from "./own_signs_words";

interface WallCardProps {
  readonly wall: StreamRecords;
  readonly id: string;
}

/** What is stapled below it follows in words of its own: each stays readable. */
export function WallCard({ wall, id }: WallCardProps) {
  const stack = wall.where("contribution", stackBelow(id));
  return (
    <li class="wall-card">
      <Said wall={wall} id={id} />
      {stack.value.length > 0 && (
        <ul class="wall-card__stack" aria-label={t("Dazu geheftet, weil es dasselbe sagt")}>
          {stack.value.map((below) => <li key={below}><Said wall={wall} id={below} /></li>)}
        </ul>
      )}
    </li>
  );
}

function Said({ wall, id }: WallCardProps) {
  const { outbox, room, signs } = useSession();
  const card = wall.one<Contribution>("contribution", id);
  const own = useComputed(() => outbox.entries.value.some(({ contribution }) => contribution === id));
  const asked = useComputed(() => room.value.one<Enquiry>("enquiry", id).value !== undefined);
  useSignalEffect(() => void (card.value && signs.value?.see(card.value)));
  if (!card.value) return null;
  const { text, lang, conflicts } = card.value;
  const open = () => (signs.value!.about.value = { wall, card: card.peek()! });
  return (
    <div class="wall-card__said">
      <div class="wall-card__words">
        <p class="card__text" dir="auto" lang={lang || undefined}>{unbroken(text)}</p>
        <CardLayers card={card.value} />
        {conflicts?.length ? <p class="wall-card__sign"><ConflictIcon /> {conflictWords(conflicts.length)}</p> : null}
        {asked.value && <p class="wall-card__sign"><AskedIcon /> {t("Jemand hat nachgefragt.")}</p>}
        {own.value && <p class="soft small">{t("von Ihnen")}</p>}
        <OwnMark card={card.value} />
      </div>
      {!own.value && (
        <button class="button button--plain button--icon wall-card__more" type="button" data-about={id}
          aria-label={t("Mehr: %(text)s", { text })} onClick={open}>
          <MoreIcon />
        </button>
      )}
    </div>
  );
}

/** What became of an own mark, where it is not simply there. */
function OwnMark({ card }: { readonly card: Contribution }) {
  const { signs, live } = useSession();
  const words = signs.value && markWords(signs.value, card, live.value?.status.value === "online");
  return words ? <p class="soft small">{words}</p> : null;
}
