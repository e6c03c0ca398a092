// What the author of a contribution may do with it: edit, withdraw, copy what was refused.

import { useComputed, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { rulesOf } from "../live/rules";
import type { Question } from "../live/types";
import { fateOf, isUnsent, type Entry } from "../outbox/entry";
import { Dialog } from "../ui/dialog";
import { useSession } from "./context";
import { Field, lengthProblem } from "./field";

export function OwnActions({ entry }: { readonly entry: Entry }) {
  const { outbox } = useSession();
  const asking = useSignal(false);
  const refused = fateOf(entry) === "refused";
  const confirm = () => void (refused ? outbox.discard(entry.contribution) : outbox.takeBack(entry.contribution));
  return (
    <>
      {refused ? <RefusedActions entry={entry} asking={asking} /> : <Actions entry={entry} asking={asking} />}
      {asking.value && <Withdrawal onClose={() => (asking.value = false)} onConfirm={confirm} />}
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
  if (entry.withdrawn || !(isUnsent(entry) || session.writable(entry.question))) return null;
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
  const edit = () => drafts.keep({ of, question, item, asked, text, next: [], was: text });
  return <button class="button button--plain" type="button" onClick={edit}>{t("Bearbeiten")}</button>;
}

export function EditField({ entry }: { readonly entry: Entry }) {
  const { drafts, outbox, room } = useSession();
  const of = entry.contribution;
  const rules = useComputed(() => rulesOf(room.value.one<Question>("question", entry.question).value));
  const begun = drafts.find(of)!;
  const text = useSignal(begun.text);
  const problem = useSignal<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current!.focus(), []);
  const end = () => {
    drafts.drop(of);
    requestAnimationFrame(() => focusFirst(`#own-${of} button`, "#text"));
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    problem.value = lengthProblem(text.peek());
    if (problem.peek()) return field.current!.focus();
    void outbox.reword(of, text.peek().trim(), rules.peek()).then(end);
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
      {rules.value.moderated && <p class="soft small">{t("Ihre neue Fassung wird erst nach Freigabe gezeigt.")}</p>}
      <div class="card__actions">
        <button class="button button--primary" type="submit">{t("Änderung speichern")}</button>
        <button class="button button--plain" type="button" onClick={end}>{t("Abbrechen")}</button>
      </div>
    </form>
  );
}

/** On the first of these that is there: a card may be gone by now. */
function focusFirst(...selectors: readonly string[]): void {
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  found.find((element) => element)?.focus();
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
