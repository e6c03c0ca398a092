// What somebody can say about a contribution on the wall: "Das sehe ich anders" and "Verstehe ich nicht".

import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import type { Contribution, Enquiry, Question } from "../live/types";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { useSession } from "./context";
import { isSending } from "./own_signs";
import { markWords } from "./own_signs_words";
import type { About, Signs } from "./signs";
import { useWall } from "./wall_stream";

interface SignsProps {
  readonly card: Contribution;
  readonly signs: Signs;
  readonly close: () => void;
}

/** Belongs to the contribution and to no place: it may be moved, and the room may go on. */
export function AboutCard({ about }: { readonly about: About }) {
  const { live, signs: all } = useSession();
  const signs = all.value!;
  const wall = useWall(about.card.item);
  const now = useComputed(() => wall.one<Contribution>("contribution", about.card.id).value);
  const last = useRef(about.card);
  if (now.value) last.current = now.value;
  const card = last.current;
  const close = () => closeAbout(signs, card.id);
  return (
    <Dialog title={t("Zu diesem Beitrag")} onClose={close} actions={
      <button class="button" type="button" onClick={close}>{t("Schließen")}</button>
    }>
      <p class="signs-dialog__words" dir="auto">{card.text}</p>
      {!now.value && <p class="soft" role="status">{t("Dieser Beitrag ist nicht mehr an der Wand.")}</p>}
      <OtherView card={card} signs={signs} close={close} />
      <Meaning card={card} signs={signs} close={close} />
      <p class={signs.of(card.id).refused ? "field__error" : "soft"} role="alert">
        {markWords(signs, card, live.value?.status.value === "online")}
      </p>
    </Dialog>
  );
}

/** The button that opened it may stand elsewhere by now. */
function closeAbout(signs: Signs, id: string): void {
  if (signs.about.peek()?.card.id !== id) return;
  signs.about.value = null;
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-about="${id}"], h1`)?.focus();
  });
}

/** Says so and closes once it is answered; what was refused stays on the page, with the reason. */
async function say(accepted: Promise<boolean>, done: string, close: () => void): Promise<void> {
  if (!(await accepted)) return;
  announce(done);
  close();
}

function OtherView(props: SignsProps) {
  const { card, signs } = props;
  const own = signs.of(card.id);
  const marked = own.conflict !== undefined && !signs.wasDismissed(card);
  const made = marked && !isSending(own, "mark_conflict");
  const writing = useSignal(own.reason !== undefined);
  return (
    <section class="signs-dialog__part">
      <p class="soft">
        {made
          ? t("Sie haben gesagt, dass Sie das anders sehen. Es wird später besprochen.")
          : t("Der Beitrag bekommt ein Zeichen und wird später besprochen. Niemand sieht, von wem es kommt.")}
      </p>
      {marked && <TakeBack {...props} />}
      {!marked && writing.value && <MarkForm {...props} />}
      {!marked && !writing.value && (
        <button class="button button--wide" type="button" onClick={() => (writing.value = true)}>{t("Das sehe ich anders")}</button>
      )}
    </section>
  );
}

function TakeBack({ card, signs, close }: SignsProps) {
  const busy = isSending(signs.of(card.id), "withdraw_conflict");
  const takeBack = () => void (busy || say(signs.takeBack(card), t("Ihr Zeichen ist zurückgenommen."), close));
  return <button class="button button--wide" type="button" aria-disabled={busy} onClick={takeBack}>{t("Zeichen zurücknehmen")}</button>;
}

function MarkForm({ card, signs, close }: SignsProps) {
  const { room } = useSession();
  const moderated = useComputed(() => room.value.one<Question>("question", card.question).value?.moderated === true);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector<HTMLElement>("textarea, button")!.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const given = moderated.peek() ? "" : (signs.of(card.id).reason ?? "").trim();
    void say(signs.mark(card, given), t("Gespeichert: Sie sehen das anders."), close);
  };
  return (
    <form class="stack stack--tight" ref={form} noValidate onSubmit={submit}>
      {moderated.value
        ? <p class="soft">{t("Begründungen nimmt in dieser Frage die Moderation mündlich auf.")}</p>
        : <ReasonField card={card} signs={signs} />}
      <button class="button button--wide">{t("Zeichen setzen")}</button>
    </form>
  );
}

/** Kept on the device with every letter. */
function ReasonField({ card, signs }: Omit<SignsProps, "close">) {
  return (
    <div class="field">
      <label for="conflict-reason">{t("Warum sehen Sie das anders?")}</label>
      <p class="field__hint" id="conflict-reason-hint">{t("Kann leer bleiben. Alle können es lesen.")}</p>
      <textarea id="conflict-reason" dir="auto" rows={2} maxLength={280} aria-describedby="conflict-reason-hint"
        value={signs.of(card.id).reason ?? ""} onInput={(event) => signs.write(card.id, event.currentTarget.value)} />
    </div>
  );
}

function Meaning({ card, signs, close }: SignsProps) {
  const { room } = useSession();
  const open = room.value.one<Enquiry>("enquiry", card.id).value !== undefined;
  const own = signs.of(card.id);
  const sending = isSending(own, "ask_meaning");
  const ask = () => void (sending || say(signs.ask(card), t("Es ist nachgefragt."), close));
  return (
    <section class="signs-dialog__part">
      {open && own.asked && !sending ? <p class="soft">{t("Es ist nachgefragt. Eine Antwort ist freiwillig.")}</p> : (
        <>
          <p class="soft">{t("Gefragt wird das Gerät, auf dem der Beitrag geschrieben wurde. Niemand erfährt, wem es gehört und wer fragt.")}</p>
          <button class="button button--wide" type="button" aria-disabled={sending} onClick={ask}>{t("Verstehe ich nicht")}</button>
        </>
      )}
    </section>
  );
}
