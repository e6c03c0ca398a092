import assert from "node:assert/strict";
import test from "node:test";
import { nextAction, notCounted, openLabel } from "../src/desk/next_step.ts";
import { spokenName } from "../src/desk/meeting.ts";

function weighing(id, state, text = "Was zuerst?") {
  return { workshop: { id: "workshop" }, phase: { id, state }, weighing: { id, text, question: "q" }, nth: 1 };
}

/** A desk as far as the next step asks it. */
function deskOf(steps, { closed = false, counted = [], next } = {}) {
  const result = (id) => (counted.includes(id) ? { id } : undefined);
  return { meeting: { event: { value: { closed } }, next: { value: next }, steps: { value: steps }, result } };
}

const label = (...given) => nextAction(deskOf(...given)).label;

test("counting comes first, also when the event is closed", () => {
  const [closed, planned] = [weighing("w", "closed"), weighing("p", "planned")];
  assert.equal(label([closed, planned], { next: planned }), "Punkte zählen");
  assert.equal(label([closed], { closed: true }), "Punkte zählen");
  assert.equal(label([closed], { closed: true, counted: ["w"] }), "Dokumentation herunterladen");
  assert.equal(label([closed, planned], { next: planned, counted: ["w"] }), "Gewichtung zu Frage 1 öffnen");
  assert.equal(label([weighing("w", "ending")]), "Veranstaltung abschließen");
});

test("of several weighings each is counted, one after the other", () => {
  const steps = [weighing("w", "closed"), weighing("v", "closed", "Wo haben wir Einfluss?")];
  const hints = [[], ["w"]].map((counted) => nextAction(deskOf(steps, { closed: true, counted })).hint);
  assert.deepEqual(hints, ["Was zuerst?", "Wo haben wir Einfluss?"]);
});

test("before closing each weighing that was begun and not counted is named", () => {
  const steps = ["open", "ending", "closed", "planned"].map((state) => weighing(state, state, state));
  assert.deepEqual(notCounted(deskOf([...steps, weighing("w", "closed")], { counted: ["w"] })), [
    "Die Gewichtung „open“ ist noch nicht gezählt.",
    "Die Gewichtung „ending“ ist noch nicht gezählt.",
    "Die Gewichtung „closed“ ist noch nicht gezählt.",
  ]);
});

test("a dialog calls a weighing by its question, a button by its place", () => {
  const step = weighing("w", "closed");
  assert.equal(openLabel(step), "Gewichtung zu Frage 1 wieder öffnen");
  assert.equal(openLabel(step, spokenName(step)), "Gewichtung „Was zuerst?“ wieder öffnen");
});
