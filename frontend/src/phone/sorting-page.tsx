// Helping to sort: one card at a time, and below it the clusters it may go to.

import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Cluster, Question } from "../live/types";
import { announce } from "../ui/announcer";
import { unbroken } from "../ui/unbroken";
import { CardLayers } from "../wall/card_layers";
import { useSession } from "./context";
import { Heading } from "./heading";
import { Sorting, type Sorted, type Stage } from "./sorting";
import { pageOf } from "./steps";

interface SortingProps {
  readonly sorting: Sorting;
}

const SHORT_CARD = 120;

export function SortingPage({ item, question }: Sorted) {
  const session = useSession();
  const sorting = useMemo(() => new Sorting(session, { item, question }), []);
  useEffect(() => void sorting.start(), [sorting]);
  useSignalEffect(() => {
    const asked = session.room.value.one<Question>("question", question).value;
    if (asked && !asked.helpers) sorting.stop(t("Das gemeinsame Sortieren ist beendet. Vielen Dank für die Hilfe."));
  });
  const stage = sorting.stage.value;
  return (
    <>
      <GoneOn sorting={sorting} />
      {stage.name === "loading" && <Taking />}
      {stage.name === "sorting" && <Asked sorting={sorting} question={question} />}
      {(stage.name === "done" || stage.name === "over") && <Ended sorting={sorting} stage={stage} />}
    </>
  );
}

function Taking() {
  return (
    <div class="step__body" aria-busy="true">
      <Heading>{t("Einen Moment bitte …")}</Heading>
      <div class="loading" />
    </div>
  );
}

/** The room does something else now; whoever sorts finishes in peace. */
function GoneOn({ sorting }: SortingProps) {
  const session = useSession();
  const before = useMemo(() => pageOf(session.next.peek()), []);
  if (pageOf(session.next.value) === before) return null;
  return (
    <div class="banner banner--warning">
      <p class="banner__text">{t("Im Raum geht es weiter.")}</p>
      <div class="banner__actions">
        <button class="button" type="button" onClick={() => sorting.leave()}>{t("Weiter im Programm")}</button>
      </div>
    </div>
  );
}

function Asked({ sorting, question }: SortingProps & { readonly question: string }) {
  const { room } = useSession();
  const asked = useComputed(() => room.value.one<Question>("question", question).value?.text);
  const answered = sorting.answered.value;
  const [nth, all] = [answered + 1, answered + sorting.cards.value.length];
  return (
    <>
      <div class="step__body">
        <Heading class="question">{t("Wohin gehört das?")}</Heading>
        <p class="soft small" dir="auto">{asked}</p>
        {answered === 0 && <p class="soft small">{t("Bitte den passenden Cluster antippen. Wer unsicher ist, wählt „Weiß nicht“.")}</p>}
        <p class="eyebrow figures">{t("Karte %(nth)s von %(all)s", { nth, all })}</p>
        <Card sorting={sorting} />
        <Clusters sorting={sorting} />
      </div>
      <div class="step__foot sorting__foot">
        <button class="button" type="button" aria-disabled={sorting.sending} onClick={once(() => sorting.pass())}>{t("Weiß nicht")}</button>
        <button class="button button--plain" type="button" onClick={() => sorting.leave()}>{t("Aufhören")}</button>
      </div>
    </>
  );
}

/** The second half of a double tap would answer the next card unread. */
function once(answer: () => unknown): (event: MouseEvent) => void {
  return ({ detail }) => void (detail < 2 && answer());
}

/** A screen reader goes on at the next card; short ones stay in view while the clusters scroll. */
function Card({ sorting }: SortingProps) {
  const card = sorting.cards.value[0]!;
  const text = useRef<HTMLParagraphElement>(null);
  const first = useRef(card.id);
  useLayoutEffect(() => {
    if (card.id === first.current) return;
    text.current!.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [card.id]);
  useSignalEffect(() => {
    if (sorting.said.value) announce(sorting.said.value);
  });
  const look = card.text.length > SHORT_CARD ? "card sorting__card" : "card sorting__card sorting__card--short";
  return (
    <>
      {sorting.said.value && <p class="small">{sorting.said}</p>}
      <div class={look}>
        <p class="card__text" dir="auto" lang={card.lang || undefined} tabIndex={-1} ref={text}>{unbroken(card.text)}</p>
        <CardLayers card={card} />
      </div>
    </>
  );
}

function Clusters({ sorting }: SortingProps) {
  const clusters = sorting.clusters.value;
  if (!clusters.length) return <p>{t("Noch gibt es keinen Cluster. Mit „Weiß nicht“ bleibt die Karte bei der Moderation.")}</p>;
  const numbers = numbered(clusters);
  return (
    <ul class="plain stack stack--tight" aria-label={t("Cluster")}>
      {clusters.map(({ id, title, parent }) => (
        <li key={id} class={parent ? "sorting__sub" : undefined}>
          <button class="button button--wide sorting__cluster" type="button" aria-disabled={sorting.sending} onClick={once(() => sorting.sort(id))}>
            <span class="figures soft">{numbers.get(id)}</span>
            <span dir="auto">{title || t("Ohne Überschrift")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** 1, 1.1, 1.2, 2: clusters come in the order in which they are read. */
export function numbered(clusters: readonly Cluster[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const within = new Map<string, number>();
  for (const { id, parent } of clusters) {
    const nth = (within.get(parent ?? "") ?? 0) + 1;
    within.set(parent ?? "", nth);
    numbers.set(id, parent ? `${numbers.get(parent)}.${nth}` : `${nth}`);
  }
  return numbers;
}

/** A batch is done, or it cannot go on: another one, or enough. */
function Ended({ sorting, stage }: SortingProps & { readonly stage: Stage }) {
  const again = stage.name !== "over" || stage.again;
  return (
    <>
      <div class="step__body">
        <Heading>{stage.name === "over" ? t("Gemeinsam sortieren") : t("Danke für die Hilfe")}</Heading>
        <p>{stage.name === "over" ? stage.message : t("Dieser Stapel ist geschafft.")}</p>
      </div>
      <div class="step__foot sorting__foot">
        {again && <button class="button button--primary" type="button" onClick={() => sorting.take()}>{t("Noch einen Stapel")}</button>}
        <button class={again ? "button" : "button button--primary"} type="button" onClick={() => sorting.leave()}>{t("Fertig")}</button>
      </div>
    </>
  );
}
