// "Werkzeuge": what can be done with the question in view as a whole. Each tool is one entry of the list.

import { t, tn } from "../i18n";
import type { Desk } from "./desk_state";
import { hiddenCards } from "./hidden";
import { stateOf, type Step } from "./meeting";
import { askToOpen, openLabel } from "./next_step";
import { PopUp } from "../ui/pop_up";

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
  { label: hiddenLabel, run: (desk) => (desk.panel.value = "hidden") },
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
            <li key={tool.label(desk, step)}>
              <button type="button" class="tools__button" onClick={() => (close(), tool.run(desk, step))}>
                {tool.label(desk, step)}
                {tool.hint && <span class="tools__hint">{tool.hint(desk, step)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </PopUp>
  );
}
