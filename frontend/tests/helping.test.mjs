import assert from "node:assert/strict";
import test from "node:test";
import { remaining } from "../src/desk/helping_counts.ts";
import { helpWanted } from "../src/phone/sorting-invitation.tsx";
import { numbered } from "../src/phone/sorting-page.tsx";

const card = (id, undecided = false) => ({ kind: "contribution", id, undecided });
const batch = (cards) => ({ kind: "batch", id: cards.join(), cards });
const counted = (loose, batches, size = () => 1) => remaining(loose, batches, size);

test("what is loose, what is out with whom, what nobody could place", () => {
  const loose = [card("a"), card("b"), card("c"), card("d"), card("e", true)];
  assert.deepEqual(counted(loose, [batch(["a", "b"]), batch(["c"])]), { loose: 5, out: 3, people: 2, undecided: 1 });
  assert.deepEqual(counted([], [batch(["a"])]), { loose: 0, out: 0, people: 0, undecided: 0 });
});

test("what was moved meanwhile is not out, nor what nobody could place", () => {
  const loose = [card("a"), card("b"), card("c", true)];
  assert.deepEqual(counted(loose, [batch(["b", "moved"]), batch(["c"])]), { loose: 3, out: 1, people: 1, undecided: 1 });
});

test("a stack counts all its contributions", () => {
  const size = (id) => (id === "a" ? 3 : 1);
  assert.deepEqual(counted([card("a"), card("b", true)], [batch(["a"])], size), { loose: 4, out: 3, people: 1, undecided: 1 });
});

test("people are asked to help with the question of their page first", () => {
  const question = (id, item, helpers) => ({ kind: "question", id, item, helpers });
  const questions = [question("a", "v", 0), question("b", "v", 8), question("c", "w", 3)];
  assert.equal(helpWanted(questions, "w", null).id, "c");
  assert.equal(helpWanted(questions, "x", null).id, "b");
  assert.equal(helpWanted(questions, undefined, null).id, "b");
  assert.equal(helpWanted([questions[0]], "v", null), undefined);
  assert.equal(helpWanted(questions, "w", "c").id, "b");
  assert.equal(helpWanted([questions[1]], "v", "b"), undefined);
});

test("clusters are numbered as on the wall, those inside of others after these", () => {
  const cluster = (id, parent) => ({ kind: "cluster", id, parent });
  const clusters = [cluster("a"), cluster("a1", "a"), cluster("a2", "a"), cluster("b"), cluster("b1", "b")];
  assert.deepEqual([...numbered(clusters).values()], ["1", "1.1", "1.2", "2", "2.1"]);
});
