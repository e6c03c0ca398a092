import assert from "node:assert/strict";
import { test } from "node:test";
import { StreamRecords } from "../src/live/records.ts";
import { Board } from "../src/wall/board.ts";
import { Move } from "../src/wall/moves.ts";
import { Others } from "../src/wall/holds.ts";
import { Selection } from "../src/wall/selection.ts";
import { isShort } from "../src/wall/title_field.tsx";

const card = (id, rank, cluster, more) => ({ kind: "contribution", id, item: "w", question: "q", text: id, rank, cluster, ...more });

function aBoard() {
  const records = new StreamRecords();
  const clusters = ["k", "l"].map((id) => ({ kind: "cluster", id, item: "w", question: "q", rank: id }));
  records.replace([...clusters, card("a", "1"), card("b", "2"), card("c", "3"), card("x", "1", "k", { also: "l", also_rank: "1" })]);
  return new Board(records, "q");
}

/** Sends a move to a server that answers like this, one answer after the other; returns what was sent and how it went. */
async function moved(cards, target, ...answers) {
  const board = aBoard();
  const sent = [];
  const send = async (name, payload) => (sent.push({ name, ...payload }), answers.shift() ?? { ok: true, seq: 7 });
  const seen = new Map(cards.map((one) => [one, board.placeOf(one)]));
  return { sent, went: await new Move(board, send, target, seen).run(cards) };
}

const overtaken = (where) => ({ ok: false, code: "moved_meanwhile", message: "", facts: { moved: where } });

test("several cards are one Command that says where they were seen", async () => {
  const { sent, went } = await moved(["a", "b"], { place: "k", after: "x" });
  assert.deepEqual(sent, [
    { name: "move_contributions", contributions: ["a", "b"], cluster: "k", after: "x", seen: { a: null, b: null } },
  ]);
  assert.deepEqual(went, { seq: 7, overtaken: new Map(), gone: [], refused: false });
});

test("the second standing of a doubled card says which place it leaves, and the order stays", async () => {
  const { sent } = await moved(["a", "x~2", "b"], { place: "k", after: null });
  assert.deepEqual(sent.map(({ contributions, leaving, after }) => [contributions, leaving, after]),
    [[["a"], undefined, null], [["x"], "l", "a"], [["b"], undefined, "x"]]);
});

test("what somebody else moved stays there and the rest is moved", async () => {
  const { sent, went } = await moved(["a", "b"], { place: "k" }, overtaken({ b: "l" }));
  assert.deepEqual(sent.map(({ contributions }) => contributions), [["a", "b"], ["a"]]);
  assert.deepEqual(went, { seq: 7, overtaken: new Map([["b", "l"]]), gone: [], refused: false });
});

test("when all were moved by somebody else nothing is sent again", async () => {
  const { sent, went } = await moved(["a"], { place: "k" }, overtaken({ a: null }));
  assert.equal(sent.length, 1);
  assert.deepEqual(went, { seq: 0, overtaken: new Map([["a", null]]), gone: [], refused: false });
});

test("what is on the wall no more is not sent", async () => {
  const { sent, went } = await moved(["a", "withdrawn"], { place: "k" });
  assert.deepEqual(sent.map(({ contributions }) => contributions), [["a"]]);
  assert.deepEqual(went.gone, ["withdrawn"]);
});

test("more than two hundred cards are several Commands, one behind the other", async () => {
  const board = aBoard();
  const many = Array.from({ length: 450 }, (_, nth) => `m${nth}`);
  board.records.replace(many.map((id) => card(id, id)));
  const sent = [];
  const send = async (_, payload) => (sent.push(payload), { ok: true, seq: 1 });
  await new Move(board, send, { place: "k", after: null }, new Map()).run(many);
  assert.deepEqual(sent.map(({ contributions, after }) => [contributions.length, after]), [[200, null], [200, "m199"], [50, "m399"]]);
});

test("any other refusal ends the move", async () => {
  const { sent, went } = await moved(["a", "x~2"], { place: "k" }, { ok: false, code: "event_closed", message: "" });
  assert.equal(sent.length, 1);
  assert.equal(went.refused, true);
});

test("a range is selected within its place, and what is filtered out is left out", () => {
  const filter = { value: null };
  const selection = new Selection(aBoard(), filter);
  selection.toggle("a");
  selection.extendTo("c");
  assert.deepEqual(selection.inOrder(), ["a", "b", "c"]);
  selection.extendTo("x");
  assert.deepEqual(selection.inOrder(), ["a", "b", "c", "x"]);
  filter.value = new Set(["a", "x"]);
  assert.deepEqual(selection.inOrder(), ["a", "x"]);
  selection.clear();
  selection.chooseAll("");
  assert.deepEqual(selection.inOrder(), ["a"]);
  selection.chooseAll("");
  assert.deepEqual(selection.inOrder(), []);
});

test("what others hold is forgotten when nothing more is heard, and told once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const shown = [];
  const others = new Others((held) => shown.push([...held]));
  const says = (holder, ...cards) => others.hear({ stream: "wall:w", holder, by: "facilitator", cards });
  says("one", "a");
  context.mock.timers.tick(4000);
  says("one", "a");
  says("two", "b");
  context.mock.timers.tick(9999);
  assert.deepEqual(shown, [[["a", "facilitator"]], [["a", "facilitator"], ["b", "facilitator"]]]);
  says("two");
  context.mock.timers.tick(1);
  assert.deepEqual(shown.slice(2), [[["a", "facilitator"]], []]);
});

test("a title of one short word gets a hint", () => {
  assert.deepEqual(["", "Sprache", "  Sprache ", "Wie lernen wir Sprache?", "Aufenthaltsgenehmigungsverfahren"].map(isShort),
    [false, true, true, false, false]);
});
