// One thing at a time, large: how to join, the question, the wall, how it goes on.

import type { Entrance } from "../desk/entrance";
import { spacedCode, typedAddress } from "../desk/entrance";
import type { Meeting } from "../desk/meeting";
import { t } from "../i18n";
import { CardScene } from "./card_scene";
import { JoinScene } from "./join_scene";
import { OutlookScene } from "./outlook_scene";
import { QuestionScene } from "./question_scene";
import { sceneOf } from "./scene";
import { WallScene } from "./wall_scene";
import { WeighingScene } from "./weighing_scene";

export interface SceneProps {
  readonly meeting: Meeting;
  readonly entrance: Entrance;
}

export function Projector(props: SceneProps) {
  const { meeting } = props;
  return (
    <div class="stage">
      {meeting.live.synced("room").value ? <Shown {...props} /> : <Waiting {...props} />}
      <Connection {...props} />
    </div>
  );
}

function Shown(props: SceneProps) {
  const scene = sceneOf(props.meeting);
  switch (scene.shows) {
    case "join":
      return <JoinScene {...props} />;
    case "outlook":
      return <OutlookScene {...props} />;
    case "question":
      return <QuestionScene key={scene.step.phase.id} {...props} step={scene.step} />;
    case "wall":
      return <WallScene key={scene.step.phase.id} {...props} step={scene.step} />;
    case "card":
      return <CardScene key={scene.step.phase.id} {...props} step={scene.step} card={scene.card} />;
    case "weighing":
      return <WeighingScene key={scene.step.phase.id} {...props} step={scene.step} />;
  }
}

function Waiting({ entrance }: SceneProps) {
  return (
    <main class="scene" id="main">
      <h1 dir="auto">{entrance.title}</h1>
    </main>
  );
}

/** Said quietly; it comes back by itself. */
function Connection({ meeting }: SceneProps) {
  const status = meeting.live.status.value;
  if (status === "online") return null;
  return (
    <p class="stage__connection" role="status">
      {status === "refused" ? meeting.live.refusal.value?.message : t("Verbindung wird hergestellt …")}
    </p>
  );
}

/** For whoever comes late: small, in the corner of every scene but the first. */
export function JoinCorner({ entrance }: { entrance: Entrance }) {
  return (
    <footer class="corner">
      <span class="qr qr--small"><img src={entrance.qr_svg} alt={t("QR-Code zum Mitmachen")} /></span>
      <p>{typedAddress(entrance.join_url)}<br /><span class="code">{spacedCode(entrance.code)}</span></p>
    </footer>
  );
}
