import assert from "node:assert/strict";
import test from "node:test";
import { effect } from "@preact/signals";
import { placeIn, stackBelow, stapledIn, StreamRecords } from "../src/live/records.ts";

const card = (id, rank, cluster = null, text = id) => ({ kind: "contribution", id, item: "w", question: "q", rank, text, cluster });
const change = (seq, put = [], drop = []) => ({ seq, type: "anything", by: "facilitator", at: 0, put, drop });

test("records stand in the order of rank and id, whatever order they come in", () => {
  const records = new StreamRecords();
  records.apply([change(1, [card("c", "b"), card("b", "b"), card("a", "c"), card("d", "a")])]);
  assert.deepEqual(records.ids("contribution").value, ["d", "b", "c", "a"]);
  assert.deepEqual(records.list("contribution").value.map(({ text }) => text), ["d", "b", "c", "a"]);
});

test("a card that moves leaves one place and enters another", () => {
  const records = new StreamRecords();
  records.apply([change(1, [card("a", "a"), card("b", "b"), card("c", "c", "theme")])]);
  records.apply([change(2, [card("a", "d", "theme")])]);
  assert.deepEqual(records.where("contribution", placeIn("q")).value, ["b"]);
  assert.deepEqual(records.where("contribution", placeIn("q", "theme")).value, ["c", "a"]);
});

test("only what changed tells its readers, and a batch tells each list once", () => {
  const records = new StreamRecords();
  records.apply([change(1, [card("a", "a"), card("b", "b")])]);
  const seen = { a: 0, b: 0, ids: 0 };
  effect(() => void (records.one("contribution", "a").value, seen.a++));
  effect(() => void (records.one("contribution", "b").value, seen.b++));
  effect(() => void (records.ids("contribution").value, seen.ids++));
  records.apply([change(2, [card("a", "a", null, "other words")])]);
  assert.deepEqual(seen, { a: 2, b: 1, ids: 1 });
  records.apply([change(3, [card("c", "c")]), change(4, [card("d", "d")])]);
  assert.deepEqual(seen, { a: 2, b: 1, ids: 2 });
});

test("a snapshot drops what it does not hold and leaves alone what is the same", () => {
  const records = new StreamRecords();
  records.apply([change(1, [card("a", "a"), card("b", "b")])]);
  let told = 0;
  effect(() => void (records.one("contribution", "a").value, told++));
  records.replace([card("c", "c"), card("a", "a")]);
  assert.deepEqual(records.ids("contribution").value, ["a", "c"]);
  assert.deepEqual(records.where("contribution", placeIn("q")).value, ["a", "c"]);
  assert.equal(records.one("contribution", "b").value, undefined);
  assert.equal(told, 1);
});

test("listeners hear Changes, not snapshots, until they stop", () => {
  const records = new StreamRecords();
  const heard = [];
  const stop = records.onChange(({ seq }) => heard.push(seq));
  records.replace([card("a", "a")]);
  records.apply([change(2, [card("b", "b")]), change(3, [], [["contribution", "b"]])]);
  stop();
  records.apply([change(4)]);
  assert.deepEqual(heard, [2, 3]);
});

test("any order of Changes ends where the snapshot of the same records ends", () => {
  const [records, fresh] = [new StreamRecords(), new StreamRecords()];
  const final = new Map();
  for (let step = 1; step <= 500; step++) {
    const id = `card${(step * 37) % 60}`;
    if (step % 7) final.set(id, card(id, String((step * 13) % 29), step % 3 ? null : "theme"));
    else final.delete(id);
    records.apply([final.has(id) ? change(step, [final.get(id)]) : change(step, [], [["contribution", id]])]);
  }
  fresh.replace([...final.values()]);
  for (const place of [placeIn("q"), placeIn("q", "theme")]) {
    assert.deepEqual(records.where("contribution", place).value, fresh.where("contribution", place).value);
  }
  assert.deepEqual(records.snapshot(), fresh.snapshot());
});

const doubled = (id, rank, cluster, also, also_rank) => ({ ...card(id, rank, cluster), also, also_rank });
const stapled = (id, rank, stack) => ({ ...card(id, rank), stack });
const idsIn = (records, ...within) => records.where("contribution", placeIn("q", ...within)).value;

test("a doubled card stands in both clusters, each by its rank there", () => {
  const records = new StreamRecords();
  records.replace([card("a", "b", "one"), doubled("d", "a", "one", "other", "y"), card("x", "x", "other"), card("z", "z", "other")]);
  assert.deepEqual(idsIn(records, "one"), ["d", "a"]);
  assert.deepEqual(idsIn(records, "other"), ["x", "d", "z"]);
  records.apply([change(1, [doubled("d", "a", "one", "other", "zz")])]);
  assert.deepEqual(idsIn(records, "other"), ["x", "z", "d"]);
  records.apply([change(2, [doubled("d", "a", "other", "one", "c")])]);
  assert.deepEqual([idsIn(records, "one"), idsIn(records, "other")], [["a", "d"], ["d", "x", "z"]]);
  records.apply([change(3, [card("d", "c", "one")])]);
  assert.deepEqual([idsIn(records, "one"), idsIn(records, "other")], [["a", "d"], ["x", "z"]]);
  assert.deepEqual(records.ids("contribution").value, ["a", "d", "x", "z"]);
});

test("a stapled card stands in its stack and in no cluster", () => {
  const records = new StreamRecords();
  records.replace([card("top", "a", "one"), stapled("second", "b", "top"), stapled("first", "a", "top")]);
  assert.deepEqual(idsIn(records, "one"), ["top"]);
  assert.deepEqual(idsIn(records), []);
  assert.deepEqual(records.where("contribution", stackBelow("top")).value, ["first", "second"]);
  assert.deepEqual(records.where("contribution", stapledIn("q")).value, ["first", "second"]);
  records.apply([change(1, [card("first", "c", "one")])]);
  assert.deepEqual(idsIn(records, "one"), ["top", "first"]);
  assert.deepEqual(records.where("contribution", stapledIn("q")).value, ["second"]);
});
