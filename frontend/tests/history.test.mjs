import assert from "node:assert/strict";
import { test } from "node:test";
import { concerns, consequenceOf, roleName, sentenceOf, takenBack, titlesIn } from "../src/wall/history.ts";

const TEXTS = { a: "Ein Café", b: "Bäume", long: "Ein Platz, auf dem sich alle treffen, die in der Nähe wohnen oder arbeiten, auch abends" };
const TITLES = { meet: "Treffen", green: "Grün", untitled: "" };
const NAMES = { card: (id) => TEXTS[id], cluster: (id) => TITLES[id] };

function step(id, more) {
  return { kind: "step", id, item: "w", question: "q", type: "contributions_moved", by: "facilitator", at: 0, rank: id, ...more };
}

function card(contribution, was, became) {
  return { contribution, was, became };
}

function cluster(id, title = "", more = {}) {
  return { kind: "cluster", id, item: "w", question: "q", rank: "a1", ...(title && { title }), ...more };
}

const inMeet = { cluster: "meet", rank: "a1" };
const inGreen = { cluster: "green", rank: "a1" };
const loose = { rank: "a1" };
const onStack = { ...loose, stack: "b" };
const merged = { type: "clusters_merged" };

// what it is, [the step, the sentence, what taking it back would do]
const SENTENCES = {
  "from loose": [{ cards: [card("a", loose, inMeet)] }, "„Ein Café“ nach „Treffen“ gelegt (vorher lose)", "Liegt dann wieder lose."],
  "to loose": [{ cards: [card("a", inMeet, loose)] }, "„Ein Café“ lose gelegt (vorher in „Treffen“)", "Liegt dann wieder in „Treffen“."],
  "from one cluster to another": [
    { cards: [card("a", inMeet, inGreen)] }, "„Ein Café“ nach „Grün“ gelegt (vorher in „Treffen“)", "Liegt dann wieder in „Treffen“."],
  "several": [
    { cards: [card("a", loose, inMeet), card("b", loose, inMeet)] },
    "2 Karten nach „Treffen“ gelegt (vorher lose)", "Liegen dann wieder lose."],
  "several from different places": [
    { cards: [card("a", loose, inMeet), card("b", inGreen, inMeet)] },
    "2 Karten nach „Treffen“ gelegt", "Alles liegt dann wieder wie vorher."],
  "within its place": [
    { cards: [card("a", inMeet, { ...inMeet, rank: "a9" })] },
    "„Ein Café“ an eine andere Stelle gelegt", "Alles liegt dann wieder wie vorher."],
  "a card that is gone": [
    { cards: [card("z", loose, inMeet)] }, "Ein zurückgezogener Beitrag nach „Treffen“ gelegt (vorher lose)", "Liegt dann wieder lose."],
  "a long wording": [
    { cards: [card("long", loose, { cluster: "untitled" })] },
    "„Ein Platz, auf dem sich alle treffen, die in der Nähe wohnen oder …“ nach „ohne Titel“ gelegt (vorher lose)",
    "Liegt dann wieder lose."],
  "doubled": [
    { cards: [card("a", inMeet, { ...inMeet, also: "green", also_rank: "a2" })] },
    "„Ein Café“ zusätzlich nach „Grün“ gelegt", "Alles liegt dann wieder wie vorher."],
  "the second of two places moved": [
    { cards: [card("a", { ...inMeet, also: "green" }, { ...inMeet, also: "untitled" })] },
    "„Ein Café“ nach „ohne Titel“ gelegt (vorher in „Grün“)", "Liegt dann wieder in „Grün“."],
  "undoubled": [
    { cards: [card("a", { ...inMeet, also: "green" }, inGreen)] },
    "„Ein Café“ aus „Treffen“ genommen", "Alles liegt dann wieder wie vorher."],
  "stapled": [{ cards: [card("a", loose, { ...loose, stack: "b" })] }, "„Ein Café“ an „Bäume“ geheftet", "Alles liegt dann wieder wie vorher."],
  "stapled from a cluster": [{ cards: [card("a", inMeet, { ...loose, stack: "b" })] }, "„Ein Café“ an „Bäume“ geheftet", "Alles liegt dann wieder wie vorher."],
  "from a stack into a cluster": [
    { cards: [card("a", onStack, inMeet)] }, "„Ein Café“ nach „Treffen“ gelegt (vorher auf einem Stapel)", "Alles liegt dann wieder wie vorher."],
  "from a stack to the loose ones": [
    { cards: [card("a", onStack, loose)] }, "„Ein Café“ lose gelegt (vorher auf einem Stapel)", "Alles liegt dann wieder wie vorher."],
  "two from a stack and from a cluster": [
    { cards: [card("a", onStack, inMeet), card("b", inGreen, inMeet)] }, "2 Karten nach „Treffen“ gelegt", "Alles liegt dann wieder wie vorher."],
  "hidden, and the next of its stack follows": [
    { cards: [card("a", loose, { ...loose, hidden: true }), card("b", { ...loose, stack: "a" }, loose)] },
    "„Ein Café“ verborgen", "Ist dann wieder für alle zu sehen."],
  "brought back": [{ cards: [card("a", { ...loose, hidden: true }, loose)] }, "„Ein Café“ zurückgeholt", "Alles liegt dann wieder wie vorher."],
  "a cluster made of cards": [
    { clusters: [{ cluster: "meet", became: cluster("meet") }], cards: [card("a", loose, inMeet), card("b", loose, inMeet)] },
    "Cluster „Treffen“ aus 2 Karten gebildet", "Der Cluster vergeht dann; seine Karten liegen, wo sie waren."],
  "a cluster made of one card": [
    { clusters: [{ cluster: "meet", became: cluster("meet") }], cards: [card("a", loose, inMeet)] },
    "Cluster „Treffen“ aus einer Karte gebildet", "Der Cluster vergeht dann; seine Karten liegen, wo sie waren."],
  "an empty cluster": [
    { clusters: [{ cluster: "untitled", became: cluster("untitled") }] },
    "Cluster „ohne Titel“ angelegt", "Der Cluster vergeht dann; seine Karten liegen, wo sie waren."],
  "a first title": [
    { clusters: [{ cluster: "meet", was: cluster("meet"), became: cluster("meet", "Treffen") }] },
    "Cluster „Treffen“ benannt", "Hat dann wieder keinen Titel."],
  "another title": [
    { clusters: [{ cluster: "meet", was: cluster("meet", "Reden"), became: cluster("meet", "Treffen") }] },
    "Cluster „Reden“ heißt jetzt „Treffen“", "Heißt dann wieder „Reden“."],
  "a cluster below another one": [
    { clusters: [{ cluster: "meet", was: cluster("meet", "Treffen"), became: cluster("meet", "Treffen", { parent: "green" }) }] },
    "Cluster „Treffen“ unter „Grün“ gesetzt", "Der Cluster steht dann wieder, wo er war."],
  "a cluster up again": [
    { clusters: [{ cluster: "meet", was: cluster("meet", "Treffen", { parent: "green" }), became: cluster("meet", "Treffen") }] },
    "Cluster „Treffen“ auf die oberste Ebene geholt", "Der Cluster steht dann wieder, wo er war."],
  "a cluster among its like": [
    { clusters: [{ cluster: "meet", was: cluster("meet", "Treffen"), became: cluster("meet", "Treffen", { rank: "a9" }) }] },
    "Cluster „Treffen“ an eine andere Stelle gesetzt", "Der Cluster steht dann wieder, wo er war."],
  "dissolved": [
    { type: "cluster_dissolved", clusters: [{ cluster: "old", was: cluster("old", "Reden") }], cards: [card("a", { cluster: "old" }, loose)] },
    "Cluster „Reden“ aufgelöst", "Cluster „Reden“ ist dann wieder da."],
  "merged, with cards": [
    { ...merged, clusters: [{ cluster: "old", was: cluster("old", "Reden") }], cards: [card("a", { cluster: "old" }, inMeet)] },
    "Cluster „Reden“ mit „Treffen“ zusammengelegt", "Cluster „Reden“ ist dann wieder da."],
  "merged, with a cluster below": [
    { ...merged, clusters: [
      { cluster: "green", was: cluster("green", "Grün", { parent: "old" }), became: cluster("green", "Grün", { parent: "meet" }) },
      { cluster: "old", was: cluster("old", "Reden") }] },
    "Cluster „Reden“ mit „Treffen“ zusammengelegt", "Cluster „Reden“ ist dann wieder da."],
  "merged, and its title taken over": [
    { ...merged, clusters: [
      { cluster: "meet", was: cluster("meet"), became: cluster("meet", "Treffen") }, { cluster: "old", was: cluster("old", "Treffen") }] },
    "Cluster „Treffen“ mit „Treffen“ zusammengelegt", "Cluster „Treffen“ ist dann wieder da."],
  "an empty one merged": [
    { ...merged, clusters: [{ cluster: "old", was: cluster("old", "Reden") }] },
    "Cluster „Reden“ mit einem anderen zusammengelegt", "Cluster „Reden“ ist dann wieder da."],
};
for (const [place, became] of Object.entries({ "among the loose ones": loose, "in a cluster": inMeet, "in a cluster below": { cluster: "below" } })) {
  const off = { type: "contributions_unstapled" };
  const alone = (id) => card(id, onStack, became);
  Object.assign(SENTENCES, {
    [`off a stack ${place}`]: [{ ...off, cards: [alone("a")] }, "„Ein Café“ vom Stapel genommen", "Alles liegt dann wieder wie vorher."],
    [`two off a stack ${place}`]: [
      { ...off, cards: [alone("a"), alone("long")] }, "2 Karten vom Stapel genommen", "Alles liegt dann wieder wie vorher."],
    [`the top off its stack ${place}`]: [
      { ...off, cards: [alone("a"), card("long", onStack, { ...loose, stack: "a" })] },
      "„Bäume“ vom Stapel genommen", "Alles liegt dann wieder wie vorher."],
  });
}
// Quoted texts keep their own direction by marks that nobody sees.
const seen = (text) => text.replace(/[\u2068\u2069]/g, "");
for (const [what, [more, sentence, consequence]] of Object.entries(SENTENCES)) {
  test(`in words: ${what}`, () => {
    const it = step("s1", more);
    assert.deepEqual([sentenceOf(it, NAMES, () => undefined), consequenceOf(it, NAMES)].map(seen), [sentence, consequence]);
  });
}

