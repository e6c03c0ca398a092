// One contribution, read aloud: the question small above it, its words as large as the room needs.

import type { Step } from "../desk/meeting";
import type { Contribution } from "../live/types";
import { t } from "../i18n";
import { unbroken } from "../ui/unbroken";
import { CardLayers } from "../wall/card_layers";
import { useReadingOrder } from "../wall/card_order";
import { useFittingText } from "./fit_text";
import { JoinCorner, type SceneProps } from "./projector";
import { StageClock } from "./stage_clock";

export function CardScene({ meeting, entrance, step, card }: SceneProps & { step: Step; card: string }) {
  const wall = meeting.live.stream(`wall:${step.workshop.id}`);
  const record = wall.one<Contribution>("contribution", card).value;
  const order = useReadingOrder(wall, step.phase.id).value;
  const position = order.indexOf(card) + 1;
  return (
    <main class="scene reading" id="main">
      <header class="walling__head">
        <h1 class="walling__question" dir="auto">{step.question?.text}</h1>
        <StageClock meeting={meeting} step={step} />
      </header>
      {record ? <Words record={record} /> : meeting.live.synced(`wall:${step.workshop.id}`).value && <Gone />}
      <div class="scene__foot">
        <p class="figures">{position > 0 && t("%(position)s von %(count)s", { position, count: order.length })}</p>
        <JoinCorner entrance={entrance} />
      </div>
    </main>
  );
}

function Words({ record }: { record: Contribution }) {
  const box = useFittingText<HTMLDivElement>(record);
  return (
    <div ref={box} class="reading__box">
      <p class="reading__text" dir="auto" lang={record.lang || undefined}>{unbroken(record.text)}</p>
      <CardLayers card={record} />
    </div>
  );
}

function Gone() {
  return <p class="reading__gone">{t("Dieser Beitrag ist nicht mehr an der Wand.")}</p>;
}
