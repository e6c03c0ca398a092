// Says that the network is away, and that nothing is lost; silent about short gaps.

import { useSignal, useSignalEffect } from "@preact/signals";
import { t } from "../i18n";
import { fateOf } from "../outbox/entry";
import { useSession } from "./context";

const SHORT_GAP = 3000;

export function ConnectionNotice() {
  const { device, live, outbox, store } = useSession();
  const away = useSignal(false);
  useSignalEffect(() => {
    if (!device.value || live.value?.status.value === "online") return void (away.value = false);
    const timer = setTimeout(() => (away.value = true), navigator.onLine ? SHORT_GAP : 0);
    return () => clearTimeout(timer);
  });
  const waits = outbox.entries.value.some((entry) => fateOf(entry) === "waiting");
  return (
    <div class="notice" role="status">
      {away.value && (
        <div class="banner banner--offline">
          <p class="banner__text">
            {waits
              ? t("Keine Verbindung. Ihr Beitrag ist auf diesem Gerät gespeichert und wird gesendet, sobald das Netz wieder da ist.")
              : t("Keine Verbindung. Was Sie schreiben, bleibt auf diesem Gerät und wird gesendet, sobald das Netz wieder da ist.")}
            {!store.lasting && ` ${t("Bitte lassen Sie diese Seite so lange geöffnet.")}`}
          </p>
        </div>
      )}
    </div>
  );
}
