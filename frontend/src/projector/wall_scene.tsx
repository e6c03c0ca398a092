// The wall as the room sees it: clusters first, what lies loose after them, in columns; page after page where it is too much.

import type { Step } from "../desk/meeting";
import { placeIn, stackBelow, type StreamRecords } from "../live/records";
import type { Cluster, Contribution } from "../live/types";
import { t } from "../i18n";
import { unbroken } from "../ui/unbroken";
import { ConflictIcon } from "../wall/card_icons";
import { CardLayers } from "../wall/card_layers";
import { Sign } from "../wall/card_signs";
import { conflictWords } from "../wall/card_words";
import { usePages } from "./pages";
import { JoinCorner, type SceneProps } from "./projector";
import { StageClock } from "./stage_clock";

export function WallScene({ meeting, entrance, step }: SceneProps & { step: Step }) {
  const wall = meeting.live.stream(`wall:${step.workshop.id}`);
  const question = step.phase.id;
  const clusters = wall.where("cluster", placeIn(question)).value;
  const loose = wall.where("contribution", placeIn(question)).value;
  const { sheet, page, pages } = usePages();
  return (
    <main class="scene walling" id="main">
      <header class="walling__head">
        <h1 class="walling__question" dir="auto">{step.question?.text}</h1>
        <StageClock meeting={meeting} step={step} />
      </header>
      <div class="walling__window">
        <div ref={sheet} class="walling__sheet">
          {clusters.map((id, nth) => <Group key={id} wall={wall} id={id} number={String(nth + 1)} />)}
          {loose.length > 0 && (
            <section class="group">
              {clusters.length > 0 && <h2>{t("Weitere Beiträge")}</h2>}
              <Cards wall={wall} ids={loose} title={clusters.length > 0 ? t("Weitere Beiträge") : ""} />
            </section>
          )}
          {clusters.length + loose.length === 0 && <p>{t("Die Beiträge erscheinen hier.")}</p>}
        </div>
      </div>
      <div class="scene__foot">
        <p class="figures" aria-live="off">{pages > 1 && t("Seite %(page)s von %(pages)s", { page: page + 1, pages })}</p>
        <JoinCorner entrance={entrance} />
      </div>
    </main>
  );
}

function Group({ wall, id, number }: { wall: StreamRecords; id: string; number: string }) {
  const cluster = wall.one<Cluster>("cluster", id).value;
  if (!cluster) return null;
  const cards = wall.where("contribution", placeIn(cluster.question, id)).value;
  const children = cluster.parent ? [] : wall.where("cluster", placeIn(cluster.question, id)).value;
  const Heading = cluster.parent ? "h3" : "h2";
  return (
    <section class={cluster.parent ? "group group--sub" : "group"}>
      <Heading><span class="figures soft">{number}</span> <span dir="auto">{cluster.title}</span></Heading>
      <Cards wall={wall} ids={cards} title={`${number} ${cluster.title ?? ""}`} />
      {children.map((child, nth) => <Group key={child} wall={wall} id={child} number={`${number}.${nth + 1}`} />)}
    </section>
  );
}

/** `title`: what stands again over a card that begins a further column. */
function Cards({ wall, ids, title }: { wall: StreamRecords; ids: readonly string[]; title: string }) {
  if (!ids.length) return null;
  return (
    <ul class="plain group__cards" data-title={title}>
      {ids.map((id) => <Card key={id} wall={wall} id={id} />)}
    </ul>
  );
}

function Card({ wall, id }: { wall: StreamRecords; id: string }) {
  const card = wall.one<Contribution>("contribution", id).value;
  return (
    <li class="group__card">
      <div class="card">
        <p dir="auto" lang={card?.lang || undefined}>{unbroken(card?.text ?? "")}</p>
        <CardLayers card={card} />
        <Signs wall={wall} card={card} />
      </div>
    </li>
  );
}

/** That several people wrote the same, and that somebody sees it differently. What they say about it stays for the talk. */
function Signs({ wall, card }: { wall: StreamRecords; card: Contribution | undefined }) {
  const conflicts = card?.conflicts?.length ?? 0;
  const same = card ? wall.where("contribution", stackBelow(card.id)).value.length + 1 : 1;
  if (!conflicts && same === 1) return null;
  return (
    <p class="signs">
      {same > 1 && <Sign kind="same" words={t("So oder ähnlich %(num)s-mal geschrieben.", { num: same })} label={`×${same}`} />}
      {conflicts > 0 && <Sign kind="conflict" words={conflictWords(conflicts)} label={String(conflicts)}><ConflictIcon /></Sign>}
    </p>
  );
}
