// "Werkzeuge": what can be done with the question in view as a whole. Each tool is one entry of the list.

import { useId } from "preact/hooks";
import { t, tn } from "../i18n";
import type { Desk } from "./desk_state";
import { HELPING_TOOL } from "./helping";
import { stateOf, type Step } from "./meeting";
import { hiddenCards } from "./moderation_counts";
import { rulesInWords } from "./moderation_rules";
import { askToOpen, openLabel } from "./next_step";
import { PopUp } from "../ui/pop_up";
import { askToBeginAnew, beginReading, wasRead } from "./reading";
import { PICTURE_TOOLS } from "./wall_picture";

export interface Tool {
  readonly label: (desk: Desk, step: Step) => string;
  /** One sentence below the label: what the room will see. */
  readonly hint?: (desk: Desk, step: Step) => string;
  /** Left out: always there. */
  readonly shown?: (desk: Desk, step: Step) => boolean;
  readonly run: (desk: Desk, step: Step) => void;
}

export const TOOLS: readonly Tool[] = [
  { label: (_, step) => openLabel(step), shown: (_, step) => wasOpen(step), run: askToOpen },
  {
    label: () => t("Vorlesen"),
    hint: () => t("Der Beamer zeigt eine Karte nach der anderen."),
    shown: (desk, step) => desk.wallOf(step)?.reading.value === false,
    run: beginReading,
  },
  { label: () => t("Alle als ungelesen kennzeichnen"), shown: wasRead, run: askToBeginAnew },
  {
    label: () => t("Verdeckt sammeln, erst freigeben"),
    hint: (_, { question }) => rulesInWords(question),
    run: (desk) => (desk.panel.value = "rules"),
  },
  { label: hiddenLabel, run: (desk) => (desk.panel.value = "hidden") },
  HELPING_TOOL,
  {
    label: () => t("Vorschläge"),
    hint: () => t("Ähnliche Beiträge und mögliche Cluster. Nichts geschieht von selbst."),
    shown: (_, { question }) => Boolean(question),
    run: (desk) => (desk.panel.value = "suggestions"),
  },
  {
    label: () => t("Gewichten …"),
    hint: () => t("Alle geben geheim Punkte; danach steht eine Rangfolge der Cluster."),
    run: (desk, step) => (desk.weighingFor.value = { question: step.phase.id }),
  },
  ...PICTURE_TOOLS,
];

function wasOpen({ phase }: Step): boolean {
  return stateOf(phase) === "closed" || stateOf(phase) === "ending";
}

function hiddenLabel(desk: Desk, step: Step): string {
  const hidden = hiddenCards(desk, step.phase.id).length;
  return hidden ? tn("Ein verborgener Beitrag", "%(num)s verborgene Beiträge", hidden) : t("Verborgene Beiträge");
}

export function WallTools({ desk, step }: { desk: Desk; step: Step }) {
  return (
    <PopUp label={t("Werkzeuge")} class="pop-up--end">
      {(close) => (
        <ul class="tools">
          {TOOLS.filter(({ shown }) => shown?.(desk, step) ?? true).map((tool) => (
            <ToolEntry key={tool.label(desk, step)} label={tool.label(desk, step)} hint={tool.hint?.(desk, step)}
              run={() => (close(), tool.run(desk, step))} />
          ))}
        </ul>
      )}
    </PopUp>
  );
}

function ToolEntry({ label, hint, run }: { label: string; hint: string | undefined; run: () => void }) {
  const id = useId();
  return (
    <li>
      <button type="button" class="tools__button" aria-labelledby={`${id}-label`} aria-describedby={hint && `${id}-hint`} onClick={run}>
        <span id={`${id}-label`}>{label}</span>
        {hint && <span id={`${id}-hint`} class="tools__hint">{hint}</span>}
      </button>
    </li>
  );
}
