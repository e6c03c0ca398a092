// Asking the author what a card means: the question reaches the device that wrote it, and nobody learns whose that is.

import { t } from "../i18n";
import type { CardPartProps } from "./card_dialog";

export function CardEnquiry({ record, sorting }: CardPartProps) {
  const asked = sorting.asked.value.has(record.id);
  const send = (name: string) => void sorting.send(name, { contribution: record.id });
  return (
    <section class="card-part">
      <h3>{t("Verständlich?")}</h3>
      <p class="soft">
        {asked
          ? t("Das Gerät, auf dem der Beitrag geschrieben wurde, zeigt die Nachfrage. Eine Antwort ist freiwillig.")
          : t("Die Nachfrage erscheint nur auf dem Gerät, auf dem der Beitrag geschrieben wurde. Niemand erfährt, wem es gehört.")}
      </p>
      <div>
        {asked
          ? <button type="button" class="button" onClick={() => send("dismiss_enquiry")}>{t("Nachfrage zurücknehmen")}</button>
          : <button type="button" class="button" onClick={() => send("ask_meaning")}>{t("Um Erklärung bitten")}</button>}
      </div>
    </section>
  );
}
