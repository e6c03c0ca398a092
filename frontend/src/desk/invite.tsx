// How people get in: the QR code, the code to type, the files for print.

import { t } from "../i18n";
import { Dialog } from "../ui/dialog";
import { CopyButton } from "./copy";
import type { Desk } from "./desk_state";
import { spacedCode, typedAddress } from "./entrance";

export function InviteDialog({ desk, close }: { desk: Desk; close: () => void }) {
  const { qr_svg, code, join_url } = desk.entrance;
  // The files are found by the same proof as the QR code itself.
  const proof = new URL(qr_svg, location.href).search;
  const done = <button type="button" class="button" onClick={close}>{t("Schließen")}</button>;
  return (
    <Dialog title={t("Einladen")} onClose={close} actions={done}>
      <div class="invite">
        <span class="qr"><img src={qr_svg} width="240" height="240" alt={t("QR-Code zum Mitmachen")} /></span>
        <div class="stack">
          <p>{t("Den QR-Code mit der Kamera öffnen, oder diese Adresse eintippen:")}</p>
          <p class="lead">{typedAddress(join_url)}</p>
          <p class="lead code">{spacedCode(code)}</p>
        </div>
      </div>
      <div class="row">
        <CopyButton text={new URL(join_url, location.href).href} label={t("Link kopieren")} />
        <a class="link-button" href={`/poster/${code}${proof}`} target="_blank" rel="noopener">{t("Plakat drucken")}</a>
        <a class="link-button" href={qr_svg} download>{t("QR-Code als SVG")}</a>
        <a class="link-button" href={`/qr/${code}.png${proof}`} download>{t("als PNG")}</a>
      </div>
    </Dialog>
  );
}
