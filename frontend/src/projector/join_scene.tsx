// How to get in: the code for cameras, the address and the code for fingers.

import { spacedCode, typedAddress } from "../desk/entrance";
import { t } from "../i18n";
import type { SceneProps } from "./projector";

export function JoinScene({ meeting, entrance }: SceneProps) {
  return (
    <main class="scene join" id="main">
      <span class="qr join__qr"><img src={entrance.qr_svg} alt={t("QR-Code zum Mitmachen")} /></span>
      <div class="join__how">
        <h1 dir="auto">{meeting.event.value?.title ?? entrance.title}</h1>
        <p>{t("Zum Mitmachen den Code mit der Kamera öffnen. Eine App oder ein Konto braucht es nicht.")}</p>
        <p>{t("Oder im Browser eintippen:")}</p>
        <p class="join__address">{typedAddress(entrance.join_url)}</p>
        <p class="join__code code">{spacedCode(entrance.code)}</p>
      </div>
    </main>
  );
}
