import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { StreamRecords } from "../src/live/records.ts";
import { Undo } from "../src/wall/undo.ts";

function memory() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
}

/** A page with its wall; the server answers `take_back` with what `answers` says next. */
function aPage({ storage = memory(), epoch = "e1", answers = [] } = {}) {
  const records = new StreamRecords();
  const asked = [];
  const takeBack = async (step) => (asked.push(step), answers.shift());
  const source = { workshop: "w", epoch: signal(epoch), records: () => records, takeBack, storage };
  return { records, asked, storage, epoch: source.epoch, undo: new Undo(source) };
}

function arrives(records, seq, ...ids) {
  const put = ids.map((id) => ({ kind: "contribution", id, item: "w", question: "q", text: id, rank: `a${seq}` }));
  records.apply([{ seq, type: "contribution_moved", by: "facilitator", at: 0, put }]);
}

function move(seq) {
  return { step: `s${seq}`, name: "move_contributions", count: 1 };
}

const stepsOf = (undo) => ({ done: undo.done.value.map(({ step }) => step), undone: undo.undone.value.map(({ step }) => step) });

test("an own step is remembered under the number of its Change, with its words", async () => {
  const { records, undo } = aPage();
  const answered = undo.watch("move_contributions", { contributions: ["a", "b"], cluster: "k" });
  arrives(records, 7, "a", "b");
  await answered({ ok: true, seq: 7 });
  assert.deepEqual(undo.done.value, [{ step: "s7", name: "move_contributions", count: 2 }]);
});

test("an answer that overtakes its Change waits for it", async () => {
  const { records, undo } = aPage();
  const answered = undo.watch("rename_cluster", { cluster: "k", title: "Grün" })({ ok: true, seq: 7 });
  arrives(records, 6, "x");
  records.apply([{ seq: 7, type: "cluster_renamed", by: "facilitator", at: 0, put: [{ kind: "cluster", id: "k", question: "q", rank: "a" }] }]);
  await answered;
  assert.deepEqual(undo.done.value, [{ step: "s7", name: "rename_cluster", count: 0 }]);
});

const NOT_REMEMBERED = {
  "changed nothing: the number is that of another card's Change": ["move_contribution", { ok: true, seq: 7 }, "x"],
  "was refused": ["move_contribution", { ok: false, code: "moved_meanwhile", message: "" }, "a"],
  "is no step of sorting": ["dismiss_conflict", { ok: true, seq: 7 }, "a"],
};
for (const [why, [name, answer, touched]] of Object.entries(NOT_REMEMBERED)) {
  test(`not remembered: what ${why}`, async () => {
    const { records, undo } = aPage();
    const answered = undo.watch(name, { contribution: "a", cluster: "k" });
    arrives(records, 7, touched);
    await answered(answer);
    assert.deepEqual(stepsOf(undo), { done: [], undone: [] });
  });
}

test("a step that is not answered yet is the one that undo takes back", async () => {
  const { records, undo, asked } = aPage({ answers: [{ ok: true, seq: 8 }] });
  undo.remember(move(3));
  const answered = undo.watch("move_contribution", { contribution: "a", cluster: "k" });
  const undone = undo.undo();
  arrives(records, 7, "a");
  await answered({ ok: true, seq: 7 });
  await undone;
  assert.deepEqual([asked, stepsOf(undo)], [["s7"], { done: ["s3"], undone: ["s8"] }]);
});

test("a number that was answered before is not waited for", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { records, undo } = aPage();
  const first = undo.watch("move_contribution", { contribution: "a", cluster: "k" });
  arrives(records, 7, "a");
  await first({ ok: true, seq: 7 });
  await undo.watch("move_contribution", { contribution: "a", cluster: "k" })({ ok: true, seq: 7 });
  assert.deepEqual(stepsOf(undo), { done: ["s7"], undone: [] });
});

test("after a gap one Change carries the step as well", async () => {
  const { records, undo } = aPage();
  const answered = undo.watch("hide_contribution", { contribution: "a", reason: "…" })({ ok: true, seq: 7 });
  records.apply([{ seq: 12, type: "caught_up", by: "", at: 0, drop: [["contribution", "a"]] }]);
  await answered;
  assert.deepEqual(stepsOf(undo), { done: ["s7"], undone: [] });
});

test("undo takes back the newest step first, redo takes back the taking back", async () => {
  const answers = [8, 9, 10, 11].map((seq) => ({ ok: true, seq }));
  const { undo, asked } = aPage({ answers });
  undo.remember(move(3));
  undo.remember(move(5));
  await Promise.all([undo.undo(), undo.undo()]);
  assert.deepEqual(stepsOf(undo), { done: [], undone: ["s8", "s9"] });
  await undo.redo();
  assert.deepEqual(stepsOf(undo), { done: ["s10"], undone: ["s8"] });
  await undo.undo();
  assert.deepEqual(asked, ["s5", "s3", "s9", "s10"]);
  assert.deepEqual(stepsOf(undo), { done: [], undone: ["s8", "s11"] });
});

test("with nothing to take back nothing is sent", async () => {
  const { undo, asked } = aPage();
  await undo.undo();
  await undo.redo();
  assert.deepEqual(asked, []);
});

test("a new step ends what could be done again", async () => {
  const { undo } = aPage({ answers: [{ ok: true, seq: 8 }] });
  undo.remember(move(3));
  await undo.undo();
  undo.remember(move(9));
  assert.deepEqual(stepsOf(undo), { done: ["s9"], undone: [] });
});

const REFUSALS = { changed_since: ["s3"], unknown_record: ["s3"], in_use: ["s3", "s5"], event_closed: ["s3", "s5"] };
for (const [code, left] of Object.entries(REFUSALS)) {
  test(`refused with ${code}, ${left.length} of 2 steps stay`, async () => {
    const { undo } = aPage({ answers: [{ ok: false, code, message: "" }] });
    undo.remember(move(3));
    undo.remember(move(5));
    await undo.undo();
    assert.deepEqual(stepsOf(undo), { done: left, undone: [] });
  });
}

test("a step taken back in the history is no longer one's last", () => {
  const { undo } = aPage();
  undo.remember(move(3));
  undo.remember(move(5));
  undo.forget("s5");
  assert.deepEqual(stepsOf(undo), { done: ["s3"], undone: [] });
});

test("steps survive a reload, but not another life of the database", async () => {
  const { undo, storage } = aPage({ answers: [{ ok: true, seq: 8 }] });
  undo.remember(move(3));
  undo.remember(move(5));
  await undo.undo();
  const again = aPage({ storage });
  assert.deepEqual(stepsOf(again.undo), { done: ["s3"], undone: ["s8"] });
  again.epoch.value = "e2";
  assert.deepEqual(stepsOf(again.undo), { done: [], undone: [] });
  assert.deepEqual(stepsOf(aPage({ storage, epoch: null }).undo), { done: [], undone: [] });
});

test("no more than a hundred steps are kept", () => {
  const { undo } = aPage();
  for (let seq = 1; seq <= 101; seq++) undo.remember(move(seq));
  assert.deepEqual([undo.done.value.length, undo.done.value[0].step], [100, "s2"]);
});
