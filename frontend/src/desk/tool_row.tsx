// One line under the question: searching and filtering its cards, what is not sorted yet, undo, history, tools.

import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import { LOOSE } from "../wall/board";
import { Filtered, FilterMenu, SearchField } from "../wall/filter_tools";
import type { Sorting } from "../wall/sorting";
import { UndoButtons } from "../wall/undo_buttons";
import type { Desk } from "./desk_state";
import type { Step } from "./meeting";
import { WallTools } from "./wall_tools";

interface ToolRowProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly wall: Sorting;
}

export function ToolRow({ desk, step, wall }: ToolRowProps) {
  const filter = desk.filterOf(wall);
  useEffect(() => filter.start((found) => (wall.filter.value = found && found.shown)), [filter]);
  return (
    <>
      <div class="wall-tools" role="group" aria-label={t("Suchen, filtern, zurücknehmen")}>
        <SearchField filter={filter} />
        <FilterMenu filter={filter} />
        <NotSorted wall={wall} />
        <div class="wall-tools__end">
          <UndoButtons undo={desk.undoOf(step.workshop.id)} />
          <button type="button" class="button" onClick={() => desk.showHistory()}>{t("Verlauf")}</button>
          <WallTools desk={desk} step={step} />
        </div>
      </div>
      <Filtered filter={filter} />
    </>
  );
}

function NotSorted({ wall: { board } }: { wall: Sorting }) {
  return <span class="wall-tools__count figures">{t("%(count)s nicht sortiert", { count: board.countIn(LOOSE).value })}</span>;
}
