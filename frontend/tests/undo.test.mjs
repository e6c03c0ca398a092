import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { StreamRecords } from "../src/live/records.ts";
import { Announcer } from "../src/ui/announcer.tsx";
import { Turns } from "../src/wall/turns.ts";
import { Undo } from "../src/wall/undo.ts";

function memory() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
}

/** A page with its wall; the server answers `take_back` with what `answers` says next. */
function aPage({ turns = new Turns(), storage = memory(), epoch = "e1", answers = [] } = {}) {
  const records = new StreamRecords();
  const asked = [];
  /** What was changed again since is left out of the Change: `back` names what is as before. */
  const takeBack = async (step) => {
    const { back = ["a"], ...answer } = answers.shift();
    asked.push(step);
    if (answer.ok) arrives(records, answer.seq, ...back);
    return answer;
  };
  const source = { workshop: "w", turns, epoch: signal(epoch), records: () => records, takeBack, storage };
  return { records, asked, storage, epoch: source.epoch, undo: new Undo(source) };
}

function arrives(records, seq, ...ids) {
  const put = ids.map((id) => ({ kind: "contribution", id, item: "w", question: "q", text: id, rank: `a${seq}` }));
  records.apply([{ seq, type: "contribution_moved", by: "facilitator", at: 0, put }]);
}

function move(seq) {
  return { step: `s${seq}`, name: "move_contributions", count: 1 };
}

/** What a screen reader has been told last. */
const heard = () => Announcer().props.children.peek();

const stepsOf = (undo) => ({ done: undo.done.value.map(({ step }) => step), undone: undo.undone.value.map(({ step }) => step) });

test("an own step is remembered under the number of its Change, with its words", async () => {
  const { records, undo } = aPage();
  const answered = undo.watch("move_contributions", { contributions: ["a", "b"], cluster: "k" });
  arrives(records, 7, "a", "b");
  await answered({ ok: true, seq: 7 });
  assert.deepEqual(undo.done.value, [{ step: "s7", name: "move_contributions", count: 2, extent: { cards: 2, clusters: 0 } }]);
});

