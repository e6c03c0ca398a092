// What is weighed, by number, and how many dots each person has; once the dots are counted, the Rangfolge. No counts before.

import type { WeighingStep } from "../desk/meeting";
import { t } from "../i18n";
import type { Result, ResultLine } from "../live/types";
import { linePeopleText, meaningText, mostPoints, pointsText, rulesText, weightText } from "../ui/dots";
import { useFittingText } from "./fit_text";
import { usePages } from "./pages";
import { JoinCorner, type SceneProps } from "./projector";
import { StageClock } from "./stage_clock";

/** From one large column to three small ones. */
const SIZES = 9;

export function WeighingScene({ meeting, entrance, step }: SceneProps & { step: WeighingStep }) {
  const { weighing } = step;
  const found = meeting.result(weighing.id);
  // Opened again after counting: people give dots, so the scene is about what they weigh.
  const result = step.phase.state === "open" || step.phase.state === "ending" ? undefined : found;
  const fitted = useFittingText<HTMLDivElement>(result ?? weighing, SIZES);
  const { sheet, page, pages, first, last } = usePages(fitted, ".weighing__options");
  return (
    <main class="scene walling" id="main">
      <header class="walling__head">
        <div>
          <h1 class="weighing__question" dir="auto">{weighing.text}</h1>
          <p class="weighing__rules">{result ? weightText(result) : standText(step)}</p>
        </div>
        <StageClock meeting={meeting} step={step} />
      </header>
      <div class="walling__window">
        <div ref={sheet} class="walling__sheet weighing__sheet">
          {result ? <Ranking result={result} /> : <Options step={step} />}
        </div>
      </div>
      <div class="scene__foot">
        <div class="weighing__foot">
          {pages > 1 && (
            <p class="figures" aria-live="off">
              {rangeText(weighing.options.length, first, last, result !== undefined)} · {t("Seite %(page)s von %(pages)s", { page: page + 1, pages })}
            </p>
          )}
          {result && <p>{meaningText()}</p>}
        </div>
        <JoinCorner entrance={entrance} />
      </div>
    </main>
  );
}

function standText({ phase, weighing }: WeighingStep): string {
  return phase.state === "closed" ? t("Die Gewichtung ist geschlossen. Die Punkte werden gezählt.") : rulesText(weighing);
}

/** Which themes are on the page: by number, or by place once they are counted. */
function rangeText(count: number, first: number, last: number, counted: boolean): string {
  const places = { first: first + 1, last: Math.min(last + 1, count), count };
  return counted ? t("Plätze %(first)s bis %(last)s von %(count)s", places) : t("Themen %(first)s bis %(last)s von %(count)s", places);
}

function Options({ step: { weighing } }: { step: WeighingStep }) {
  return (
    <ol class="plain weighing__options">
      {weighing.options.map(({ id, title }, nth) => (
        <li key={id} class="weighing__option">
          <span class="figures weighing__number">{nth + 1}</span>
          <span class="weighing__title" dir="auto">{title}</span>
        </li>
      ))}
    </ol>
  );
}

function Ranking({ result }: { result: Result }) {
  return (
    <ol class="plain weighing__options">
      {result.lines?.map((line) => <Line key={line.option} line={line} result={result} />)}
    </ol>
  );
}

function Line({ line, result }: { line: ResultLine; result: Result }) {
  return (
    <li class="weighing__option weighing__option--ranked">
      <span class="figures weighing__number">{line.place}</span>
      <span class="weighing__title" dir="auto">{line.title}</span>
      <span class="bar" aria-hidden="true">
        <span class="bar__filled" style={{ inlineSize: `${(100 * line.points) / mostPoints(result)}%` }} />
      </span>
      <span class="weighing__figures">
        {pointsText(line.points)}, {linePeopleText(line, result)}{line.tied && `, ${t("gleichauf")}`}
      </span>
    </li>
  );
}
