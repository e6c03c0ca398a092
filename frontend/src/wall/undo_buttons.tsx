// Undo and redo, always in the same place.

import { t } from "../i18n";
import { RedoIcon, UndoIcon } from "./tool_icons";
import type { OwnStep, Undo } from "./undo";
import { lastGesture, whatGestureDid } from "./undo_gesture";

export function UndoButtons({ undo }: { undo: Undo }) {
  const last = newest(undo.done.value);
  const undone = newest(undo.undone.value);
  return (
    <>
      <button type="button" class="button tool" aria-disabled={!last} aria-keyshortcuts="Control+Z"
        title={last ? t("Rückgängig: %(what)s", { what: last }) : t("Noch ist nichts rückgängig zu machen.")} onClick={() => void undo.undo()}>
        <UndoIcon />
        <span class="tool__label">{t("Rückgängig")}</span>
      </button>
      <button type="button" class="button tool button--icon" aria-disabled={!undone} aria-keyshortcuts="Control+Shift+Z"
        aria-label={t("Wiederholen")} title={undone ? t("Wiederholen: %(what)s", { what: undone }) : t("Nichts zu wiederholen.")}
        onClick={() => void undo.redo()}>
        <RedoIcon />
      </button>
    </>
  );
}

function newest(steps: readonly OwnStep[]): string | null {
  const last = lastGesture(steps);
  return last.length ? whatGestureDid(last) : null;
}
