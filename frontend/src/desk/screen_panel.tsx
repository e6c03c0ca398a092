// What the projector shows now, small, and what it should show.

import type { Contribution, Screen } from "../live/types";
import { t } from "../i18n";
import { LOOSE } from "../wall/board";
import { sceneOf, type Scene } from "../projector/scene";
import { spacedCode } from "./entrance";
import type { Desk } from "./desk_state";
import { isWeighing, lastBegun, stepName } from "./meeting";

type Shows = NonNullable<Screen["shows"]>;

const CHOICES: readonly Shows[] = ["auto", "join", "question", "wall"];

export function choiceName(shows: Shows): string {
  return {
    auto: t("Automatisch"), join: t("QR-Code"), question: t("Frage"), wall: t("Wand"), card: t("Karte"), weighing: t("Gewichtung"),
  }[shows];
}

/** Can be changed back at any moment, so it does not ask. */
export function show(desk: Desk, shows: Shows): void {
  void desk.send("show_screen", { shows, ...shownOf(desk, shows) });
}

/** Which question or weighing: the one in view, else the last. */
function shownOf({ meeting }: Desk, shows: Shows): object {
  const viewed = meeting.viewed.value;
  if (shows === "weighing") {
    const all = meeting.steps.value.filter(isWeighing);
    const step = isWeighing(viewed) ? viewed : lastBegun(all) ?? all[0];
    return step ? { workshop: step.workshop.id, weighing: step.weighing.id } : {};
  }
  const question = viewed?.question?.id ?? viewed?.weighing?.question;
  return question && (shows === "question" || shows === "wall") ? { workshop: viewed!.workshop.id, question } : {};
}

export function ScreenPanel({ desk }: { desk: Desk }) {
  const chosen = desk.meeting.screen.value?.shows ?? "auto";
  const choices = desk.meeting.steps.value.some(isWeighing) ? [...CHOICES, "weighing" as const] : CHOICES;
  return (
    <section class="panel" aria-labelledby="screen-title">
      <h2 id="screen-title" class="eyebrow">{t("Auf dem Beamer")}</h2>
      <Preview desk={desk} scene={sceneOf(desk.meeting)} />
      <div class="segments" role="group" aria-labelledby="screen-title">
        {choices.map((shows) => (
          <button key={shows} type="button" class="segments__one" aria-pressed={chosen === shows} onClick={() => show(desk, shows)}>
            {choiceName(shows)}
          </button>
        ))}
      </div>
    </section>
  );
}

function Preview({ desk, scene }: { desk: Desk; scene: Scene }) {
  return (
    <div class="preview">
      {scene.shows === "join" && (
        <>
          <img class="preview__qr" src={desk.entrance.qr_svg} alt={t("QR-Code zum Mitmachen")} />
          <span class="code">{spacedCode(desk.entrance.code)}</span>
        </>
      )}
      {scene.shows === "outlook" && <p class="preview__text">{t("Wie geht es weiter?")}</p>}
      {(scene.shows === "question" || scene.shows === "wall") && (
        <>
          <p class="preview__kind">{scene.shows === "wall" ? t("Wand, %(step)s", { step: stepName(scene.step) }) : stepName(scene.step)}</p>
          <p class="preview__text" dir="auto">{scene.step.question?.text}</p>
          {scene.shows === "wall" && <WallCount desk={desk} scene={scene} />}
        </>
      )}
      {scene.shows === "card" && <PreviewOf kind={t("Karte")} text={cardText(desk, scene)} />}
      {scene.shows === "weighing" && <PreviewOf kind={stepName(scene.step)} text={scene.step.weighing.text} />}
    </div>
  );
}

function PreviewOf({ kind, text }: { kind: string; text: string }) {
  return (
    <>
      <p class="preview__kind">{kind}</p>
      <p class="preview__text" dir="auto">{text}</p>
    </>
  );
}

function cardText(desk: Desk, { step, card }: Scene & { shows: "card" }): string {
  const wall = desk.live.stream(`wall:${step.workshop.id}`);
  return wall.one<Contribution>("contribution", card).value?.text ?? "";
}

function WallCount({ desk, scene }: { desk: Desk; scene: Scene & { shows: "wall" } }) {
  const wall = desk.wallOf(scene.step);
  const clusters = wall?.board.clustersIn(null).value.length ?? 0;
  const loose = wall?.board.cardsIn(LOOSE).value.length ?? 0;
  return <p class="preview__kind">{t("%(clusters)s Cluster, %(loose)s lose", { clusters, loose })}</p>;
}