test("texts keep their direction inside a sentence", () => {
  const names = { ...NAMES, card: () => "مكان" };
  assert.equal(sentenceOf(step("s1", { cards: [card("a", inMeet, loose)] }), names, () => undefined).split(" ")[0], "„\u2068مكان\u2069“");
});

// Newest first: s2 took back s1, s3 took back s2, s4 took back s3.
const [THERE, BACK] = [{ cards: [card("a", loose, inMeet)] }, { cards: [card("a", inMeet, loose)] }];
const CHAIN = [
  step("s4", { takes_back: "s3", ...BACK }),
  step("s3", { takes_back: "s2", ...THERE }),
  step("s2", { takes_back: "s1", ...BACK }),
  step("s1", THERE),
];

test("taking back is told by what was taken back, doing again by what is done again", () => {
  const stepOf = (id) => CHAIN.find((each) => each.id === id);
  const moved = "„Ein Café“ nach „Treffen“ gelegt (vorher lose)";
  assert.deepEqual(CHAIN.map((each) => seen(sentenceOf(each, NAMES, stepOf))), [
    `Zurückgenommen: ${moved}`, `Wiederholt: ${moved}`, `Zurückgenommen: ${moved}`, moved]);
  assert.equal(sentenceOf(CHAIN[2], NAMES, () => undefined), "Einen früheren Schritt zurückgenommen");
  assert.equal(consequenceOf(CHAIN[2], NAMES), "Gilt dann wieder.");
});

