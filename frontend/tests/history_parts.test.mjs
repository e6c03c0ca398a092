import assert from "node:assert/strict";
import { test } from "node:test";
import { leftBy, sentenceOf } from "../src/wall/history.ts";
import { hindrance } from "../src/wall/history_possible.ts";

function step(id, more) {
  return { kind: "step", id, item: "w", question: "q", type: "contributions_moved", by: "facilitator", at: 0, rank: id, ...more };
}

function card(contribution, was, became) {
  return { contribution, was, became };
}

function cluster(id, more = {}) {
  return { kind: "cluster", id, item: "w", question: "q", rank: "a1", ...more };
}

const loose = { rank: "a1" };
const inMeet = { cluster: "meet", rank: "a1" };
const NAMES = { card: (id) => id, cluster: () => "Treffen" };
const seen = (text) => text?.replace(/[\u2068\u2069]/g, "");
const there = (...ids) => ids.map((id) => card(id, loose, inMeet));
const back = (...ids) => ids.map((id) => card(id, inMeet, loose));
const made = { cluster: "meet", became: cluster("meet") };
const unmade = { cluster: "meet", was: cluster("meet") };

// [what the step did, what taking it back did, what is said to have stayed]
const PARTS = {
  "nothing": [{ cards: there("a", "b") }, { cards: back("a", "b") }, null],
  "one card": [
    { cards: there("a", "b", "c") }, { cards: back("a", "c") },
    "2 von 3 Karten zurückgelegt, eine nicht, weil sie oder ihr Platz seither verändert wurde"],
  "two cards": [
    { cards: there("a", "b", "c") }, { cards: back("a") },
    "1 von 3 Karten zurückgelegt, 2 nicht, weil sie oder ihr Platz seither verändert wurden"],
  "the cluster, because something else lies in it": [
    { clusters: [made], cards: there("a", "b") }, { cards: back("a", "b") }, "ein Cluster bleibt, wie er ist"],
  "the cards, because they lie elsewhere": [
    { clusters: [made], cards: there("a", "b") }, { clusters: [unmade] },
    "Keine Karte zurückgelegt, weil seither alles weiterbewegt oder zurückgezogen wurde"],
  "a card and the cluster": [
    { clusters: [made], cards: there("a", "b") }, { cards: back("b") },
    "1 von 2 Karten zurückgelegt, eine nicht, weil sie oder ihr Platz seither verändert wurde; ein Cluster bleibt, wie er ist"],
};
for (const [what, [did, undid, left]] of Object.entries(PARTS)) {
  test(`taken back, and left as it was: ${what}`, () => {
    const first = step("s1", did);
    assert.equal(leftBy(step("s2", { ...undid, takes_back: "s1" }), () => first), left);
  });
}

test("a taking back says what stayed, and doing it again tells only what was done again", () => {
  const steps = {
    s1: step("s1", { cards: there("a", "b", "c") }),
    s2: step("s2", { cards: back("a", "b"), takes_back: "s1" }),
    s3: step("s3", { cards: there("a", "b"), takes_back: "s2" }),
  };
  assert.deepEqual(["s2", "s3"].map((id) => seen(sentenceOf(steps[id], NAMES, (of) => steps[of]))), [
    "Zurückgenommen: 3 Karten nach „Treffen“ gelegt (vorher lose). "
      + "2 von 3 Karten zurückgelegt, eine nicht, weil sie oder ihr Platz seither verändert wurde",
    "Wiederholt: 2 Karten nach „Treffen“ gelegt (vorher lose)",
  ]);
});

/** A wall with these cards and clusters, as records. */
function wall(cards, clusters) {
  const within = (id) => [...Object.entries(cards).filter(([, { cluster }]) => cluster === id),
    ...Object.entries(clusters).filter(([, { parent }]) => parent === id)].map(([key]) => key);
  return { card: (id) => cards[id], cluster: (id) => clusters[id], within };
}

