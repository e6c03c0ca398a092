import assert from "node:assert/strict";
import { test } from "node:test";
import { beside } from "../src/wall/roving.ts";

const stood = (place, ...names) => names.map((name) => ({ name, place }));
const ORDER = [...stood("", "a", "b"), ...stood("k", "k", "x", "y"), ...stood("l", "l")];

/** What is gone, and where the focus goes, in the order in which it is tried. */
const CASES = [
  ["a", ["b", "b", "k", "x", "y", "l"]],
  ["b", ["a", "k", "x", "y", "l", "a"]],
  ["x", ["y", "k", "y", "l", "k", "b", "a"]],
  ["y", ["x", "k", "l", "x", "k", "b", "a"]],
  ["k", ["x", "y", "x", "y", "l", "b", "a"]],
  ["l", ["y", "x", "k", "b", "a"]],
];

test("the focus goes on behind what is gone in its place, else before it, else to the title, else anywhere", () => {
  for (const [gone, next] of CASES) assert.deepEqual(beside(ORDER, gone), next);
});
