// "Bild der Wand": drawn by the server, waited for, handed to the browser as a download.

import { t } from "../i18n";
import { announce } from "../ui/announcer";
import type { Desk } from "./desk_state";
import { save } from "./documentation";
import type { Step } from "./meeting";
import type { Tool } from "./wall_tools";

export type PictureKind = "svg" | "png";

async function download(desk: Desk, { question }: Step, kind: PictureKind): Promise<void> {
  desk.notice.value = null;
  announce(t("Das Bild wird gezeichnet."));
  try {
    const { file, name } = await desk.api.picture(question!.id, kind);
    save(file, name);
    announce(t("Das Bild ist gespeichert."));
  } catch (failure) {
    desk.notice.value = failure instanceof Error ? failure.message : t("Das hat nicht geklappt. Bitte noch einmal versuchen.");
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
