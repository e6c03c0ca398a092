// The middle: the question in view, what can be done with what is selected, and the wall.

import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { LOOSE } from "../wall/board";
import { WallFoot } from "../wall/foot";
import type { Sorting } from "../wall/sorting";
import { Wall } from "../wall/wall";
import type { Desk, Panel } from "./desk_state";
import { typedAddress, spacedCode } from "./entrance";
import { isWeighing, stepName, type Step } from "./meeting";
import { emptyText } from "./moderation";
import { ReadingBar } from "./reading";
import { ToolRow } from "./tool_row";
import { WallNotices } from "./wall_notices";
import { WeighingPanel } from "./weighing_panel";

export function WallPanel({ desk }: { desk: Desk }) {
  const step = desk.meeting.viewed.value;
  const wall = desk.wall.value;
  const main = useRef<HTMLElement>(null);
  const stay = () => step && desk.view(step.phase.id);
  useEffect(() => stayWhileAsked(desk), [desk]);
  useFocusKept(main, step?.phase.id);
  return (
    <main ref={main} class="desk__wall" id="main" tabIndex={-1} onPointerDown={stay} onKeyDown={stay} onWheel={stay}
      onFocusIn={({ target, currentTarget }) => target !== currentTarget && stay()}>
      {isWeighing(step) && <WeighingPanel key={step.phase.id} desk={desk} step={step} />}
      {step?.question && wall && <Shown key={step.question.id} desk={desk} step={step} wall={wall} />}
      {!step && <NoQuestion desk={desk} />}
    </main>
  );
}

/** Panels about the wall in view. */
const ABOUT_THE_WALL: readonly (Panel | null)[] = ["hidden", "rules", "approval", "history", "helping", "suggestions"];

/** A wall about which something is asked or shown stays, whatever is opened elsewhere. Returns how to stop. */
function stayWhileAsked(desk: Desk): () => void {
  return effect(() => {
    const asked = ABOUT_THE_WALL.includes(desk.panel.value) || desk.wall.value?.asks.value || desk.weighingFor.value;
    const step = desk.meeting.viewed.peek();
    if (asked && step) desk.view(step.phase.id);
  });
}

/** When another question comes into view below the focus, the focus stays in the middle of the desk. */
function useFocusKept(main: { current: HTMLElement | null }, step: string | undefined): void {
  const held = main.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (held && !main.current!.contains(document.activeElement)) main.current!.focus({ preventScroll: true });
  }, [step]);
}

function Shown({ desk, step, wall }: { desk: Desk; step: Step; wall: Sorting }) {
  const { board } = wall;
  const empty = board.cardsIn(LOOSE).value.length + board.clustersIn(null).value.length === 0;
  const known = desk.live.synced(`wall:${step.workshop.id}`).value;
  return (
    <>
      <header class="desk__question">
        <p class="eyebrow">{stepName(step)}</p>
        <h2 dir="auto">{step.question!.text}</h2>
        <ToolRow desk={desk} step={step} wall={wall} />
        <WallNotices desk={desk} step={step} />
      </header>
      {empty && known ? <Empty desk={desk} step={step} /> : (
        <Wall sorting={wall} live={desk.live} stream={`wall:${step.workshop.id}`} />
      )}
      <WallFoot sorting={wall} />
      <ReadingBar desk={desk} step={step} wall={wall} />
    </>
  );
}

function Empty({ desk, step }: { desk: Desk; step: Step }) {
  const { qr_svg, code, join_url } = desk.entrance;
  return (
    <div class="empty desk__empty">
      <p class="lead">{emptyText(step)}</p>
      <span class="qr"><img src={qr_svg} width="180" height="180" alt={t("QR-Code zum Mitmachen")} /></span>
      <p>{typedAddress(join_url)} <span class="code">{spacedCode(code)}</span></p>
    </div>
  );
}

function NoQuestion({ desk }: { desk: Desk }) {
  const workshop = desk.meeting.items.value.find(({ type }) => type === "workshop");
  if (!desk.live.synced("room").value) return <div class="loading desk__loading" aria-label={t("Wird geladen")} />;
  return (
    <div class="empty">
      <p class="lead">{t("Noch gibt es keine Frage.")}</p>
      {workshop
        ? <button type="button" class="button" onClick={() => desk.addQuestionTo(workshop)}>{t("Frage hinzufügen")}</button>
        : <p>{t("Im Büro lässt sich ein Workshop in das Programm aufnehmen.")}</p>}
    </div>
  );
}
