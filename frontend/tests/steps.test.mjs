import assert from "node:assert/strict";
import test from "node:test";
import { stepFor, stepNow } from "../src/phone/steps.ts";

const workshop = (id) => ({ kind: "item", id, type: "workshop", title: id, rank: id });
const collect = (id, item, state) => ({ kind: "phase", id, item, name: "collect", rank: id, state });
const review = (item, state) => ({ kind: "phase", id: item, item, name: "review", rank: "z", state });
const situation = (more) => ({ joined: true, known: true, closed: false, items: [], phases: [], chosen: null, held: null, ...more });

test("nobody is asked anything before joining, and nothing is said before something is known", () => {
  assert.deepEqual(stepFor(situation({ joined: false })), { name: "welcome" });
  assert.deepEqual(stepFor(situation({ joined: false, closed: true })), { name: "closed" });
  assert.deepEqual(stepFor(situation({ known: false })), { name: "loading" });
  assert.deepEqual(stepFor(situation({})), { name: "waiting" });
});

test("an open question comes before one that is ending", () => {
  const phases = [collect("a", "w", "ending"), collect("b", "w", "open"), review("w", "planned")];
  const step = stepNow(situation({ items: [workshop("w")], phases }));
  assert.deepEqual(step, { name: "question", item: "w", question: "b" });
});

test("the review shows the wall", () => {
  const phases = [collect("a", "w", "closed"), review("w", "open")];
  assert.deepEqual(stepNow(situation({ items: [workshop("w")], phases })), { name: "wall", item: "w" });
});

test("a weighing has a page of its own", () => {
  const phases = [collect("a", "w", "closed"), { ...collect("b", "w", "open"), name: "weigh" }, review("w", "planned")];
  assert.deepEqual(stepNow(situation({ items: [workshop("w")], phases })), { name: "weighing", item: "w", weighing: "b" });
});

test("several workshops are a choice, until one is chosen; a choice that is over does not bind", () => {
  const items = [workshop("v"), workshop("w")];
  const phases = [collect("a", "v", "open"), collect("b", "w", "open")];
  assert.deepEqual(stepNow(situation({ items, phases })), { name: "choose", items });
  assert.deepEqual(stepNow(situation({ items, phases, chosen: "w" })), { name: "question", item: "w", question: "b" });
  const later = [collect("a", "v", "open"), collect("b", "w", "closed")];
  assert.deepEqual(stepNow(situation({ items, phases: later, chosen: "w" })), { name: "question", item: "v", question: "a" });
});

test("what somebody is writing stays in front of them, even when the event is over", () => {
  const held = { item: "w", question: "a" };
  assert.deepEqual(stepFor(situation({ closed: true, held })), { name: "question", ...held });
});

test("whoever still gives dots stays at the weighing", () => {
  const held = { item: "w", weighing: "b" };
  const phases = [collect("c", "w", "open"), { ...collect("b", "w", "ending"), name: "weigh" }];
  assert.deepEqual(stepFor(situation({ items: [workshop("w")], phases, held })), { name: "weighing", ...held });
});
