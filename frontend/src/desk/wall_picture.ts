// "Bild der Wand": drawn by the server, waited for, handed to the browser as a download.

import { t } from "../i18n";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";
import { save } from "./documentation";
import type { Step } from "./meeting";
import type { Tool } from "./wall_tools";

export type PictureKind = "svg" | "png";

async function download(desk: Desk, step: Step, kind: PictureKind): Promise<void> {
  const wall = desk.wallOf(step)!;
  const drawing = { text: t("Das Bild wird gezeichnet.") };
  desk.notice.value = null;
  wall.tell(drawing);
  try {
    const { file, name } = await desk.api.picture(wall.board.question, kind);
    save(file, name);
    announce(t("Das Bild ist gespeichert."));
  } catch (failure) {
    desk.notice.value = failure instanceof Error ? failure.message : t("Das hat nicht geklappt. Bitte noch einmal versuchen.");
  } finally {
    if (wall.said.peek() === drawing) wall.said.value = null;
  }
}

export const PICTURE_TOOLS: readonly Tool[] = [
  {
    label: () => t("Bild der Wand als PNG"),
    hint: () => t("Zum Einfügen in andere Dokumente."),
    run: (desk, step) => void download(desk, step, "png"),
  },
  {
    label: () => t("Bild der Wand als SVG"),
    hint: () => t("Bleibt scharf, wenn es groß gedruckt wird."),
    run: (desk, step) => void download(desk, step, "svg"),
  },
];
