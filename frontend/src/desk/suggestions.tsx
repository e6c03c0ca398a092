// "Vorschläge": near duplicates and groups of loose cards, one after the other. Nothing happens until somebody accepts.

import { useSignal, type Signal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { t, tn } from "../i18n";
import { announce } from "../ui/announcer";
import { Dialog } from "../ui/dialog";
import { LOOSE } from "../wall/board";
import type { Sorting } from "../wall/sorting";
import type { Desk } from "./desk_state";
import { SuggestionStack, type Suggestion } from "./suggestions_stack";

const LONGEST_TITLE = 200;

export function SuggestionsDialog({ desk, wall, close }: { desk: Desk; wall: Sorting; close: () => void }) {
  const stack = useMemo(() => new SuggestionStack(desk.api, wall.board), [wall]);
  useEffect(() => void stack.compare(), [stack]);
  return (
    <Dialog title={t("Vorschläge")} onClose={close} class="dialog--side"
      actions={<button type="button" class="button" onClick={close}>{t("Schließen")}</button>}>
      <p class="soft">
        {t("Verglichen werden Wörter und Schreibweise, nicht die Gedanken. Nichts geschieht von selbst.")}
      </p>
      <Found stack={stack} wall={wall} />
    </Dialog>
  );
}

function Found({ stack, wall }: { stack: SuggestionStack; wall: Sorting }) {
  const open = stack.open.value;
  if (stack.failure.value) return <Failure said={stack.failure.value} stack={stack} />;
  if (!open) return <p class="loading suggestion__waiting" role="status">{t("Die Karten werden verglichen …")}</p>;
  const [first] = open;
  return first
    ? <OneSuggestion key={keyOf(first)} suggestion={first} left={open.length} stack={stack} wall={wall} />
    : <NothingLeft stack={stack} />;
}

function Failure({ said, stack }: { said: string; stack: SuggestionStack }) {
  return (
    <div class="stack">
      <p class="banner banner--warning" role="alert">{said}</p>
      <div><CompareAgain stack={stack} /></div>
    </div>
  );
}

function CompareAgain({ stack }: { stack: SuggestionStack }) {
  return <button type="button" class="button" onClick={() => void stack.compare()}>{t("Noch einmal vergleichen")}</button>;
}

/** The same one while cards leave it: what is typed into it stays. */
function keyOf({ about, of }: Suggestion): string {
  return [about, ...of].join(" ");
}

function NothingLeft({ stack }: { stack: SuggestionStack }) {
  const head = useFocus<HTMLParagraphElement>();
  return (
    <div class="stack">
      <p class="lead" ref={head} tabIndex={-1}>{t("Zurzeit gibt es keinen weiteren Vorschlag.")}</p>
      <div class="row">
        <CompareAgain stack={stack} />
        {stack.hasDismissed.value && (
          <button type="button" class="button" onClick={() => stack.showDismissed()}>{t("Verworfene wieder zeigen")}</button>
        )}
      </div>
    </div>
  );
}

interface OneProps {
  readonly suggestion: Suggestion;
  readonly left: number;
  readonly stack: SuggestionStack;
  readonly wall: Sorting;
}

function OneSuggestion({ suggestion, left, stack, wall }: OneProps) {
  const leftOut = useSignal<ReadonlySet<string>>(new Set());
  const title = useSignal("");
  const head = useFocus<HTMLHeadingElement>();
  const toggle = (id: string) => (leftOut.value = toggled(leftOut.peek(), id));
  return (
    <section class="suggestion" aria-labelledby="suggestion-head">
      <p class="row row--apart">
        <span class="status">{t("Vorschlag")}</span>
        <span class="soft figures">{tn("der letzte", "noch %(num)s", left)}</span>
      </p>
      <h3 id="suggestion-head" ref={head} tabIndex={-1}>{sentenceOf(suggestion)}</h3>
      {suggestion.about === "same" && <p class="soft">{placeOf(wall, suggestion)}</p>}
      <Cards suggestion={suggestion} leftOut={leftOut.value} wall={wall} toggle={toggle} />
      {suggestion.about === "together" && <TitleField words={suggestion.words} title={title} />}
      <Answers suggestion={suggestion} leftOut={leftOut.value} title={title} stack={stack} wall={wall} />
    </section>
  );
}

interface AnswersProps extends Omit<OneProps, "left"> {
  readonly leftOut: ReadonlySet<string>;
  readonly title: Signal<string>;
}

function Answers({ suggestion, leftOut, title, stack, wall }: AnswersProps) {
  const busy = useSignal(false);
  const cards = suggestion.cards.filter((id) => !leftOut.has(id));
  const together = suggestion.about === "together";

  async function accept(): Promise<void> {
    if (busy.peek() || cards.length < 2) return;
    busy.value = true;
    if (together) await gather(wall, cards, title.peek().trim());
    else await wall.staple(cards.slice(1), cards[0]!);
    busy.value = false;
  }

  return (
    <div class="row">
      <button type="button" class="button" aria-disabled={cards.length < 2 || busy.value} onClick={() => void accept()}>
        {together ? t("Als Cluster anlegen") : t("Zusammenheften")}
      </button>
      <button type="button" class="button button--plain" onClick={() => stack.dismiss(suggestion)}>{t("Verwerfen")}</button>
    </div>
  );
}

/** The wall asks for a missing title itself, but not behind this sheet. */
async function gather(wall: Sorting, cards: readonly string[], title: string): Promise<void> {
  if (!(await wall.gather(cards, { title }))) return;
  wall.renaming.value = null;
  announce(tn("Cluster aus einer Karte angelegt.", "Cluster aus %(num)s Karten angelegt.", cards.length));
}

function sentenceOf({ about, cards }: Suggestion): string {
  return about === "same"
    ? tn("Dieser Beitrag", "Diese %(num)s Beiträge sagen Ähnliches", cards.length)
    : tn("Diese Karte", "Diese %(num)s Karten könnten zusammengehören", cards.length);
}

function placeOf({ board }: Sorting, { cards }: Suggestion): string {
  const cluster = board.cluster(board.placeOf(cards[0]!)).value;
  if (board.placeOf(cards[0]!) === LOOSE) return t("Sie liegen lose. Zusammengeheftet bleibt jeder Wortlaut erhalten.");
  return t("Sie liegen in „%(title)s“. Zusammengeheftet bleibt jeder Wortlaut erhalten.", { title: cluster?.title || t("Ohne Überschrift") });
}

interface CardsProps {
  readonly suggestion: Suggestion;
  readonly leftOut: ReadonlySet<string>;
  readonly wall: Sorting;
  readonly toggle: (id: string) => void;
}

/** Two belong together or not; of more, some can be left out. */
function Cards({ suggestion: { cards, of }, leftOut, wall, toggle }: CardsProps) {
  const text = (id: string) => <span dir="auto">{wall.board.card(id).value?.text}</span>;
  return (
    <ul class="suggestion__cards plain" aria-label={t("Karten dieses Vorschlags")}>
      {cards.map((id) => (
        <li key={id} class="suggestion__card">
          {of.length > 2
            ? <label class="choice"><input type="checkbox" checked={!leftOut.has(id)} onChange={() => toggle(id)} />{text(id)}</label>
            : text(id)}
        </li>
      ))}
    </ul>
  );
}

function TitleField({ words, title }: { words: readonly string[]; title: Signal<string> }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t("Titel, wenn es schon einen gibt")}</label>
      <input id={id} type="text" dir="auto" maxLength={LONGEST_TITLE} value={title.value} aria-describedby={`${id}-words`}
        onInput={({ currentTarget }) => (title.value = currentTarget.value)} />
      <p id={`${id}-words`} class="field__hint" dir="auto">
        {words.length > 0 && t("häufige Wörter: %(words)s", { words: words.join(", ") })}
      </p>
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const changed = new Set(set);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** Whoever goes on by keyboard or hears the page is at the beginning of what is new. */
function useFocus<E extends HTMLElement>() {
  const element = useRef<E>(null);
  useLayoutEffect(() => element.current!.focus(), []);
  return element;
}
