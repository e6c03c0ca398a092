// What somebody can say about a contribution on the wall: "Das sehe ich anders" and "Verstehe ich nicht".

import { useComputed, useSignal, type Signal } from "@preact/signals";
import { t } from "../i18n";
import type { Answer, Contribution } from "../live/types";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
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
  return (
    <section class="signs-dialog__part">
      <h3>{t("Das sehe ich anders")}</h3>
      {marked.value ? <Marked {...props} /> : <MarkForm {...props} />}
    </section>
  );
}

function Marked(props: PartProps) {
  const takeBack = () => say(props.signs.takeBack(props.card.id, props.card.item), t("Ihr Zeichen ist zurückgenommen."), props);
  return (
    <>
      <p class="soft">{t("Sie haben gesagt, dass Sie das anders sehen. Es wird später besprochen.")}</p>
      <button class="button button--wide" type="button" onClick={takeBack}>{t("Zurücknehmen")}</button>
    </>
  );
}

function MarkForm(props: PartProps) {
  const { card, signs } = props;
  const reason = useSignal("");
  const submit = (event: Event) => {
    event.preventDefault();
    void say(signs.mark(card.id, card.item, reason.peek().trim()), t("Gespeichert: Sie sehen das anders."), props);
  };
  return (
    <form class="stack stack--tight" noValidate onSubmit={submit}>
      <p class="soft">{t("Der Beitrag bekommt ein Zeichen und wird später besprochen. Niemand sieht, von wem es kommt.")}</p>
      <div class="field">
        <label for="conflict-reason">{t("Warum? (freiwillig, alle können es lesen)")}</label>
        <textarea id="conflict-reason" dir="auto" rows={2} maxLength={280} value={reason}
          onInput={(event) => (reason.value = event.currentTarget.value)} />
      </div>
      <button class="button button--wide">{t("Das sehe ich anders")}</button>
    </form>
  );
}

function Meaning(props: PartProps & { readonly asked: boolean }) {
  const { card, signs, asked } = props;
  const own = useComputed(() => signs.own.value.get(card.id)?.asked === true);
  const ask = () => say(signs.ask(card.id, card.item), t("Es ist nachgefragt."), props);
  return (
    <section class="signs-dialog__part">
      <h3>{t("Verstehe ich nicht")}</h3>
      {asked && own.value ? <p class="soft">{t("Es ist nachgefragt. Eine Antwort ist freiwillig.")}</p> : (
        <>
          <p class="soft">{t("Die Person, die das geschrieben hat, wird auf ihrem Gerät gefragt. Sie erfährt nicht, von wem, und niemand erfährt, wer sie ist.")}</p>
          <button class="button button--wide" type="button" onClick={ask}>{t("Um Erklärung bitten")}</button>
        </>
      )}
    </section>
  );
}
