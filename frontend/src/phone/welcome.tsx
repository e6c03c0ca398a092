// The first page: what this is about, in a few lines, and one button.

import { useSignal } from "@preact/signals";
import { t } from "../i18n";
import { useSession } from "./context";
import { Heading } from "./heading";
import { OwnTextsLater } from "./own-later";

const MOST = 280;

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, text.lastIndexOf(" ", MOST - 1))} …` : text;
}

/** What is open, what happens with the results, anonymity, help: the same lines as before the script ran. */
function Lines() {
  const { page } = useSession();
  return (
    <>
      {page.scope && <p dir="auto">{shortened(page.scope)}</p>}
      {page.use_of_results && <p dir="auto">{shortened(page.use_of_results)}</p>}
      <p>{t("Beiträge sind ohne Namen. Niemand kann nachsehen, wer was geschrieben hat.")}</p>
      <p>{t("Fragen? Die Moderation hilft gern.")}</p>
    </>
  );
}

function Notice() {
  const { notice } = useSession();
  if (!notice.value) return null;
  const refused = notice.value !== "no network" && notice.value.retry_after === undefined;
  const text = notice.value === "no network"
    ? t("Keine Verbindung. Es geht von selbst weiter, sobald das Netz wieder da ist.")
    : notice.value.message;
  return (
    <div class={`banner banner--${refused ? "error" : "offline"}`} role={refused ? "alert" : "status"}>
      <p class="banner__text">{text}</p>
    </div>
  );
}

export function Welcome() {
  const session = useSession();
  const name = useSignal("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!session.joining.peek()) void session.join(name.peek().trim());
  };
  return (
    <form class="step" onSubmit={submit}>
      <div class="step__body">
        <Heading written>{session.page.event_title}</Heading>
        <Notice />
        <Lines />
        <p class="small"><a href="/privacy">{t("Was mit Ihren Beiträgen geschieht")}</a></p>
        <div class="field">
          <label for="name">{t("Ihr Name oder ein Spitzname (freiwillig)")}</label>
          <p class="field__hint" id="name-hint">{t("Nur die Moderation sieht ihn. Ihre Beiträge stehen mit und ohne Namen gleich da.")}</p>
          <input
            id="name"
            type="text"
            dir="auto"
            maxLength={60}
            autoComplete="nickname"
            enterkeyhint="go"
            aria-describedby="name-hint"
            value={name}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        </div>
        <OwnTextsLater />
      </div>
      <div class="step__foot">
        <button class="button button--primary button--wide" type="submit" aria-disabled={session.joining}>
          {session.joining.value ? t("Einen Moment bitte …") : t("Mitmachen")}
        </button>
      </div>
    </form>
  );
}
