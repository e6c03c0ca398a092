import assert from "node:assert/strict";
import test from "node:test";
import { isReworded, revisionsIn, shownFirst, wordingRead } from "../src/desk/moderation_wordings.ts";

const card = (id, revision) => ({ kind: "contribution", id, revision });
const NONE = new Map();

test("what waits keeps its place and the revision with which it was shown first", () => {
  const first = shownFirst([card("a"), card("b", 2)], NONE);
  assert.deepEqual([...first], [["a", 0], ["b", 2]]);
  assert.deepEqual([...shownFirst([card("c", 1), card("b", 3), card("a", 1)], first)], [["a", 0], ["b", 2], ["c", 1]]);
});

test("what went and comes back is new", () => {
  const first = shownFirst([card("a"), card("b")], NONE);
  const without = shownFirst([card("b")], first);
  assert.deepEqual([...shownFirst([card("a", 4), card("b")], without)], [["b", 0], ["a", 4]]);
});

// Shown first, told of by a refusal (undefined: never), on the screen now; sent as read, said to be reworded.
const CASES = [
  [0, undefined, 0, 0, false],
  [2, undefined, 2, 2, false],
  [0, undefined, 1, 0, true],
  [0, 1, 0, 0, true],
  [0, 1, 1, 1, true],
  [0, 1, 2, 1, true],
  [3, 1, 3, 3, false],
];

test("approved is what was read, never what came in the very moment", () => {
  for (const [first, refused, now, read, news] of CASES) {
    const shown = new Map([["a", first]]);
    const told = refused === undefined ? NONE : new Map([["a", refused]]);
    assert.deepEqual([wordingRead(card("a", now), shown, told), isReworded(card("a", now), shown, told)], [read, news]);
  }
});

test("a refusal says which revision there is now", () => {
  const refusal = { ok: false, code: "reworded", message: "", facts: { contributions: { a: 2, b: 1 } } };
  assert.deepEqual([...revisionsIn(refusal)], [["a", 2], ["b", 1]]);
});
