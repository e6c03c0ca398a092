// One own contribution: its words, its fate, and what its author may do with it.

import { useComputed, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { fateOf, type Entry } from "../outbox/entry";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { Status } from "../ui/status";
import { useSession } from "./context";
import { Field, lengthProblem } from "./field";

export function OwnCard({ entry }: { readonly entry: Entry }) {
  const { drafts } = useSession();
  const editing = useComputed(() => drafts.all.value.some(({ of }) => of === entry.contribution));
  const fate = fateOf(entry);
  useFateAnnounced(fate);
  return (
    <li class={`card card--${fate === "saved" ? "own" : "waiting"}`} id={`own-${entry.contribution}`}>
      {editing.value ? <EditField entry={entry} /> : <Shown entry={entry} />}
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
      return <Status kind="saved">{t("gespeichert")}</Status>;
    case "waiting":
      return <Status kind="waiting">{entry.withdrawn ? t("wird zurückgezogen") : t("wartet")}</Status>;
    case "blocked":
      return <Status kind="waiting">{t("wartet, bis die Frage wieder offen ist")}</Status>;
    default:
      return <Status kind="failed">{t("nicht angenommen")}</Status>;
  }
}

function Shown({ entry }: { readonly entry: Entry }) {
  const session = useSession();
  const asking = useSignal(false);
  const refused = fateOf(entry) === "refused";
  return (
    <>
      <p class="card__text" dir="auto">{entry.text}</p>
      <p class="card__meta"><Fate entry={entry} /></p>
      {refused && <p class="field__error">{entry.refusal!.message}</p>}
      {refused ? <RefusedActions entry={entry} asking={asking} /> : <Actions entry={entry} asking={asking} />}
      {asking.value && (
        <Withdrawal
          onClose={() => (asking.value = false)}
          onConfirm={() => void (refused ? session.outbox.discard(entry.contribution) : session.outbox.takeBack(entry.contribution))}
        />
      )}
    </>
  );
}

interface ActionsProps {
  readonly entry: Entry;
  readonly asking: Signal<boolean>;
}

/** Open as long as the question is; what was never sent can be changed at any time. */
function Actions({ entry, asking }: ActionsProps) {
  const session = useSession();
  const unsent = entry.stored === null && !entry.sending;
  if (entry.withdrawn || !(unsent || session.writable(entry.question))) return null;
  return (
    <div class="card__actions">
      <EditButton entry={entry} />
      <button class="button button--plain" type="button" onClick={() => (asking.value = true)}>{t("Zurückziehen")}</button>
    </div>
  );
}

function RefusedActions({ entry, asking }: ActionsProps) {
  const copied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(entry.text);
    copied.value = true;
  };
  return (
    <div class="card__actions">
      <EditButton entry={entry} />
      {"clipboard" in navigator && (
        <button class="button button--plain" type="button" onClick={copy}>{copied.value ? t("Kopiert") : t("Text kopieren")}</button>
      )}
      <button class="button button--plain" type="button" onClick={() => (asking.value = true)}>{t("Verwerfen")}</button>
    </div>
  );
}

function EditButton({ entry }: { readonly entry: Entry }) {
  const { drafts } = useSession();
  const { contribution: of, question, item, asked, text } = entry;
  const edit = () => drafts.keep({ of, question, item, asked, text, next: [] });
  return <button class="button" type="button" onClick={edit}>{t("Bearbeiten")}</button>;
}

function EditField({ entry }: { readonly entry: Entry }) {
  const { drafts, outbox } = useSession();
  const of = entry.contribution;
  const begun = drafts.find(of)!;
  const text = useSignal(begun.text);
  const problem = useSignal<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current!.focus(), []);
  const end = () => {
    drafts.drop(of);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#own-${of} button`)?.focus());
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    problem.value = lengthProblem(text.peek());
    if (problem.peek()) return field.current!.focus();
    void outbox.reword(of, text.peek().trim()).then(end);
  };
  return (
    <form class="stack stack--tight" onSubmit={save}>
      <Field
        id={`edit-${of}`}
        label={t("Beitrag bearbeiten")}
        text={text}
        problem={problem}
        field={field}
        onText={(words) => ((text.value = words), (problem.value = null), drafts.keep({ ...begun, text: words }))}
      />
      <div class="card__actions">
        <button class="button" type="submit">{t("Änderung speichern")}</button>
        <button class="button button--plain" type="button" onClick={end}>{t("Abbrechen")}</button>
      </div>
    </form>
  );
}

function Withdrawal({ onConfirm, onClose }: { readonly onConfirm: () => void; readonly onClose: () => void }) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog
      title={t("Beitrag zurückziehen?")}
      onClose={onClose}
      actions={
        <>
          <button class="button" type="button" onClick={onClose}>{t("Behalten")}</button>
          <button class="button button--danger" type="button" onClick={confirm}>{t("Zurückziehen")}</button>
        </>
      }
    >
      <p>{t("Der Text wird gelöscht und kann nicht zurückgeholt werden.")}</p>
    </Dialog>
  );
}
