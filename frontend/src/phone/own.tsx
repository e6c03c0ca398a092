// Own contributions with their fate, and drafts that were not sent: everything somebody typed stays readable here.

import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import { rulesOf } from "../live/rules";
import type { Question } from "../live/types";
import type { Draft } from "../outbox/drafts";
import { fateOf, type Entry } from "../outbox/entry";
import { announce } from "../ui/announcer";
import { useSession } from "./context";
import { OwnCard } from "./own-card";
import { recalledText } from "./who-sees";

interface Group {
  readonly question: string;
  readonly item: string;
  readonly asked: string;
  readonly entries: readonly Entry[];
  readonly drafts: readonly Draft[];
}

/** By question, in the order in which the questions were first answered. */
function grouped(entries: readonly Entry[], drafts: readonly Draft[]): Group[] {
  const known = new Map([...drafts, ...entries].map((text) => [text.question, text]));
  const order = new Set([...entries, ...drafts].map(({ question }) => question));
  return [...order].map((question) => ({
    question,
    item: known.get(question)!.item,
    asked: known.get(question)!.asked,
    entries: entries.filter((entry) => entry.question === question),
    drafts: drafts.filter((draft) => draft.question === question),
  }));
}

/** `first`: the question on this page; its contributions stand on top, its draft stands in the field. */
export function OwnTexts({ first }: { readonly first?: string }) {
  const { outbox, drafts } = useSession();
  const groups = useComputed(() => {
    const unsent = drafts.all.value.filter(({ of, question }) => of === question && of !== first);
    return grouped(outbox.entries.value, unsent);
  });
  const here = groups.value.find(({ question }) => question === first);
  const earlier = groups.value.filter(({ question }) => question !== first);
  return (
    <>
      {here && (
        <section class="own" aria-labelledby="own-here">
          <h2 class="eyebrow" id="own-here">{t("Ihre Beiträge")}</h2>
          <Texts group={here} />
        </section>
      )}
      {earlier.length > 0 && <Earlier groups={earlier} closed={first !== undefined} />}
    </>
  );
}

function Earlier({ groups, closed }: { readonly groups: readonly Group[]; readonly closed: boolean }) {
  const { drafts } = useSession();
  const opened = useSignal(false);
  if (groups.some((group) => needsAttention(group, drafts.all.value))) opened.value = true;
  const title = closed ? t("Ihre Beiträge zu anderen Fragen") : t("Ihre Beiträge");
  const sections = groups.map((group) => <EarlierQuestion group={group} key={group.question} />);
  if (!closed) {
    return (
      <section class="own" aria-labelledby="own-earlier">
        <h2 class="eyebrow" id="own-earlier">{title}</h2>
        {sections}
      </section>
    );
  }
  return (
    <details class="own" open={opened} onToggle={(event) => (opened.value = event.currentTarget.open)}>
      <summary class="eyebrow">{title}</summary>
      {sections}
    </details>
  );
}

/** What is unsent, half edited or refused must not hide in a closed list. */
function needsAttention({ question, entries }: Group, drafts: readonly Draft[]): boolean {
  return drafts.some((draft) => draft.question === question) || entries.some((entry) => fateOf(entry) !== "saved");
}

function EarlierQuestion({ group }: { readonly group: Group }) {
  const { room } = useSession();
  const now = useComputed(() => room.value.one<Question>("question", group.question).value?.text);
  return (
    <section class="stack stack--tight">
      <h3 class="own__question" dir="auto">{now.value ?? group.asked}</h3>
      <Texts group={group} />
    </section>
  );
}

function Texts({ group }: { readonly group: Group }) {
  return (
    <ul class="plain stack">
      {group.drafts.map((draft) => <UnsentDraft draft={draft} key={draft.of} />)}
      {[...group.entries].reverse().map((entry) => <OwnCard entry={entry} key={entry.contribution} />)}
    </ul>
  );
}

/** Left in a field of another page. */
function UnsentDraft({ draft }: { readonly draft: Draft }) {
  const session = useSession();
  const { outbox, drafts } = session;
  const rules = useComputed(() => rulesOf(session.room.value.one<Question>("question", draft.question).value));
  useEffect(() => void (draft.recalled && announce(recalledText(rules.peek()))), [draft.recalled]);
  const words = [draft.text, ...draft.next].filter((text) => text.trim());
  const send = async () => {
    drafts.put(draft.of, undefined);
    const { item, question, asked } = draft;
    for (const text of words) await outbox.post({ item, question, asked, text, rules: rules.peek() }, undefined);
  };
  return (
    <li class="card card--waiting">
      <p class="card__text" dir="auto">{words.join("\n")}</p>
      <p class="card__meta">{draft.recalled ? recalledText(rules.value) : t("Noch nicht abgeschickt.")}</p>
      <div class="card__actions">
        <button class="button" type="button" onClick={send}>
          {session.writable(draft.question) ? t("Abschicken") : t("Für später aufbewahren")}
        </button>
        <button class="button button--plain" type="button" onClick={() => drafts.drop(draft.of)}>{t("Verwerfen")}</button>
      </div>
    </li>
  );
}