test("an answer that overtakes its Change waits for it", async () => {
  const { records, undo } = aPage();
  const answered = undo.watch("rename_cluster", { cluster: "k", title: "Grün" })({ ok: true, seq: 7 });
  arrives(records, 6, "x");
  records.apply([{ seq: 7, type: "cluster_renamed", by: "facilitator", at: 0, put: [{ kind: "cluster", id: "k", question: "q", rank: "a" }] }]);
  await answered;
  assert.deepEqual(undo.done.value, [{ step: "s7", name: "rename_cluster", count: 0, extent: { cards: 0, clusters: 1 } }]);
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

const REFUSALS = { changed_since: ["s3"], unknown_record: ["s3"], reason_needed: ["s3"], being_weighed: ["s5", "s3"], event_closed: ["s3", "s5"] };
for (const [code, left] of Object.entries(REFUSALS)) {
  test(`refused with ${code}, ${left.join(", ")} can be taken back`, async () => {
    const { undo } = aPage({ answers: [{ ok: false, code, message: "" }] });
    undo.remember(move(3));
    undo.remember(move(5));
    await undo.undo();
    assert.deepEqual(stepsOf(undo), { done: left, undone: [] });
  });
}

test("while a weighing holds up a step, undo goes on with the older ones and then tries it again", async () => {
  const weighed = { ok: false, code: "being_weighed", message: "" };
  const { undo, asked, storage } = aPage({ answers: [weighed, { ok: true, seq: 8 }, weighed, { ok: true, seq: 9 }] });
  undo.remember(move(3));
  undo.remember(move(5));
  await undo.undo();
  assert.deepEqual(stepsOf(aPage({ storage }).undo).done, ["s5", "s3"]);
  for (let press = 0; press < 3; press++) await undo.undo();
  assert.deepEqual([asked, stepsOf(undo)], [["s5", "s3", "s5", "s5"], { done: [], undone: ["s8", "s9"] }]);
});

/** Has made a step that changed these records. */
async function done(page, seq, name, payload, ...ids) {
  return doneIn(page, undefined, seq, name, payload, ...ids);
}

async function doneIn(page, gesture, seq, name, payload, ...ids) {
  const answered = page.undo.watch(name, payload, gesture);
  arrives(page.records, seq, ...ids);
  await answered({ ok: true, seq });
}

const PARTS = {
  "all of it": [["a", "b", "c"], "Zurückgenommen: 3 Karten verschoben."],
  "two of three cards": [["a", "c"],
    "Zurückgenommen: 3 Karten verschoben. 2 von 3 Karten zurückgelegt, eine nicht, weil sie oder ihr Platz seither verändert wurde."],
  "one of three cards": [["a"],
    "Zurückgenommen: 3 Karten verschoben. 1 von 3 Karten zurückgelegt, 2 nicht, weil sie oder ihr Platz seither verändert wurden."],
};
for (const [what, [back, sentence]] of Object.entries(PARTS)) {
  test(`taken back: ${what}, and that is what is said`, async () => {
    const page = aPage({ answers: [{ ok: true, seq: 8, back }, { ok: true, seq: 9, back }] });
    await done(page, 7, "move_contributions", { contributions: ["a", "b", "c"], cluster: "k" }, "a", "b", "c");
    await page.undo.undo();
    assert.equal(heard(), sentence);
    await page.undo.redo();
    assert.equal(heard(), "Wiederholt: 3 Karten verschoben.");
  });
}

test("a new cluster and the title given directly after it are one step; a later title is one of its own", async () => {
  const page = aPage();
  await done(page, 5, "create_cluster", { cluster: "k", question: "q", title: "", contributions: ["a"] }, "k", "a");
  await done(page, 6, "rename_cluster", { cluster: "k", title: "Grün" }, "k");
  assert.deepEqual(stepsOf(page.undo).done, ["s5"]);
  await done(page, 7, "rename_cluster", { cluster: "k", title: "Grüner" }, "k");
  assert.deepEqual(stepsOf(page.undo).done, ["s5", "s7"]);
});

test("Commands of one gesture are taken back and done again together, and told of as one step", async () => {
  const back = [["c"], ["a", "b"], ["a", "b"], ["c"]];
  const page = aPage({ answers: back.map((ids, nth) => ({ ok: true, seq: 8 + nth, back: ids })) });
  await done(page, 5, "move_contributions", { contributions: ["x"], cluster: "k" }, "x");
  await doneIn(page, "g", 6, "move_contributions", { contributions: ["a", "b"], cluster: "k" }, "a", "b");
  await doneIn(page, "g", 7, "move_contributions", { contributions: ["c"], cluster: "k" }, "c");
  await page.undo.undo();
  assert.deepEqual([page.asked, heard()], [["s7", "s6"], "Zurückgenommen: 3 Karten verschoben."]);
  assert.deepEqual(stepsOf(page.undo), { done: ["s5"], undone: ["s8", "s9"] });
  await page.undo.redo();
  assert.deepEqual([page.asked.slice(2), heard()], [["s9", "s8"], "Wiederholt: 3 Karten verschoben."]);
  assert.deepEqual(stepsOf(page.undo), { done: ["s5", "s10", "s11"], undone: [] });
});

test("a new cluster, the cards moved into it and its first title are one step", async () => {
  const page = aPage({ answers: [{ ok: true, seq: 9, back: ["b"] }, { ok: true, seq: 10, back: ["k", "a"] }] });
  await doneIn(page, "g", 5, "create_cluster", { cluster: "k", question: "q", title: "", contributions: ["a"] }, "k", "a");
  await doneIn(page, "g", 6, "move_contributions", { contributions: ["b"], cluster: "k" }, "b");
  await done(page, 7, "rename_cluster", { cluster: "k", title: "Grün" }, "k");
  assert.deepEqual(stepsOf(page.undo).done, ["s5", "s6"]);
  await page.undo.undo();
  assert.deepEqual([page.asked, heard()], [["s6", "s5"], "Zurückgenommen: Cluster gebildet."]);
});

test("a gesture of which a part is refused keeps that part", async () => {
  const page = aPage({ answers: [{ ok: true, seq: 8, back: ["b"] }, { ok: false, code: "event_closed", message: "" }] });
  await doneIn(page, "g", 6, "move_contributions", { contributions: ["a"], cluster: "k" }, "a");
  await doneIn(page, "g", 7, "move_contributions", { contributions: ["b"], cluster: "k" }, "b");
  await page.undo.undo();
  assert.deepEqual([stepsOf(page.undo), heard()], [{ done: ["s6"], undone: ["s8"] }, "Zurückgenommen: Karte verschoben."]);
});

const OWN_TITLES = {
  "of another cluster": [{ title: "" }, [], "other"],
  "of a cluster that was made with a title": [{ title: "Reden" }, [], "k"],
  "after something else": [{ title: "" }, [["move_contribution", { contribution: "b", cluster: "k" }, "b"]], "k"],
};
for (const [which, [more, between, cluster]] of Object.entries(OWN_TITLES)) {
  test(`a title ${which} is a step of its own`, async () => {
    const page = aPage();
    await done(page, 5, "create_cluster", { cluster: "k", question: "q", contributions: ["a"], ...more }, "k", "a");
    for (const [name, payload, id] of between) await done(page, 6, name, payload, id);
    await done(page, 7, "rename_cluster", { cluster, title: "Grün" }, cluster);
    assert.equal(stepsOf(page.undo).done.at(-1), "s7");
  });
}

test("a step of the history that is taken back can be taken back as well, whoever made it", async () => {
  const page = aPage();
  await done(page, 7, "take_back", { step: "s2" }, "a", "b");
  assert.deepEqual(page.undo.done.value, [{ step: "s7", name: "take_back", count: 0, extent: { cards: 2, clusters: 0 } }]);
});

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
