// The wall, to read: clusters as a calm list. Followed only while it is shown.

import { useComputed } from "@preact/signals";
import { t } from "../i18n";
import { placeIn, type StreamRecords } from "../live/connection";
import type { Cluster, Question } from "../live/types";
import { useSession } from "./context";
import { Heading } from "./heading";
import { OwnTexts } from "./own";
import { WallCard } from "./wall_card";
import { useWall } from "./wall_stream";

export function Wall({ item }: { readonly item: string }) {
  const session = useSession();
  const wall = useWall(item);
  const questions = session.room.value.where("question", item);
  const empty = useComputed(() => wall.ids("contribution").value.length === 0);
  return (
    <div class="step__body">
      <Heading>{t("Gemeinsam ansehen")}</Heading>
      <p class="soft">{t("So sieht die Wand im Raum gerade aus.")}</p>
      {empty.value && <p class="empty">{t("Hier erscheinen die Beiträge, sobald welche da sind.")}</p>}
      {questions.value.map((question) => <Answers wall={wall} question={question} key={question} />)}
      <OwnTexts />
    </div>
  );
}

interface PlaceProps {
  readonly wall: StreamRecords;
  readonly question: string;
}

function Answers({ wall, question }: PlaceProps) {
  const { room } = useSession();
  const asked = useComputed(() => room.value.one<Question>("question", question).value?.text);
  const clusters = wall.where("cluster", placeIn(question));
  const loose = wall.where("contribution", placeIn(question));
  if (!clusters.value.length && !loose.value.length) return null;
  return (
    <section class="wall-list">
      <h2 dir="auto">{asked}</h2>
      {clusters.value.map((id) => <ClusterList wall={wall} question={question} id={id} key={id} />)}
      {clusters.value.length > 0 && loose.value.length > 0 && <h3>{t("Noch nicht geordnet")}</h3>}
      <Cards wall={wall} ids={loose.value} />
    </section>
  );
}

function ClusterList({ wall, question, id, inner = false }: PlaceProps & { readonly id: string; readonly inner?: boolean }) {
  const title = useComputed(() => wall.one<Cluster>("cluster", id).value?.title || t("Ohne Überschrift"));
  const within = wall.where("cluster", placeIn(question, id));
  const cards = wall.where("contribution", placeIn(question, id));
  const Title = inner ? "h4" : "h3";
  return (
    <section class="wall-list__cluster">
      <Title dir="auto">{title}</Title>
      <Cards wall={wall} ids={cards.value} />
      {within.value.map((child) => <ClusterList wall={wall} question={question} id={child} inner key={child} />)}
    </section>
  );
}

function Cards({ wall, ids }: Omit<PlaceProps, "question"> & { readonly ids: readonly string[] }) {
  if (!ids.length) return null;
  return (
    <ul class="wall-list__cards">
      {ids.map((id) => <WallCard wall={wall} id={id} key={id} />)}
    </ul>
  );
}
