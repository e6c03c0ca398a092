// Steps that are about cards, in words.

import { t, tn } from "../i18n";
import type { Placing, Step } from "../live/types";
import type { Names } from "./history";

export type CardStep = NonNullable<Step["cards"]>[number];

const HAPPENINGS = ["hidden", "shown", "stapled", "doubled", "undoubled", "moved", "unstapled", "ordered"] as const;
type Happening = (typeof HAPPENINGS)[number];

// Long enough to recognise a card by.
const LONGEST_QUOTE = 70;

/** In quotation marks; its direction stays its own, whatever language is around it. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, "")} …` : text;
  return t("„%(text)s“", { text: `\u2068${shown}\u2069` });
}

export function clusterName(id: string, names: Names): string {
  return quoted(names.cluster(id) || t("ohne Titel"));
}

function happening({ was, became }: CardStep): Happening {
  if (was.hidden !== became.hidden) return became.hidden ? "hidden" : "shown";
  if (became.stack && was.stack !== became.stack) return "stapled";
  if (was.stack && !became.stack) return "moved";
  const [left, entered] = [lost(was, became), lost(became, was)];
  if (entered.length) return left.length ? "moved" : "doubled";
  return left.length ? "undoubled" : "ordered";
}

/** The places of one placing that are not those of the other; null: loose. */
function lost(one: Placing, other: Placing): (string | null)[] {
  const stays = placesOf(other);
  return placesOf(one).filter((place) => !stays.includes(place));
}

/** What is stapled below another card stands nowhere else. */
function placesOf({ cluster = null, also, stack }: Placing): (string | null)[] {
  if (stack) return [];
  return also ? [cluster, also] : [cluster];
}

/** What the step was for, and the cards it was done to: others only follow, as the rest of a stack does. */
function essence(type: string, cards: readonly CardStep[]): { readonly what: Happening; readonly done: readonly CardStep[] } {
  if (type === "contributions_unstapled") return { what: "unstapled", done: cards.filter(({ became }) => !became.stack) };
  const all = cards.map(happening);
  const what = HAPPENINGS.find((each) => all.includes(each)) ?? "ordered";
  return { what, done: cards.filter((_, nth) => all[nth] === what) };
}

export function cardsSentence(type: string, cards: readonly CardStep[], names: Names): string {
  const { what, done } = essence(type, cards);
  const name = what === "unstapled" ? takenOffName(cards, names) : cardsName(done.map(({ contribution }) => contribution), names);
  const places = placesIn(done, names);
  const values = { cards: name, from: places.from ?? "", to: places.to ?? "" };
  switch (what) {
    case "hidden": return t("%(cards)s verborgen", values);
    case "shown": return t("%(cards)s zurückgeholt", values);
    case "stapled": return t("%(cards)s an %(top)s geheftet", { ...values, top: topName(done, names) });
    case "unstapled": return t("%(cards)s vom Stapel genommen", values);
    case "doubled": return t("%(cards)s zusätzlich nach %(to)s gelegt", values);
    case "undoubled": return t("%(cards)s aus %(from)s genommen", values);
    case "ordered": return t("%(cards)s an eine andere Stelle gelegt", values);
    case "moved": return movedSentence(name, places, done.every(({ was }) => was.stack));
  }
}

/** Null: loose. Undefined: not the same for all cards. */
interface Places {
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
}

function movedSentence(cards: string, { from, to }: Places, stapled: boolean): string {
  const where = to ? t("%(cards)s nach %(to)s gelegt", { cards, to }) : t("%(cards)s lose gelegt", { cards });
  if (stapled) return t("%(where)s (vorher auf einem Stapel)", { where });
  if (from === undefined) return where;
  return from === null ? t("%(where)s (vorher lose)", { where }) : t("%(where)s (vorher in %(from)s)", { where, from });
}

/** Where taking back would put the cards. */
export function cardsBefore(type: string, cards: readonly CardStep[], names: Names): string {
  const { what, done } = essence(type, cards);
  const { from } = placesIn(done, names);
  if (what === "hidden") return t("Ist dann wieder für alle zu sehen.");
  if (what !== "moved" || from === undefined) return t("Alles liegt dann wieder wie vorher.");
  if (from === null) return tn("Liegt dann wieder lose.", "Liegen dann wieder lose.", done.length);
  return tn("Liegt dann wieder in %(from)s.", "Liegen dann wieder in %(from)s.", done.length, { from });
}

function placesIn(cards: readonly CardStep[], names: Names): Places {
  const one = (places: readonly (string | null | undefined)[]) => {
    const [place] = places;
    if (place === undefined || places.some((other) => other !== place)) return undefined;
    return place === null ? null : clusterName(place, names);
  };
  return {
    from: one(cards.flatMap(({ was, became }) => (was.stack ? [undefined] : lost(was, became)))),
    to: one(cards.flatMap(({ was, became }) => lost(became, was))),
  };
}

function cardsName(cards: readonly string[], names: Names): string {
  const [card] = cards;
  return cards.length === 1 && card ? cardName(card, names) : tn("Eine Karte", "%(num)s Karten", cards.length);
}

function cardName(card: string, names: Names): string {
  const text = names.card(card);
  return text === undefined ? t("Ein zurückgezogener Beitrag") : quoted(text);
}

/** A top that is taken off changes nothing itself: the rest is stapled to the next one. */
function takenOffName(cards: readonly CardStep[], names: Names): string {
  const rest = cards.filter(({ became }) => became.stack);
  const newTops = rest.map(({ became }) => became.stack);
  const off = cards.map(({ contribution, became, was }) => (became.stack ? was.stack! : contribution));
  return cardsName([...new Set(off)].filter((card) => !newTops.includes(card)), names);
}

function topName(cards: readonly CardStep[], names: Names): string {
  const text = names.card(cards[0]!.became.stack!);
  return text === undefined ? t("eine andere Karte") : quoted(text);
}
