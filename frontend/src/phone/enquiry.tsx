// Somebody did not understand one of this device's contributions. Only this device knows that it is its own.

import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Enquiry, Question } from "../live/types";
import type { Entry } from "../outbox/entry";
import { announce } from "../ui/announcer";
import { useSession } from "./context";
import { Field, lengthProblem } from "./field";
import type { Session } from "./session";

/** Comes when nobody is writing here, so that no field moves under a thumb; what is being answered stays until it is sent. */
export function Enquiries() {
  const session = useSession();
  const { outbox } = session;
  const answering = useSignal<string | null>(null);
  const shown = useShown(session);
  const own = useComputed(() =>
    outbox.entries.value.filter(({ contribution }) => shown.value.has(contribution) || answering.value === contribution),
  );
  return (
    <>
      {own.value.map((entry) => (
        <EnquiryNotice key={entry.contribution} entry={entry}
          answering={answering.value === entry.contribution} answer={(yes) => (answering.value = yes ? entry.contribution : null)} />
      ))}
    </>
  );
}

function useShown({ room, held, editing }: Session): ReadonlySignal<ReadonlyMap<string, Enquiry>> {
  const shown = useSignal<ReadonlyMap<string, Enquiry>>(new Map());
  useSignalEffect(() => {
    const asked = room.value.list<Enquiry>("enquiry").value;
    const known = shown.peek();
    const mayCome = !held.value && !editing.value;
    shown.value = new Map(asked.filter(({ id }) => mayCome || known.has(id)).map((enquiry) => [enquiry.id, enquiry]));
  });
  return shown;
}

interface NoticeProps {
  readonly entry: Entry;
  readonly answering: boolean;
  readonly answer: (yes: boolean) => void;
}

function EnquiryNotice(props: NoticeProps) {
  const { entry, answering } = props;
  const sentence = t("Dieser Beitrag wurde nicht verstanden:");
  useEffect(() => announce(`${sentence} ${entry.text}`), []);
  return (
    <section class="banner enquiry" aria-label={t("Nachfrage zu Ihrem Beitrag")}>
      <p>{sentence}</p>
      <p class="enquiry__words" dir="auto">{entry.text}</p>
      <p class="soft">{t("Eine Erklärung ist freiwillig. Niemand erfährt, dass der Beitrag von Ihnen ist.")}</p>
      {answering ? <AnswerForm {...props} /> : <Choice {...props} />}
    </section>
  );
}

function Choice({ entry, answer }: NoticeProps) {
  const { live } = useSession();
  const { contribution, secret, item } = entry;
  const settle = () => void live.peek()!.send("settle_enquiry", { contribution, secret }, item);
  return (
    <div class="row">
      <button class="button" type="button" onClick={() => answer(true)}>{t("Erklären")}</button>
      <button class="button button--plain" type="button" onClick={settle}>{t("Nicht nötig")}</button>
    </div>
  );
}

/** The draft is kept on the device until the server has answered. */
function useKept(contribution: string) {
  const { store, page } = useSession();
  const text = useSignal("");
  const key = ["explanation", page.event, contribution] as const;
  useEffect(() => void store.get<string>(key).then((kept) => (text.value ||= kept ?? "")), []);
  const write = (words: string | undefined) => {
    text.value = words ?? "";
    void store.write([key, words]);
  };
  return { text, write };
}

function AnswerForm({ entry, answer }: NoticeProps) {
  const { live, room } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = useSignal<string | null>(null);
  const sending = useSignal(false);
  const { text, write } = useKept(entry.contribution);
  const moderated = useComputed(() => room.value.one<Question>("question", entry.question).value?.moderated === true);
  useEffect(() => field.current!.focus(), []);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    problem.value = lengthProblem(text.peek());
    if (problem.peek() || sending.peek()) return;
    sending.value = true;
    const { contribution, secret, item } = entry;
    const reply = await live.peek()!.send("explain_contribution", { contribution, text: text.peek(), secret }, item);
    sending.value = false;
    if (!reply.ok) return void (problem.value = reply.message);
    write(undefined);
    answer(false);
    announce(t("Ihre Erklärung ist gespeichert."));
  }

  return (
    <form class="stack stack--tight enquiry__form" noValidate onSubmit={send}>
      <Field id={`explain-${entry.contribution}`} label={t("Was ist gemeint?")} text={text} problem={problem} field={field}
        onText={(words) => ((problem.value = null), write(words))} />
      {moderated.value && <p class="soft small">{t("Die Erklärung erscheint, sobald die Moderation sie freigibt.")}</p>}
      <div class="row">
        <button class="button" aria-disabled={sending}>{sending.value ? t("wird gesendet …") : t("Erklärung senden")}</button>
        <button class="button button--plain" type="button" onClick={() => answer(false)}>{t("Später")}</button>
      </div>
    </form>
  );
}
