import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SuggestionStack } from "../src/desk/suggestions_stack.ts";
import { StreamRecords } from "../src/live/records.ts";
import { Board } from "../src/wall/board.ts";

const kept = new Map();
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
beforeEach(() => kept.clear());

function card(id, more = {}) {
  return { kind: "contribution", id, item: "w", question: "q", text: `Gedanke ${id}`, rank: id, ...more };
}

/** A wall with a to e loose, and x and y in the cluster k. */
function aWall() {
  const records = new StreamRecords();
  const cluster = { kind: "cluster", id: "k", item: "w", question: "q", rank: "a1", title: "K" };
  records.replace([cluster, ..."abcde".split("").map((id) => card(id)), card("x", { cluster: "k" }), card("y", { cluster: "k" })]);
  return { records, board: new Board(records, "q") };
}

const answer = {
  duplicates: [{ cards: ["x", "y"], likeness: 0.9 }],
  groups: [{ cards: ["a", "b", "c"], words: ["Gedanke"] }],
};

async function compared(board, suggestions = async () => answer) {
  const stack = new SuggestionStack({ suggestions }, board);
  await stack.compare();
  return stack;
}

function shown(stack) {
  return stack.open.value?.map(({ about, cards }) => `${about} ${cards.join("")}`);
}

function happens(records, ...put) {
  records.apply([{ seq: 1, type: "contribution_moved", by: "facilitator", at: 0, put }]);
}

test("duplicates come before groups", async () => {
  assert.deepEqual(shown(await compared(aWall().board)), ["same xy", "together abc"]);
});

for (const [what, changed, left] of [
  ["moved into a cluster", card("a", { cluster: "k" }), ["same xy", "together bc"]],
  ["stapled below another one", card("a", { stack: "b" }), ["same xy", "together bc"]],
  ["reworded", card("a", { text: "Etwas anderes" }), ["same xy", "together bc"]],
  ["doubled", card("x", { cluster: "k", also: "m" }), ["together abc"]],
  ["laid loose", card("x"), ["together abc"]],
  ["only moved within its place", card("a", { rank: "z" }), ["same xy", "together abc"]],
]) {
  test(`a card that was ${what} since`, async () => {
    const { records, board } = aWall();
    const stack = await compared(board);
    happens(records, changed);
    assert.deepEqual(shown(stack), left);
  });
}

test("a card that is gone leaves, and of one card nothing is said", async () => {
  const { records, board } = aWall();
  const stack = await compared(board);
  records.apply([{ seq: 1, type: "contribution_withdrawn", by: "participant", at: 0, drop: [["contribution", "a"], ["contribution", "b"]] }]);
  assert.deepEqual(shown(stack), ["same xy"]);
});

test("what was dismissed stays dismissed, also what is left of it, until it is asked for", async () => {
  const { records, board } = aWall();
  const stack = await compared(board);
  stack.dismiss(stack.open.value[1]);
  assert.deepEqual(shown(stack), ["same xy"]);
  const smaller = { duplicates: [], groups: [{ cards: ["b", "c"], words: [] }, { cards: ["c", "d", "e"], words: [] }] };
  const again = await compared(board, async () => smaller);
  assert.deepEqual(shown(again), ["together cde"]);
  assert.equal(again.hasDismissed.value, true);
  again.showDismissed();
  assert.deepEqual(shown(again), ["together bc", "together cde"]);
  assert.equal(again.hasDismissed.value, false);
});

test("what has lost a card since is dismissed as a whole", async () => {
  const { records, board } = aWall();
  const stack = await compared(board);
  happens(records, card("a", { cluster: "k" }));
  stack.dismiss(stack.open.value[1]);
  assert.deepEqual(shown(stack), ["same xy"]);
});

test("a refusal is told, and comparing again forgets it", async () => {
  let answers = async () => { throw new Error("Dazu fehlt ein Zusatz."); };
  const stack = await compared(aWall().board, () => answers());
  assert.deepEqual([shown(stack), stack.failure.value], [undefined, "Dazu fehlt ein Zusatz."]);
  answers = async () => answer;
  await stack.compare();
  assert.deepEqual([shown(stack), stack.failure.value], [["same xy", "together abc"], null]);
});
