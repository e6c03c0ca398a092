import assert from "node:assert/strict";
import test from "node:test";
import { createTexts, locale, t, tn } from "../src/i18n.ts";

const arabic = createTexts({
  locale: "ar",
  plurals: { zero: 0, one: 1, two: 2, few: 3, many: 4, other: 5 },
  messages: { "%(num)s Beitrag": ["zero", "one", "two", "few %(num)s", "many %(num)s", "other %(num)s"] },
});

test("without a catalogue the source text is shown, with its values filled in", () => {
  assert.equal(locale, "de");
  assert.equal(t("Bitte zu %(table)s", { table: "Tisch 7" }), "Bitte zu Tisch 7");
  assert.equal(tn("%(num)s Beitrag", "%(num)s Beiträge", 1), "1 Beitrag");
  assert.equal(tn("%(num)s Beitrag", "%(num)s Beiträge", 0), "0 Beiträge");
});

test("a translation replaces the source text", () => {
  const english = createTexts({ locale: "en", plurals: {}, messages: { "Senden an %(name)s": "Send to %(name)s" } });
  assert.equal(english.t("Senden an %(name)s", { name: "Ada" }), "Send to Ada");
  assert.equal(english.t("Fehlt im Katalog"), "Fehlt im Katalog");
});

test("values are put in as they are, placeholders without a value stay", () => {
  assert.equal(t("%(a)s und %(b)s", { a: "$& %(b)s" }), "$& %(b)s und %(b)s");
  assert.equal(t("%(a)s", { a: 0 }), "0");
});

test("each plural category finds its own form", () => {
  const forms = [0, 1, 2, 3, 11, 100].map((num) => arabic.tn("%(num)s Beitrag", "%(num)s Beiträge", num));
  assert.deepEqual(forms, ["zero", "one", "two", "few 3", "many 11", "other 100"]);
});
