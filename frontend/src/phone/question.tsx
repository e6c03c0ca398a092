// The question, one field, one button. What somebody writes here never vanishes under their hands.

import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { rulesOf } from "../live/rules";
import type { Clock, Question } from "../live/types";
import { announce } from "../ui/announcer";
import { ClockDisplay } from "../ui/clock";
import { useSession } from "./context";
import { useDraft, type Asked, type DraftField } from "./draft";
import { Field, lengthProblem } from "./field";
import { Heading } from "./heading";
import { OwnTexts } from "./own";
import { PhaseNotice } from "./phase-notice";
import { RulesNotice, WhoSees } from "./who-sees";
import { isOneWord, twoThoughts } from "./wording";

const LONG_QUESTION = 90;
/** Somebody who goes on typing is not interrupted after the first word. */
const PAUSE = 1500;

export function QuestionPage({ item, question }: Asked) {
  const session = useSession();
  // Before any key can be pressed: from the first letter on, this question stays in front of them.
  useLayoutEffect(() => {
    session.shown.value = { item, question };
    return () => (session.shown.value = null);
  }, []);
  return (
    <>
      <Writing item={item} question={question} />
      {!session.editing.value && (
        <div class="step__foot">
          <button class="button button--primary button--wide" type="submit" form="write">
            {session.writable(question) ? t("Beitrag abschicken") : t("Für später aufbewahren")}
          </button>
        </div>
      )}
      <OwnTexts first={question} />
    </>
  );
}

function Writing({ item, question }: Asked) {
  const session = useSession();
  const asked = useComputed(() => session.room.value.one<Question>("question", question).value?.text ?? "");
  const rules = useComputed(() => rulesOf(session.room.value.one<Question>("question", question).value));
  const draft = useDraft(session, { item, question }, asked);
  const problem = useSignal<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const justSent = useRef(false);
  const first = useRef(rules.peek()).current;
  const wroteHere = useComputed(() => session.outbox.entries.value.some((entry) => entry.question === question));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = draft.text.peek().trim();
    if (!text && justSent.current) return; // the second half of a double tap
    problem.value = lengthProblem(text);
    field.current?.focus();
    if (problem.peek()) return announce(problem.peek()!);
    justSent.current = true;
    void session.outbox.post({ item, question, asked: asked.peek(), text, rules: rules.peek() }, draft.goOn());
  };
  const type = (words: string) => {
    draft.put(words);
    problem.value = null;
    justSent.current = false;
  };
  return (
    <form class="step__body" id="write" onSubmit={submit}>
      <Asking item={item} question={question} asked={asked} />
      <PhaseNotice item={item} question={question} />
      <WhoSees first={first} now={rules} />
      <Field id="text" label={t("Ihr Beitrag")} text={draft.text} problem={problem} field={field} onText={type} />
      <RulesNotice first={first} now={rules} recalled={draft.recalled} />
      <TwoThoughts draft={draft} field={field} />
      <OneWord text={draft.text} />
      {!wroteHere.value && <Etiquette />}
    </form>
  );
}

function Asking({ item, question, asked }: Asked & { readonly asked: ReadonlySignal<string> }) {
  const session = useSession();
  const hint = useComputed(() => session.room.value.one<Question>("question", question).value?.hint);
  const clock = session.room.value.one<Clock>("clock", item);
  const look = asked.value.length > LONG_QUESTION ? "question question--long" : "question";
  return (
    <>
      <Heading class={look} written>{asked}</Heading>
      <ClockDisplay clock={clock} now={() => session.now()} label={t("Verbleibende Zeit")} class="step__clock" />
      {hint.value && <p class="soft" dir="auto">{hint}</p>}
    </>
  );
}

interface TwoThoughtsProps {
  readonly draft: DraftField;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** A gentle hint; what was split off waits below the field until its turn comes. */
function TwoThoughts({ draft, field }: TwoThoughtsProps) {
  const parts = useComputed(() => (draft.rest.value.length ? null : twoThoughts(draft.text.value)));
  const split = () => {
    const [first, second] = parts.peek()!;
    draft.put(first, [second]);
    field.current?.focus();
    announce(t("Der zweite Gedanke folgt, sobald der erste abgeschickt ist."));
  };
  return (
    <>
      {parts.value && (
        <div class="row">
          <span>{t("Zwei Gedanken?")}</span>
          <button class="button" type="button" onClick={split}>{t("In zwei Beiträge teilen")}</button>
        </div>
      )}
      {draft.rest.value.map((text) => (
        <p class="soft" dir="auto" key={text}>{t("Danach: „%(text)s“", { text })}</p>
      ))}
    </>
  );
}

/** A hint and nothing more: single words are as welcome as everything else. */
function OneWord({ text }: { readonly text: ReadonlySignal<string> }) {
  const settled = useSignal("");
  const words = text.value;
  useEffect(() => {
    const timer = setTimeout(() => (settled.value = words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  if (settled.value !== words || !isOneWord(words)) return null;
  return <p class="soft small">{t("Was genau? Ein halber Satz sagt mehr als ein Wort.")}</p>;
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
