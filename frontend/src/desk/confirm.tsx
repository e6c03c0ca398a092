// Asks once before something changes what everybody sees.

import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import type { Desk } from "./desk_state";

export function ConfirmDialog({ desk }: { desk: Desk }) {
  const asking = desk.asking.value;
  if (!asking) return null;
  const close = () => (desk.asking.value = null);

  function agree(): void {
    close();
    asking!.run();
  }

  return (
    <Dialog title={asking.title} onClose={close} actions={
      <>
        <button type="button" class="button" onClick={close}>{t("Abbrechen")}</button>
        <button type="button" class="button button--primary" onClick={agree}>{asking.yes}</button>
      </>
    }>
      <p dir="auto">{asking.text}</p>
    </Dialog>
  );
}
