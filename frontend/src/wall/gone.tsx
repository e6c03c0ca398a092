// A dialog about a cluster that somebody else took away meanwhile. What was written in it is still there to be copied.

import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { TextField } from "./field";

interface GoneProps {
  readonly close: () => void;
  /** What was being written. */
  readonly written?: string;
  readonly write?: (written: string) => void;
  /** Makes a cluster of that title. */
  readonly again?: () => void;
}

export function Gone({ close, written = "", write, again }: GoneProps) {
  return (
    <Dialog title={t("Diesen Cluster gibt es nicht mehr")} onClose={close} actions={
      <>
        {written && again && <button type="button" class="button" onClick={again}>{t("Neuen Cluster so nennen")}</button>}
        <button type="button" class="button" onClick={close}>{t("Schließen")}</button>
      </>
    }>
      <p>{t("Jemand anderes hat ihn aufgelöst oder zusammengelegt. Seine Karten sind noch da.")}</p>
      {written && write && <TextField label={t("Was hier geschrieben stand")} value={written} write={write} />}
    </Dialog>
  );
}
