// Every step of the desk has a key. `?` shows them all; whoever types by voice can switch the single letters off.

import { signal } from "@preact/signals";
import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { contributionOf } from "../wall/board";
import { SEARCH_FIELD } from "../wall/filter_tools";
import { tellChanges, tellsChanges } from "../wall/summary";
import { FIVE_MINUTES } from "./clock_panel";
import type { Desk } from "./desk_state";
import { askToEnd, nextAction } from "./next_step";
import { isShown } from "./meeting";
import { beginReading } from "./reading";
import { choiceName, show } from "./screen_panel";

const KEY = "teilhabe.letter-keys";
const lettersWork = signal(localStorage.getItem(KEY) !== "off");

interface DeskKey {
  readonly key: string;
  readonly does: () => string;
  readonly run: (desk: Desk) => unknown;
}

const KEYS: readonly DeskKey[] = [
  { key: "n", does: () => t("Nächster Schritt"), run: (desk) => nextAction(desk).run() },
  { key: "u", does: () => t("Uhr anhalten und weiterlaufen lassen"), run: toggleClock },
  { key: "+", does: () => t("Fünf Minuten mehr"), run: (desk) => clockCommand(desk, "extend_clock", { seconds: FIVE_MINUTES }) },
  { key: "e", does: () => t("Frage ausklingen lassen"), run: endPresent },
  { key: "w", does: () => t("Zur Wand"), run: () => document.querySelector<HTMLElement>("[data-wall] [tabindex='0']")?.focus() },
  { key: "1", does: () => t("Beamer: %(shows)s", { shows: choiceName("auto") }), run: (desk) => show(desk, "auto") },
  { key: "2", does: () => t("Beamer: %(shows)s", { shows: choiceName("join") }), run: (desk) => show(desk, "join") },
  { key: "3", does: () => t("Beamer: %(shows)s", { shows: choiceName("question") }), run: (desk) => show(desk, "question") },
  { key: "4", does: () => t("Beamer: %(shows)s", { shows: choiceName("wall") }), run: (desk) => show(desk, "wall") },
  { key: "5", does: () => t("Beamer: %(shows)s", { shows: choiceName("weighing") }), run: (desk) => show(desk, "weighing") },
  { key: "/", does: () => t("Karten suchen"), run: () => document.getElementById(SEARCH_FIELD)?.focus() },
  { key: "l", does: () => t("Verlauf; auf einer Karte oder einem Titel: deren Verlauf"), run: showHistory },
  { key: "r", does: () => t("Vorlesen"), run: beginReading },
  { key: "i", does: () => t("Einladen"), run: (desk) => (desk.panel.value = "invite") },
  { key: "z", does: () => t("Zugänge"), run: (desk) => (desk.panel.value = "links") },
  { key: "v", does: () => t("Verborgene Beiträge"), run: (desk) => (desk.panel.value = "hidden") },
  { key: "d", does: () => t("Dokumentation herunterladen"), run: (desk) => desk.documentation.download() },
  { key: "a", does: () => t("Abschluss"), run: (desk) => (desk.panel.value = "closing") },
  { key: "?", does: () => t("Diese Tasten zeigen"), run: (desk) => (desk.panel.value = "keys") },
];

/** With Ctrl, or the key that stands for it: they work also where the single letters are switched off. */
const UNDO_KEYS: readonly (readonly [key: string, does: () => string])[] = [
  [t("Strg+Z"), () => t("Den letzten eigenen Schritt zurücknehmen")],
  [t("Strg+Umschalt+Z"), () => t("Wiederholen, was zurückgenommen wurde")],
];

const WALL_KEYS: readonly (readonly [key: string, does: () => string])[] = [
  ["↑ ↓ ← →", () => t("Von Karte zu Karte, von Cluster zu Cluster")],
  ["␣", () => t("Karte aufnehmen, mit den Pfeiltasten wählen, wieder ablegen")],
  ["Esc", () => t("Zurücklegen; Auswahl aufheben")],
  ["x", () => t("Karte auswählen; mit der Umschalttaste: alle bis hierher")],
  [t("Strg+A"), () => t("Alle Karten dieses Ortes auswählen")],
  ["m", () => t("In Cluster verschieben; auf einem Titel: Cluster bearbeiten")],
  ["c", () => t("Cluster aus dieser Karte oder der Auswahl")],
  ["z", () => t("Karte zusätzlich in einen zweiten Cluster")],
  ["s", () => t("Ausgewählte Karten zusammenheften")],
  ["↵", () => t("Stapel öffnen; sonst Karte aufnehmen")],
  ["g t", () => t("Auf einem Titel: Cluster zusammenlegen, teilen")],
  ["d", () => t("Alles zu dieser Karte")],
  ["h", () => t("Karte verbergen")],
];

