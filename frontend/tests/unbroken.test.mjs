import assert from "node:assert/strict";
import test from "node:test";
import { unbroken } from "../src/ui/unbroken.tsx";

const shape = (text) => [unbroken(text)].flat().map((part) => (typeof part === "string" ? part : [part.props.class, part.props.children]));

test("a text without arrows stays one text", () => {
  const texts = ["", "Bänke", "Rad- und Fußweg", "a > b", "2 - 3"];
  assert.deepEqual(texts.map(unbroken), texts);
});

test("arrows are kept whole and nothing is lost", () => {
  assert.deepEqual(shape("Bänke -> Gespräche"), ["Bänke ", ["unbroken", "->"], " Gespräche"]);
  assert.deepEqual(shape("a<->b -->c"), ["a", ["unbroken", "<->"], "b ", ["unbroken", "-->"], "c"]);
});

test("of a long line only the end is kept whole", () => {
  assert.deepEqual(shape("-".repeat(50) + ">"), ["-".repeat(47), ["unbroken", "--->"], ""]);
});
