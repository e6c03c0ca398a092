import assert from "node:assert/strict";
import test from "node:test";
import { StreamRecords } from "../src/live/records.ts";
import { continued, wallOrder } from "../src/wall/card_order.ts";

const card = (id, rank, more = {}) => ({ kind: "contribution", id, item: "w", question: "q", rank, text: id, ...more });
const cluster = (id, rank, parent = null) => ({ kind: "cluster", id, item: "w", question: "q", rank, parent });

function wall(...put) {
  const records = new StreamRecords();
  records.apply([{ seq: 1, type: "anything", by: "facilitator", at: 0, put, drop: [] }]);
  return records;
}

test("loose cards are read first, then cluster after cluster with what is below it", () => {
  const records = wall(
    cluster("paths", "b"), cluster("meeting", "a"), cluster("outside", "c", "meeting"),
    card("p", "a", { cluster: "paths" }), card("o", "a", { cluster: "outside" }), card("m", "a", { cluster: "meeting" }),
    card("second", "b"), card("first", "a"), { ...card("elsewhere", "a"), question: "other" },
  );
  assert.deepEqual(wallOrder(records, "q"), ["first", "second", "m", "o", "p"]);
});

test("what stands twice is read once, what lies in a stack right behind its top", () => {
  const records = wall(
    cluster("one", "a"), cluster("two", "b"),
    card("doubled", "a", { cluster: "one", also: "two", also_rank: "a" }), card("last", "b", { cluster: "two" }),
    card("below2", "b", { stack: "doubled", cluster: "one" }), card("below1", "a", { stack: "doubled", cluster: "one" }),
  );
  assert.deepEqual(wallOrder(records, "q"), ["doubled", "below1", "below2", "last"]);
});

test("what is moved or comes while cards are read makes nothing jump", () => {
  assert.deepEqual(continued([], ["a", "b"]), ["a", "b"]);
  assert.deepEqual(continued(["a", "b", "c"], ["new", "c", "a"]), ["a", "c", "new"]);
});