/** The steps of the card or cluster that has the focus; else all. */
function showHistory(desk: Desk): void {
  const stop = document.activeElement?.closest<HTMLElement>("[data-wall] [data-stop]");
  const card = stop?.closest<HTMLElement>("[data-card]")?.dataset.card;
  if (card) desk.showHistory({ card: contributionOf(card) });
  else desk.showHistory(stop?.dataset.stop ? { cluster: stop.dataset.stop } : {});
}

/** Nobody takes back a step while a card is in hand. */
function undoOrRedo(desk: Desk, event: KeyboardEvent): void {
  const workshop = desk.meeting.viewed.peek()?.workshop.id;
  if (!workshop || desk.wall.peek()?.inHand.peek().size) return;
  const undo = desk.undoOf(workshop);
  event.preventDefault();
  void (event.shiftKey ? undo.redo() : undo.undo());
}

function clockCommand(desk: Desk, name: string, payload: object = {}): unknown {
  const step = desk.meeting.present.peek() ?? desk.meeting.viewed.peek();
  return step && desk.send(name, payload, step.workshop.id);
}

function toggleClock(desk: Desk): unknown {
  const step = desk.meeting.present.peek() ?? desk.meeting.viewed.peek();
  const clock = step && desk.meeting.clock(step.workshop.id);
  if (clock?.left != null) return clockCommand(desk, "resume_clock");
  if (clock?.ends_at != null) return clockCommand(desk, "pause_clock");
  document.querySelector<HTMLElement>(".clock-form__minutes input")?.focus();
}

function endPresent(desk: Desk): void {
  const step = desk.meeting.present.peek();
  if (step && isShown(step) && step.phase.state === "open") askToEnd(desk, step);
}

/** Listen as long as the desk is shown. Keys typed into fields and dialogs are left alone. */
export function listenToKeys(desk: Desk): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.defaultPrevented || event.altKey || target.closest("input, textarea, select, dialog")) return;
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "z" ? undoOrRedo(desk, event) : undefined;
    if (!lettersWork.peek()) return;
    const found = KEYS.find(({ key }) => key === event.key.toLowerCase());
    if (!found) return;
    event.preventDefault();
    found.run(desk);
  }
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

export function KeysDialog({ close }: { desk: Desk; close: () => void }) {
  return (
    <Dialog title={t("Tasten und Hilfe")} onClose={close}
      actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      <div class="choices">
        <label class="choice">
          <input type="checkbox" checked={lettersWork} onChange={(event) => keepLetters(event.currentTarget.checked)} />
          <span>{t("Tasten des Regiepults benutzen")}</span>
        </label>
        <label class="choice">
          <input type="checkbox" checked={tellsChanges} onChange={(event) => tellChanges(event.currentTarget.checked)} />
          <span>{t("Alle zehn Sekunden ansagen, was andere auf der Wand ändern")}</span>
        </label>
      </div>
      <h3>{t("Überall")}</h3>
      <KeyList keys={[...KEYS.map(({ key, does }): readonly [string, () => string] => [key, does]), ...UNDO_KEYS]} />
      <h3>{t("Auf der Wand")}</h3>
      <KeyList keys={WALL_KEYS} />
    </Dialog>
  );
}

function keepLetters(wished: boolean): void {
  lettersWork.value = wished;
  localStorage.setItem(KEY, wished ? "on" : "off");
}

function KeyList({ keys }: { keys: readonly (readonly [key: string, does: () => string])[] }) {
  return (
    <dl class="keys">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt><kbd>{key}</kbd></dt>
          <dd>{does()}</dd>
        </div>
      ))}
    </dl>
  );
}
