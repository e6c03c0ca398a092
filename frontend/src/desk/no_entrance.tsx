// The page without a token: says what to do.

import { t } from "../i18n";

export function NoEntrance({ title, what }: { title: string; what: "desk" | "projector" }) {
  return (
    <main class="page__main" id="main" tabIndex={-1}>
      <div class="stack measure">
        <h1 dir="auto">{title}</h1>
        <p class="lead">
          {what === "desk"
            ? t("Diese Seite gehört der Moderation. Zum Öffnen braucht es den Link, den die Veranstalter:innen verschickt haben.")
            : t("Diese Seite gehört dem Beamer. Zum Öffnen braucht es den Beamer-Link vom Regiepult.")}
        </p>
        <p>{t("Bitte den ganzen Link öffnen, auch den Teil hinter dem Zeichen #.")}</p>
        {what === "desk" && <p><a href="/office/">{t("Als Veranstalter:in anmelden")}</a></p>}
      </div>
    </main>
  );
}
