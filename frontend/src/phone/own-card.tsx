// One own contribution: its words and its fate. What its author may do with it is loaded later.

import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Question } from "../live/types";
import { fateOf, type Entry } from "../outbox/entry";
import { announce } from "../ui/announcer";
import { Status } from "../ui/status";
import { useSession } from "./context";

export function OwnCard({ entry }: { readonly entry: Entry }) {
  const { drafts, parts } = useSession();
  const Later = parts.value;
  const editing = useComputed(() => drafts.all.value.some(({ of }) => of === entry.contribution));
  const fate = fateOf(entry);
  useFateAnnounced(fate);
  return (
    <li class={`card card--${fate === "saved" ? "own" : "waiting"}`} id={`own-${entry.contribution}`}>
      {Later && editing.value ? <Later.EditField entry={entry} /> : <Shown entry={entry} />}
      {Later && !editing.value && <Later.OwnActions entry={entry} />}
    </li>
  );
}

/** Says how it went, once, when the fate changes while the card is shown. */
function useFateAnnounced(fate: string): void {
  const before = useRef(fate);
  useEffect(() => {
    if (before.current !== fate && fate === "saved") announce(t("Ihr Beitrag ist gespeichert."));
    if (before.current !== fate && fate === "refused") announce(t("Ein Beitrag wurde nicht angenommen."));
    before.current = fate;
  }, [fate]);
}

function Fate({ entry }: { readonly entry: Entry }) {
  switch (fateOf(entry)) {
    case "saved":
      return <Saved entry={entry} />;
    case "waiting":
      return <Status kind="waiting">{entry.withdrawn ? t("wird zurückgezogen") : t("wartet")}</Status>;
    case "blocked":
      return <Status kind="waiting">{t("wartet, bis die Frage wieder offen ist")}</Status>;
    default:
      return <Status kind="failed">{t("nicht angenommen")}</Status>;
  }
}

/** That it waits for approval is known only as long as its question is open and moderated; nobody tells a phone of the approval. */
function Saved({ entry }: { readonly entry: Entry }) {
  const session = useSession();
  const moderated = session.room.value.one<Question>("question", entry.question).value?.moderated;
  const waits = entry.rules?.moderated && moderated && session.writable(entry.question);
  return (
    <>
      <Status kind="saved">{waits && entry.edited ? t("Neue Fassung gesendet") : t("gespeichert")}</Status>
      {waits && <span>{t("wartet auf Freigabe")}</span>}
    </>
  );
}

function Shown({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <p class="card__text" dir="auto">{entry.text}</p>
      <p class="card__meta"><Fate entry={entry} /></p>
      {fateOf(entry) === "refused" && <p class="field__error">{entry.refusal!.message}</p>}
    </>
  );
}
