// The question, one field, one button. What somebody writes here never vanishes under their hands.

import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Clock, Phase, Question } from "../live/types";
import type { Draft } from "../outbox/drafts";
import { announce } from "../ui/announcer";
import { ClockDisplay, secondsUntil } from "../ui/clock";
import { useSession } from "./context";
import { Field, lengthProblem } from "./field";
import { Heading } from "./heading";
import { OwnTexts } from "./own";
import type { Session } from "./session";
import { pageOf, stepNow } from "./steps";
import { twoThoughts } from "./wording";

const LONG_QUESTION = 90;

interface Asked {
  readonly item: string;
  readonly question: string;
}

/** The grace period, or that it is over; with the way on to what the room does now. */
function PhaseNotice({ item, question }: Asked) {
  const session = useSession();
  const phase = session.room.value.one<Phase>("phase", question).value;
  const goesOn = useComputed(() => pageOf(stepNow(session.situation.value)) !== question);
  const ending = phase?.state === "ending" && phase.ends_at != null;
  const over = !session.writable(question);
  if (!ending && !over && !goesOn.value) return null;
  return (
    <div class="banner banner--warning">
      {ending ? <Grace until={phase.ends_at!} /> : <p class="banner__text">{over ? closedText() : nextText()}</p>}
      {goesOn.value && <GoOn item={item} />}
    </div>
  );
}

function closedText(): string {
  return t("Diese Frage ist geschlossen. Ihr Text bleibt auf diesem Gerät.");
}

function nextText(): string {
  return t("Im Raum geht es weiter. Sie können hier in Ruhe zu Ende schreiben.");
}

function Grace({ until }: { readonly until: number }) {
  const session = useSession();
  const left = useComputed(() => secondsUntil(until, () => session.now()).value);
  useEffect(() => announce(t("Bitte zu Ende schreiben, noch %(seconds)s Sekunden.", { seconds: left.peek() })), [until]);
  return (
    <p class="banner__text figures" role="timer">
      {t("Bitte zu Ende schreiben, noch %(seconds)s Sekunden.", { seconds: left.value })}
    </p>
  );
}

function GoOn({ item }: { readonly item: string }) {
  const session = useSession();
  const go = () => {
    session.shown.value = null;
    if (session.situation.peek().chosen !== item) session.choose(null);
  };
  return (
    <div class="banner__actions">
      <button class="button" type="button" onClick={go}>{t("Weiter im Programm")}</button>
    </div>
  );
}

function Etiquette() {
  return (
    <ul class="plain soft small">
      <li>{t("Ein Gedanke je Beitrag.")}</li>
      <li>{t("Halbe Sätze sind willkommen, Stichworte auch.")}</li>
      <li>{t("Alles bleibt so stehen, wie es geschrieben wurde.")}</li>
    </ul>
  );
}

/** The draft for a question as a signal; what is put in is kept on the device. */
function useDraft(session: Session, { item, question }: Asked, asked: ReadonlySignal<string>) {
  const text = useSignal(session.drafts.find(question)?.text ?? "");
  const rest = useSignal<readonly string[]>(session.drafts.find(question)?.next ?? []);
  const current = (): Draft => ({ of: question, question, item, asked: asked.peek(), text: text.peek(), next: rest.peek() });
  const put = (words: string, next: readonly string[] = rest.peek()) => {
    [text.value, rest.value] = [words, next];
    if (words || next.length) session.drafts.keep(current());
    else session.drafts.drop(question);
  };
  /** What stands in the field once this text is on its way: the thought that was split off, or nothing. */
  const goOn = (): Draft | undefined => {
    const [first = "", ...others] = rest.peek();
    [text.value, rest.value] = [first, others];
    const draft = first ? current() : undefined;
    session.drafts.put(question, draft);
    return draft;
  };
  return { text, rest, put, goOn };
}

export function QuestionPage({ item, question }: Asked) {
  const session = useSession();
  const record = session.room.value.one<Question>("question", question);
  const asked = useComputed(() => record.value?.text ?? "");
  const clock = session.room.value.one<Clock>("clock", item);
  const draft = useDraft(session, { item, question }, asked);
  // Before any key can be pressed: from the first letter on, this question stays in front of them.
  useLayoutEffect(() => {
    session.shown.value = { item, question };
    return () => (session.shown.value = null);
  }, []);
  const problem = useSignal<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const parts = useComputed(() => (draft.rest.value.length ? null : twoThoughts(draft.text.value)));
  const wroteHere = useComputed(() => session.outbox.entries.value.some((entry) => entry.question === question));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = draft.text.peek().trim();
    problem.value = lengthProblem(text);
    field.current?.focus();
    if (problem.peek()) return announce(problem.peek()!);
    void session.outbox.post({ item, question, asked: asked.peek(), text }, draft.goOn());
  };
  const split = () => {
    const [first, second] = parts.peek()!;
    draft.put(first, [second]);
    field.current?.focus();
    announce(t("Der zweite Gedanke folgt, sobald der erste abgeschickt ist."));
  };
  return (
    <>
      <form class="step__body" id="write" onSubmit={submit}>
        <Heading class={asked.value.length > LONG_QUESTION ? "question question--long" : "question"} written>{asked}</Heading>
        <ClockDisplay clock={clock} now={() => session.now()} label={t("Verbleibende Zeit")} class="step__clock" />
        {record.value?.hint && <p class="soft" dir="auto">{record.value.hint}</p>}
        <PhaseNotice item={item} question={question} />
        <Field
          id="text"
          label={t("Ihr Beitrag")}
          text={draft.text}
          problem={problem}
          field={field}
          onText={(words) => (draft.put(words), (problem.value = null))}
        />
        {parts.value && (
          <div class="row">
            <span>{t("Zwei Gedanken?")}</span>
            <button class="button" type="button" onClick={split}>{t("In zwei Beiträge teilen")}</button>
          </div>
        )}
        {draft.rest.value.map((text) => (
          <p class="soft" dir="auto" key={text}>{t("Danach: „%(text)s“", { text })}</p>
        ))}
        {!wroteHere.value && <Etiquette />}
      </form>
      <div class="step__foot">
        <button class="button button--primary button--wide" type="submit" form="write">
          {session.writable(question) ? t("Beitrag abschicken") : t("Für später aufbewahren")}
        </button>
      </div>
      <OwnTexts first={question} />
    </>
  );
}