const MEET = { meet: cluster("meet") };
const MOVED = { cards: there("a") };
const GATHERED = { clusters: [made], cards: there("a", "b") };
const RENAMED = { clusters: [{ cluster: "meet", was: cluster("meet"), became: cluster("meet", { title: "Treffen" }) }] };
const DISSOLVED = { clusters: [unmade], cards: back("a") };
const OFF_STACK = { cards: [card("a", { ...loose, stack: "top" }, inMeet)] };
const no = (why) => `Nicht mehr möglich: ${why}`;

// [the step, the cards there are, the clusters there are, why it cannot be taken back]
const HINDRANCES = {
  "a card as it was put": [MOVED, { a: { ...inMeet } }, MEET, null],
  "a card withdrawn": [MOVED, {}, MEET, no("Die Karte wurde zurückgezogen.")],
  "all cards withdrawn": [{ cards: there("a", "b") }, {}, MEET, no("Die Karten wurden zurückgezogen.")],
  "a card moved on": [MOVED, { a: { rank: "a7" } }, MEET, no("Die Karte wurde seither weiterbewegt oder verborgen.")],
  "a card put elsewhere in the same place": [MOVED, { a: { ...inMeet, rank: "a7" } }, MEET, no("Die Karte wurde seither weiterbewegt oder verborgen.")],
  "a card hidden": [MOVED, { a: { ...inMeet, hidden: true } }, MEET, no("Die Karte wurde seither weiterbewegt oder verborgen.")],
  "one moved, one withdrawn": [
    { cards: there("a", "b") }, { a: { ...loose } }, MEET, no("Die Karten wurden seither weiterbewegt, verborgen oder zurückgezogen.")],
  "one of two moved": [{ cards: there("a", "b") }, { a: { ...loose }, b: { ...inMeet } }, MEET, null],
  "a card brought back, which hiding again needs a reason for": [
    { cards: [card("a", { ...loose, hidden: true }, loose)] }, { a: { ...loose } }, {}, "Verbergen geht nur auf der Wand, mit einem Grund."],
  "its former cluster gone": [{ cards: back("a") }, { a: { ...loose } }, {}, no("Den früheren Platz gibt es nicht mehr.")],
  "its former stack there": [OFF_STACK, { a: { ...inMeet }, top: { ...loose } }, MEET, null],
  "its former stack stapled to another one": [
    OFF_STACK, { a: { ...inMeet }, top: { ...loose, stack: "b" } }, MEET, no("Den früheren Platz gibt es nicht mehr.")],
  "its former stack gone": [OFF_STACK, { a: { ...inMeet } }, MEET, no("Den früheren Platz gibt es nicht mehr.")],
  "a cluster with its cards": [GATHERED, { a: { ...inMeet }, b: { ...inMeet } }, MEET, null],
  "a cluster that others filled": [
    GATHERED, { a: { ...loose }, c: { ...inMeet } }, MEET, no("Der Cluster wurde seither verändert.")],
  "a cluster that others filled, one card as it was put": [GATHERED, { a: { ...inMeet }, c: { ...inMeet } }, MEET, null],
  "a cluster with another one below": [
    { clusters: [made] }, {}, { ...MEET, below: cluster("below", { parent: "meet" }) }, no("Der Cluster wurde seither verändert.")],
  "a cluster that is gone": [GATHERED, {}, {}, no("Der Cluster wurde seither verändert.")],
  "a title as it was given": [RENAMED, {}, { meet: cluster("meet", { title: "Treffen" }) }, null],
  "another title": [RENAMED, {}, { meet: cluster("meet", { title: "Reden" }) }, no("Der Cluster wurde seither verändert.")],
  "a dissolved cluster": [DISSOLVED, { a: { ...loose } }, {}, null],
  "a dissolved cluster whose cards were moved on": [DISSOLVED, {}, {}, null],
};
for (const [what, [did, cards, clusters, why]] of Object.entries(HINDRANCES)) {
  test(`can it be taken back: ${what}`, () => assert.equal(hindrance(step("s1", did), wall(cards, clusters)), why));
}
