// What is weighed, by number; and once the dots are counted, the Rangfolge.

import type { WeighingStep } from "../desk/meeting";
import { JoinCorner, type SceneProps } from "./projector";
import { StageClock } from "./stage_clock";

export function WeighingScene({ meeting, entrance, step }: SceneProps & { step: WeighingStep }) {
  const { weighing } = step;
  return (
    <main class="scene weighing" id="main">
      <header class="walling__head">
        <h1 class="walling__question" dir="auto">{weighing.text}</h1>
        <StageClock meeting={meeting} step={step} />
      </header>
      <ol class="weighing__options">
        {weighing.options.map(({ id, title }) => <li key={id} dir="auto">{title}</li>)}
      </ol>
      <div class="scene__foot">
        <JoinCorner entrance={entrance} />
      </div>
    </main>
  );
}
