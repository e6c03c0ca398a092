// One contribution, read aloud: the question small above it, its words as large as the room needs.

import { useComputed } from "@preact/signals";
import type { Step } from "../desk/meeting";
import type { Contribution } from "../live/types";
import { unbroken } from "../ui/unbroken";
import { JoinCorner, type SceneProps } from "./projector";
import { StageClock } from "./stage_clock";

export function CardScene({ meeting, entrance, step, card }: SceneProps & { step: Step; card: string }) {
  const wall = meeting.live.stream(`wall:${step.workshop.id}`);
  const text = useComputed(() => wall.one<Contribution>("contribution", card).value?.text ?? "");
  return (
    <main class="scene reading" id="main">
      <header class="walling__head">
        <h1 class="walling__question" dir="auto">{step.question?.text}</h1>
        <StageClock meeting={meeting} step={step} />
      </header>
      <p class="reading__text" dir="auto">{unbroken(text.value)}</p>
      <div class="scene__foot">
        <JoinCorner entrance={entrance} />
      </div>
    </main>
  );
}
