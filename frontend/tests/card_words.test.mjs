import assert from "node:assert/strict";
import test from "node:test";
import { languageName, translationMark } from "../src/wall/card_words.ts";

const MARKS = [
  [{ lang: "ar", by: "person", translator: "Rana Muster" }, "Übersetzung (Arabisch): Rana Muster"],
  [{ lang: "ar", by: "person" }, "Übersetzung (Arabisch): von einer Person"],
  [{ lang: "uk", by: "machine" }, "Übersetzung (Ukrainisch): maschinell"],
  [{ lang: "uk", by: "machine", translator: "Wortfabrik" }, "Übersetzung (Ukrainisch): maschinell, Wortfabrik"],
];

test("who translated always stands there, and a machine is called one", () => {
  for (const [translation, words] of MARKS) assert.equal(translationMark({ text: "x", ...translation }), words);
});

test("a language that nobody knows keeps its tag", () => {
  assert.equal(languageName("qx"), "qx");
  assert.equal(languageName("no language"), "no language");
});
