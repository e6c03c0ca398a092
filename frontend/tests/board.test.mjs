import assert from "node:assert/strict";
import { test } from "node:test";
import { StreamRecords } from "../src/live/records.ts";
import { Board, LOOSE } from "../src/wall/board.ts";

function card(id, rank, cluster) {
  return { kind: "contribution", id, item: "w", question: "q", text: id, rank, ...(cluster && { cluster }) };
}

/** A wall with a, b, c loose and one cluster k with x, y. */
function aWall() {
  const records = new StreamRecords();
  const cluster = { kind: "cluster", id: "k", item: "w", question: "q", rank: "a1", title: "K" };
  records.replace([cluster, card("a", "a1"), card("b", "a2"), card("c", "a3"), card("x", "a1", "k"), card("y", "a2", "k")]);
  return { records, board: new Board(records, "q") };
}

function lying(board) {
  return { loose: board.cardsIn(LOOSE).value, k: board.cardsIn("k").value };
}

function others(records, seq, ...put) {
  records.apply([{ seq, type: "contribution_moved", by: "facilitator", at: 0, put }]);
}

test("a held card stays while others move it, and goes there when it is let go", () => {
  const { records, board } = aWall();
  const letGo = board.hold(["b"]);
  others(records, 1, card("b", "a9", "k"));
  assert.deepEqual(lying(board), { loose: ["a", "b", "c"], k: ["x", "y"] });
  letGo();
  assert.deepEqual(lying(board), { loose: ["a", "c"], k: ["x", "y", "b"] });
});

test("a held card whose cluster is taken away shows where it lies for everybody", () => {
  const { records, board } = aWall();
  board.hold(["x"]);
  records.apply([{ seq: 1, type: "cluster_dissolved", by: "facilitator", at: 0, put: [card("x", "a4"), card("y", "a5")], drop: [["cluster", "k"]] }]);
  assert.deepEqual(lying(board), { loose: ["a", "b", "c", "x", "y"], k: [] });
  assert.equal(board.placeOf("x"), LOOSE);
});

test("a held card whose neighbour is taken away goes to the end of its place", () => {
  const { records, board } = aWall();
  board.hold(["b"]);
  others(records, 1, card("a", "a9", "k"));
  assert.deepEqual(lying(board), { loose: ["c", "b"], k: ["x", "y", "a"] });
});

test("cards put down together lie one behind the other", () => {
  const { board } = aWall();
  board.holdAt(["c", "a"], { place: "k", after: "x" });
  assert.deepEqual(lying(board), { loose: ["b"], k: ["x", "c", "a", "y"] });
  board.holdAt(["b"], { place: "k" });
  assert.deepEqual(lying(board).k, ["x", "c", "a", "y", "b"]);
  board.holdAt(["y"], { place: "k", after: null });
  assert.deepEqual(lying(board).k, ["y", "x", "c", "a", "b"]);
});

test("a card taken up again before its move is saved goes back to where it was put, not to where it came from", () => {
  const { records, board } = aWall();
  const saved = board.holdAt(["a"], { place: "k" });
  const letGo = board.hold(["a"]);
  letGo();
  assert.deepEqual(lying(board), { loose: ["b", "c"], k: ["x", "y", "a"] });
  const again = board.hold(["a"]);
  others(records, 1, card("a", "a9", "k"));
  saved();
  assert.equal(board.placeOf("a"), "k");
  again();
  assert.deepEqual(lying(board), { loose: ["b", "c"], k: ["x", "y", "a"] });
});

test("waiting for a number ends when the stream carries it, also when it already has", async () => {
  const { records, board } = aWall();
  const carried = board.carried(5);
  others(records, 5, card("a", "a4"));
  await carried;
  await board.carried(4);
  assert.deepEqual(lying(board).loose, ["b", "c", "a"]);
});

test("taking up a card leaves the lists of other places untouched", () => {
  const { board } = aWall();
  const before = board.cardsIn("k").value;
  const letGo = board.hold(["a"]);
  assert.equal(board.cardsIn("k").value, before);
  letGo();
  assert.equal(board.cardsIn("k").value, before);
});

const doubled = (id, rank, cluster, also, also_rank) => ({ ...card(id, rank, cluster), also, also_rank });

test("a doubled contribution is two cards, each with a place and a twin of its own", () => {
  const { records, board } = aWall();
  others(records, 1, { ...card("l", "a0"), kind: "cluster", title: "L" }, doubled("x", "a1", "k", "l", "a1"));
  assert.deepEqual([board.cardsIn("k").value, board.cardsIn("l").value], [["x", "y"], ["x~2"]]);
  assert.deepEqual(["x", "x~2"].map((one) => [board.placeOf(one), board.twinOf(one)]), [["k", "x~2"], ["l", "x"]]);
  board.hold(["x~2"]);
  others(records, 2, card("x", "a1", "k"));
  assert.deepEqual([board.cardsIn("k").value, board.cardsIn("l").value], [["x", "y"], ["x~2"]]);
  assert.equal(board.standsIn("x~2"), undefined);
});

test("a stack counts all that lies on it, a doubled card counts in each of its places", () => {
  const { records, board } = aWall();
  const below = { ...card("y", "a2"), stack: "x" };
  others(records, 1, below, doubled("x", "a1", "k", "l", "a1"));
  assert.deepEqual(["k", "l", LOOSE].map((place) => board.countIn(place).value), [2, 2, 3]);
  assert.equal(board.standsIn("y"), undefined);
  assert.deepEqual(board.stack("x~2").value, ["y"]);
});