for (const [gone, from] of [[["s1"], 2], [["s2"], 1], [["s3", "s1"], 0], [[], 3]]) {
  test(`of the last ${4 - from} steps ${gone.join(", ") || "none"} count as taken back`, () => {
    assert.deepEqual([...takenBack(CHAIN.slice(from)).keys()], gone);
  });
}

const MOVE = step("s1", { cards: [card("a", inMeet, { ...inGreen, stack: "b" })], clusters: [{ cluster: "old", was: cluster("old") }] });
for (const [of, is] of [
  [{}, true], [{ card: "a" }, true], [{ card: "b" }, true], [{ card: "c" }, false],
  [{ cluster: "meet" }, true], [{ cluster: "green" }, true], [{ cluster: "old" }, true], [{ cluster: "untitled" }, false],
]) {
  test(`a step ${is ? "concerns" : "does not concern"} ${JSON.stringify(of)}`, () => assert.equal(concerns(MOVE, of), is));
}

test("a cluster that is gone is called as it was called last", () => {
  const renamed = step("s2", { clusters: [{ cluster: "old", was: cluster("old", "Reden"), became: cluster("old", "Sprechen") }] });
  const gone = step("s3", { clusters: [{ cluster: "old", was: cluster("old", "Sprechen") }] });
  assert.deepEqual([...titlesIn([gone, renamed])], [["old", "Sprechen"]]);
});

test("people are told by their role", () => {
  assert.deepEqual(["facilitator", "organiser", "host", "participant"].map(roleName), ["Moderation", "Veranstalter:in", "Gastgeber:in", "Teilnehmende"]);
});
