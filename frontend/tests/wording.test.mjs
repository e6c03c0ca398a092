import assert from "node:assert/strict";
import test from "node:test";
import { graphemes, isOneWord, twoThoughts } from "../src/phone/wording.ts";

test("length is counted as people count", () => {
  assert.deepEqual(["", "Bänke", "Ba\u0308nke", "👨‍👩‍👧‍👦!", "مَرحبًا"].map(graphemes), [0, 5, 5, 2, 5]);
});

test("one thought is left alone", () => {
  const texts = ["", "Bänke", "Kinder und Jugendliche", "a".repeat(200), " und ", "Bänke\n"];
  assert.deepEqual(texts.map(twoThoughts), texts.map(() => null));
});

test("two thoughts are parted at the line break, after a sentence, or at an und near the middle", () => {
  assert.deepEqual(twoThoughts("Bänke im Schatten\n\nEin Brunnen"), ["Bänke im Schatten", "Ein Brunnen"]);
  const sentences = `${"Bänke im Schatten, viele davon. ".repeat(3)}Und ein Brunnen, an dem ${"Kinder ".repeat(9)}spielen`;
  assert.deepEqual(twoThoughts(sentences)?.map((part) => part.slice(-8)), ["e davon.", " spielen"]);
  const joined = "Mehr Schatten unter den Bäumen am Platz und ein Brunnen, an dem Kinder spielen können";
  assert.deepEqual(twoThoughts(joined), [
    "Mehr Schatten unter den Bäumen am Platz",
    "ein Brunnen, an dem Kinder spielen können",
  ]);
});

test("a single word is one in any script that parts its words", () => {
  const single = ["Sprache", " Wohnen. ", "E-Mail", "عمل", "Ämter!"];
  assert.deepEqual(single.map(isOneWord), single.map(() => true));
  const others = ["", "Sprachkurse auch abends", "7", "a", "!", "👍", "语言", "Wohnen\nArbeit"];
  assert.deepEqual(others.map(isOneWord), others.map(() => false));
});
