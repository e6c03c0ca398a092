import assert from "node:assert/strict";
import { test } from "node:test";
import { searchFor } from "../src/wall/search.ts";

function card(text, more = {}) {
  return { kind: "contribution", id: text, item: "w", question: "q", rank: "a", text, ...more };
}

const FOUND = [
  ["Café", "cafe"],
  ["Ein Cafe am Platz", "CAFÉ"],
  ["Offene Türen", "tueren"],
  ["Offene Tueren", "türen"],
  ["Offene Türen", "turen"],
  ["Größere Straße", "strasse"],
  ["Groessere Strasse", "größ"],
  ["STRASSE", "straße"],
  ["Neuentwicklung", "entwicklung"],
  ["Mauerbau", "erbau"],
  ["Bänke unter Bäumen", "baumen bank"],
  ["Bänke unter Bäumen", "  unter   bä "],
  ["İzmir Evi", "izmir"],
  ["Łódź", "lodz"],
  ["Œuvre", "oeuvre"],
  ["مُسْتَقْبَلُنَا", "مستقبلنا"],
  ["مستقبلنا", "مُسْتَقْبَل"],
  ["مـــكان للأطفال", "مكان"],
  ["Nachbar\u00adschaft", "nachbarschaft"],
  ["مكتبة للحي", "مكتبه"],
  ["مكتبه للحي", "مَكتبة"],
  ["مقهى", "مقهي"],
  ["أماكن إضافية", "اماكن اضافيه"],
  ["e-Bike leihen", "ebike"],
  ["Ebike leihen", "E-Bike"],
  ["Nord\u2011Süd\u2013Weg", "nord-süd-weg"],
  ["irgendetwas", ""],
  ["irgendetwas", "  "],
];
for (const [text, query] of FOUND) {
  test(`"${query}" finds "${text}"`, () => assert.equal(searchFor(query)(card(text)), true));
}

const NOT_FOUND = [
  ["Offene Tueren", "turen"],
  ["Ein Markt", "ein café"],
  ["Masse", "maße x"],
  ["سوق", "مكان"],
  ["Ein Bike", "e-bike"],
];
for (const [text, query] of NOT_FOUND) {
  test(`"${query}" does not find "${text}"`, () => assert.equal(searchFor(query)(card(text)), false));
}

test("explanations and translations are searched as well", () => {
  const said = card("Ein Ort", { explanation: "Für alle Generationen", translations: [{ lang: "ar", text: "مَكان", by: "person" }] });
  assert.deepEqual(["generation", "مكان", "ort alle", "spielplatz"].map((query) => searchFor(query)(said)), [true, true, true, false]);
});

test("a card is found by what it says now", () => {
  assert.deepEqual([card("alt"), card("neu")].map(searchFor("neu")), [false, true]);
});
