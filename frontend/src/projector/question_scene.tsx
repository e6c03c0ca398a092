// The question, while people answer it: large, with the clock, and what came last below it.

import { useComputed } from "@preact/signals";
import type { Step } from "../desk/meeting";
import { placeIn } from "../live/records";
import type { Contribution } from "../live/types";
import { t, tn } from "../i18n";
import { unbroken } from "../ui/unbroken";
import { JoinCorner, type SceneProps } from "./projector";
import { StageClock } from "./stage_clock";
import { useFitting } from "./fitting";

/** More than fit on any screen at a readable size. */
const MOST_SHOWN = 60;

export function QuestionScene({ meeting, entrance, step }: SceneProps & { step: Step }) {
  return (
    <main class="scene asking" id="main">
      <header class="asking__head">
        <h1 class="asking__question" dir="auto">{step.question?.text}</h1>
        <StageClock meeting={meeting} step={step} />
      </header>
      {step.question?.private ? <Covered entrance={entrance} /> : <Newest meeting={meeting} entrance={entrance} step={step} />}
    </main>
  );
}

/** Nobody's words are here before all of them are. */
function Covered({ entrance }: Pick<SceneProps, "entrance">) {
  return (
    <>
      <p class="asking__none">{t("Die Beiträge werden später gemeinsam aufgedeckt.")}</p>
      <div class="scene__foot">
        <p />
        <JoinCorner entrance={entrance} />
      </div>
    </>
  );
}

function Newest({ meeting, entrance, step }: SceneProps & { step: Step }) {
  const wall = meeting.live.stream(`wall:${step.workshop.id}`);
  const ids = useComputed(() => newestFirst(meeting, step));
  const shown = ids.value.slice(0, MOST_SHOWN);
  const { list, fitting } = useFitting<HTMLUListElement>(shown);
  const more = ids.value.length - Math.min(fitting, shown.length);
  return (
    <>
      <ul ref={list} class="asking__cards" aria-label={t("Die neuesten Beiträge")}>
        {shown.map((id) => (
          <li key={id} class="card">
            <p class="asking__text" dir="auto">{unbroken(wall.one<Contribution>("contribution", id).value?.text ?? "")}</p>
          </li>
        ))}
      </ul>
      {ids.value.length === 0 && <p class="asking__none">{t("Die Beiträge erscheinen hier.")}</p>}
      <div class="scene__foot">
        <p class="figures">{more > 0 && ids.value.length > 0 && tn("und ein weiterer Beitrag", "und %(num)s weitere Beiträge", more)}</p>
        <JoinCorner entrance={entrance} />
      </div>
    </>
  );
}

/** Loose cards lie in the order in which they came, so the newest is the last of them; sorted ones follow. */
function newestFirst(meeting: Meeting, { workshop, phase }: Step): string[] {
  const wall = meeting.live.stream(`wall:${workshop.id}`);
  const loose = wall.where("contribution", placeIn(phase.id)).value;
  const all = wall.ids("contribution").value;
  const lying = new Set(loose);
  const sorted = all.filter((id) => !lying.has(id) && wall.one<Contribution>("contribution", id).value?.question === phase.id);
  return [...[...loose].reverse(), ...sorted.reverse()];
}

type Meeting = SceneProps["meeting"];
