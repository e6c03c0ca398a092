// One contribution that waits: its words, old and new where it was changed, and what to do with it.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import type { Contribution } from "../live/types";
import { TextField } from "../wall/field";

interface QueueItemProps {
  readonly card: Contribution;
  /** Since it was first shown here. */
  readonly reworded: boolean;
  readonly approve: () => Promise<void>;
  readonly decline: () => Promise<void>;
  readonly hide: (reason: string) => Promise<boolean>;
  /** Not any more where somebody else was faster: then it stays for what is being written here. */
  readonly waits: boolean;
  readonly hold: (on: boolean) => void;
}

export function QueueItem({ card, reworded, approve, decline, hide, waits, hold }: QueueItemProps) {
  const [hiding, choose] = useState(false);
  const chooseToHide = (on: boolean) => (choose(on), hold(on));
  const name = card.proposed?.text ?? card.text;
  return (
    <li class="stack stack--tight">
      {reworded && <p class="queue__news">{t("Inzwischen neu formuliert. Bitte noch einmal lesen.")}</p>}
      {!waits && <p class="queue__news" role="status">{t("Wartet nicht mehr: Er wurde inzwischen freigegeben oder zurückgezogen.")}</p>}
      {card.proposed ? <NewWording card={card} /> : <Words text={card.text} explanation={card.explanation} />}
      {hiding ? <HideForm hide={hide} cancel={() => chooseToHide(false)} /> : (
        <div class="row">
          <button type="button" class="button" aria-label={t("Freigeben: %(text)s", { text: name })} onClick={approve}>
            {t("Freigeben")}
          </button>
          {card.proposed && (
            <button type="button" class="button button--plain" aria-label={t("Neue Fassung ablehnen: %(text)s", { text: name })} onClick={decline}>
              {t("Neue Fassung ablehnen")}
            </button>
          )}
          <button type="button" class="button button--plain" aria-label={t("Verbergen: %(text)s", { text: name })}
            onClick={() => chooseToHide(true)}>
            {t("Verbergen …")}
          </button>
        </div>
      )}
    </li>
  );
}

function Words({ text, explanation }: { text: string; explanation?: string | undefined }) {
  return (
    <>
      <p class="queue__text" dir="auto">{text}</p>
      {explanation && <p class="soft small">{t("Erklärung:")} <span dir="auto">{explanation}</span></p>}
    </>
  );
}

/** What everybody sees stays until the new wording is approved. */
function NewWording({ card }: { card: Contribution }) {
  const { text, explanation } = card.proposed!;
  if (text === card.text) return <NewExplanation card={card} />;
  return (
    <dl class="queue__change">
      <dt>{t("Bisher")}</dt>
      <dd><Words text={card.text} explanation={card.explanation} /></dd>
      <dt>{t("Neu")}</dt>
      <dd><Words text={text} explanation={explanation} /></dd>
    </dl>
  );
}

function NewExplanation({ card }: { card: Contribution }) {
  return (
    <>
      <p class="queue__text" dir="auto">{card.text}</p>
      <dl class="queue__change">
        {card.explanation && <><dt>{t("Bisherige Erklärung")}</dt><dd dir="auto">{card.explanation}</dd></>}
        <dt>{t("Neue Erklärung")}</dt>
        <dd dir="auto">{card.proposed!.explanation}</dd>
      </dl>
    </>
  );
}

function HideForm({ hide, cancel }: { hide: QueueItemProps["hide"]; cancel: () => void }) {
  const [reason, write] = useState("");
  const [error, refuse] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector("input")!.focus(), []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!reason.trim()) return refuse(t("Bitte einen Grund angeben."));
    await hide(reason);
  }
  function leave(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    back();
  }
  function back(): void {
    const item = form.current!.closest("li")!;
    cancel();
    requestAnimationFrame(() => item.querySelector("button")?.focus());
  }

  return (
    <form class="stack stack--tight" ref={form} noValidate onSubmit={submit} onKeyDown={leave}>
      <TextField label={t("Grund")} hint={t("Nur die Moderation sieht ihn.")} error={error} limit={280} value={reason} write={write} />
      <div class="row">
        <button type="submit" class="button button--danger">{t("Verbergen")}</button>
        <button type="button" class="button button--plain" onClick={back}>{t("Abbrechen")}</button>
      </div>
    </form>
  );
}
