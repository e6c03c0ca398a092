// What somebody can say about a contribution on the wall: "Das sehe ich anders" and "Verstehe ich nicht".

import { useComputed, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Answer, Contribution, Question } from "../live/types";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { useSession } from "./context";
import type { Signs } from "./signs";

interface SignsProps {
  readonly card: Contribution;
  readonly signs: Signs;
}

interface DialogProps extends SignsProps {
  /** Asked just now, by whomever. */
  readonly asked: boolean;
  readonly close: () => void;
}

interface PartProps extends SignsProps {
  readonly problem: Signal<string | null>;
  readonly close: () => void;
}

export function SignsDialog({ card, signs, asked, close }: DialogProps) {
  const problem = useSignal<string | null>(null);
  const parts = { card, signs, problem, close };
  return (
    <Dialog title={t("Zu diesem Beitrag")} onClose={close} actions={
      <button class="button" type="button" onClick={close}>{t("Schließen")}</button>
    }>
      <p class="signs-dialog__words" dir="auto">{card.text}</p>
      <OtherView {...parts} />
      <Meaning {...parts} asked={asked} />
      <p class="field__error" role="alert">{problem}</p>
    </Dialog>
  );
}

async function say(wish: Promise<Answer>, done: string, { problem, close }: PartProps): Promise<void> {
  problem.value = null;
  const answer = await wish;
  if (!answer.ok) return void (problem.value = answer.message);
  announce(done);
  close();
}

function OtherView(props: PartProps) {
  const { card, signs } = props;
  const marked = useComputed(() => signs.own.value.get(card.id)?.conflict !== undefined);
  const writing = useSignal(false);
  return (
    <section class="signs-dialog__part">
      <p class="soft">
        {marked.value
          ? t("Sie haben gesagt, dass Sie das anders sehen. Es wird später besprochen.")
          : t("Der Beitrag bekommt ein Zeichen und wird später besprochen. Niemand sieht, von wem es kommt.")}
      </p>
      {marked.value && <TakeBack {...props} />}
      {!marked.value && writing.value && <MarkForm {...props} />}
      {!marked.value && !writing.value && (
        <button class="button button--wide" type="button" onClick={() => (writing.value = true)}>{t("Das sehe ich anders")}</button>
      )}
    </section>
  );
}

function TakeBack(props: PartProps) {
  const takeBack = () => say(props.signs.takeBack(props.card.id, props.card.item), t("Ihr Zeichen ist zurückgenommen."), props);
  return <button class="button button--wide" type="button" onClick={takeBack}>{t("Zeichen zurücknehmen")}</button>;
}

function MarkForm(props: PartProps) {
  const { card, signs } = props;
  const { room } = useSession();
  const moderated = useComputed(() => room.value.one<Question>("question", card.question).value?.moderated === true);
  const reason = useSignal("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector<HTMLElement>("textarea, button")!.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const given = moderated.peek() ? "" : reason.peek().trim();
    void say(signs.mark(card.id, card.item, given), t("Gespeichert: Sie sehen das anders."), props);
  };
  return (
    <form class="stack stack--tight" ref={form} noValidate onSubmit={submit}>
      {moderated.value
        ? <p class="soft">{t("Begründungen nimmt in dieser Frage die Moderation mündlich auf.")}</p>
        : <ReasonField reason={reason} />}
      <button class="button button--wide">{t("Zeichen setzen")}</button>
    </form>
  );
}

function ReasonField({ reason }: { readonly reason: Signal<string> }) {
  return (
    <div class="field">
      <label for="conflict-reason">{t("Warum sehen Sie das anders?")}</label>
      <p class="field__hint" id="conflict-reason-hint">{t("Kann leer bleiben. Alle können es lesen.")}</p>
      <textarea id="conflict-reason" dir="auto" rows={2} maxLength={280} aria-describedby="conflict-reason-hint" value={reason}
        onInput={(event) => (reason.value = event.currentTarget.value)} />
    </div>
  );
}

function Meaning(props: PartProps & { readonly asked: boolean }) {
  const { card, signs, asked } = props;
  const own = useComputed(() => signs.own.value.get(card.id)?.asked === true);
  const ask = () => say(signs.ask(card.id, card.item), t("Es ist nachgefragt."), props);
  return (
    <section class="signs-dialog__part">
      {asked && own.value ? <p class="soft">{t("Es ist nachgefragt. Eine Antwort ist freiwillig.")}</p> : (
        <>
          <p class="soft">{t("Gefragt wird das Gerät, auf dem der Beitrag geschrieben wurde. Niemand erfährt, wem es gehört und wer fragt.")}</p>
          <button class="button button--wide" type="button" onClick={ask}>{t("Verstehe ich nicht")}</button>
        </>
      )}
    </section>
  );
}
