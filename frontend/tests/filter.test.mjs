import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { StreamRecords } from "../src/live/records.ts";
import { Board } from "../src/wall/board.ts";
import { Surroundings, TRAITS, WallFilter } from "../src/wall/filter.ts";

function card(id, more = {}) {
  return { kind: "contribution", id, item: "w", question: "q", rank: `a${id}`, text: `Karte ${id}`, read: true, ...more };
}

function cluster(id, parent) {
  return { kind: "cluster", id, item: "w", question: "q", rank: id, title: id, ...(parent && { parent }) };
}

const CARDS = [
  card("loose"),
  card("in", { cluster: "k" }),
  card("below", { cluster: "k1" }),
  card("twice", { cluster: "l", also: "k", also_rank: "a" }),
  card("top", { cluster: "l" }),
  card("member", { stack: "top", text: "Ganz anders gesagt" }),
  card("loose-top"),
  card("loose-member", { stack: "loose-top" }),
  card("unread", { cluster: "l", read: undefined }),
  card("disputed", { cluster: "l", conflicts: [{ id: "c" }] }),
  card("unclear", { cluster: "l" }),
  card("undecided", { undecided: true }),
  card("edited", { cluster: "l", edited: true }),
];
const WALL = new Surroundings(CARDS, new Set(["unclear"]));

function finds({ query = "", traits = [], clusters = null }) {
  const { shown, count } = WALL.find({ query, traits: new Set(traits), clusters: clusters && new Set(clusters) });
  return { shown: [...shown], count };
}

const HAVING = {
  loose: ["loose", "loose-top", "loose-member", "undecided"],
  unread: ["unread"],
  conflict: ["disputed"],
  asked: ["unclear"],
  undecided: ["undecided"],
  doubled: ["twice"],
  stapled: ["top", "member", "loose-top", "loose-member"],
  edited: ["edited"],
};
for (const trait of TRAITS) {
  test(`what is ${trait}`, () => {
    assert.deepEqual(CARDS.filter((each) => WALL.has(trait, each)).map(({ id }) => id), HAVING[trait]);
  });
}

test("a card that was found below another one shows the top of its stack, and counts once", () => {
  assert.deepEqual(finds({ query: "anders" }), { shown: ["member", "top"], count: 1 });
});

test("conditions narrow each other", () => {
  assert.deepEqual(finds({ traits: ["loose", "undecided"] }), { shown: ["undecided"], count: 1 });
  assert.deepEqual(finds({ traits: ["stapled"], query: "karte", clusters: ["l"] }), { shown: ["top"], count: 1 });
  assert.deepEqual(finds({ traits: ["doubled", "edited"] }), { shown: [], count: 0 });
});

test("a doubled card stands in both of its clusters, a stapled one where its top stands", () => {
  assert.deepEqual(finds({ clusters: ["k"] }).shown, ["in", "twice"]);
  assert.deepEqual(finds({ clusters: ["l"], traits: ["stapled"] }).shown, ["top", "member"]);
});

// Frames of the browser, one by one.
const frames = new Map();
globalThis.requestAnimationFrame = (run) => (frames.set(frames.size + 1, run), frames.size);
globalThis.cancelAnimationFrame = (frame) => frames.delete(frame);
function nextFrame() {
  const waiting = [...frames.values()];
  frames.clear();
  waiting.forEach((run) => run());
}

function aFilter() {
  const records = new StreamRecords();
  records.replace([cluster("k"), cluster("k1", "k"), cluster("l"), ...CARDS, card("elsewhere", { question: "other" })]);
  const filter = new WallFilter(new Board(records, "q"), signal([{ kind: "enquiry", id: "unclear" }]));
  const told = [];
  filter.start((found) => told.push(found && [...found.shown]));
  nextFrame();
  return { records, filter, told };
}

test("nothing is filtered until something is asked for, and again when it is cleared", () => {
  const { filter, told } = aFilter();
  assert.deepEqual(told, [null]);
  filter.query.value = "   ";
  nextFrame();
  filter.toggle("edited");
  nextFrame();
  filter.clear();
  nextFrame();
  assert.deepEqual(told, [null, null, ["edited"], null]);
});

test("however fast somebody types, cards are looked through once a frame", () => {
  const { filter, told } = aFilter();
  for (const query of ["a", "an", "anders"]) filter.query.value = query;
  nextFrame();
  assert.deepEqual(told, [null, ["member", "top"]]);
});

test("a cluster means those below it as well, and nothing once it is gone", () => {
  const { records, filter, told } = aFilter();
  filter.cluster.value = "k";
  nextFrame();
  assert.deepEqual([told.at(-1), filter.conditions.value], [["below", "in", "twice"], 1]);
  records.apply([{ seq: 1, type: "cluster_dissolved", by: "facilitator", at: 0, drop: [["cluster", "k"]] }]);
  nextFrame();
  assert.deepEqual([told.at(-1), filter.conditions.value], [null, 0]);
});

test("a card that changes is found or lost at once", () => {
  const { records, filter, told } = aFilter();
  filter.query.value = "brunnen";
  nextFrame();
  records.apply([{ seq: 1, type: "contribution_edited", by: "participant", at: 0, put: [card("in", { text: "Ein Brunnen" })] }]);
  nextFrame();
  assert.deepEqual(told, [null, [], ["in"]]);
});
