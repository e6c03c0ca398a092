import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { StreamRecords } from "../src/live/records.ts";
import { Board } from "../src/wall/board.ts";
import { Sorting } from "../src/wall/sorting.ts";
import { Undo } from "../src/wall/undo.ts";

globalThis.sessionStorage ??= { getItem: () => null, setItem: () => {} };

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A wall whose server answers when it is told to: `sent` is what it has got, `answer` answers the oldest. */
function aSlowWall() {
  const records = new StreamRecords();
  records.replace([{ kind: "cluster", id: "k", item: "w", question: "q", rank: "a", title: "Alt" }]);
  const [sent, open] = [[], []];
  const send = (name) => (sent.push(name), new Promise((resolve) => open.push(resolve)));
  const sorting = new Sorting(new Board(records, "q"), send);
  const source = { workshop: "w", turns: sorting.turns, epoch: signal("e1"), records: () => records, storage: sessionStorage };
  const undo = new Undo({ ...source, takeBack: (step) => send(`take_back ${step}`) });
  async function answer(said) {
    await settled();
    open.shift()(said);
    await settled();
  }
  return { records, sorting, undo, sent, answer };
}

const put = (seq, title) => ({
  seq, type: "cluster_renamed", by: "facilitator", at: 0,
  put: [{ kind: "cluster", id: "k", item: "w", question: "q", rank: "a", title }],
});

const REFUSED = { ok: false, code: "unknown_record", message: "" };

test("steps and taking back go out one after the other, in the order in which they were made", async () => {
  const { sorting, undo, sent, answer } = aSlowWall();
  undo.remember({ step: "s3", name: "move_contributions", count: 1 });
  void sorting.rename("k", "Neu");
  void undo.undo();
  void sorting.dissolve("k");
  await settled();
  assert.deepEqual([sent, sorting.turns.queued.value], [["rename_cluster"], 2]);
  await answer(REFUSED);
  assert.deepEqual([sent, sorting.turns.queued.value], [["rename_cluster", "take_back s3"], 1]);
  await answer(REFUSED);
  assert.deepEqual([sent, sorting.turns.queued.value], [["rename_cluster", "take_back s3", "dissolve_cluster"], 0]);
});

test("a title shows at once, marked as not saved, until the wall has it", async () => {
  const { records, sorting, answer } = aSlowWall();
  const { ids, titles } = sorting.unsaved;
  void sorting.rename("k", "Neu");
  assert.deepEqual([[...ids.value], titles.value.get("k")], [["k"], "Neu"]);
  await answer({ ok: true, seq: 4 });
  assert.deepEqual([[...ids.value], titles.value.get("k")], [["k"], "Neu"]);
  records.apply([put(4, "Neu")]);
  await settled();
  assert.deepEqual([[...ids.value], titles.value.get("k")], [[], undefined]);
});

test("a refused title goes, and a newer one stays until its own answer", async () => {
  const { sorting, answer } = aSlowWall();
  const { titles } = sorting.unsaved;
  void sorting.rename("k", "Eins");
  void sorting.rename("k", "Zwei");
  await answer(REFUSED);
  assert.equal(titles.value.get("k"), "Zwei");
  await answer(REFUSED);
  assert.equal(titles.value.get("k"), undefined);
});

test("what one move sends in several Commands says that it is one gesture; the next move is another one", async () => {
  const records = new StreamRecords();
  const ids = Array.from({ length: 201 }, (_, nth) => `card${nth}`);
  records.replace(ids.map((id) => ({ kind: "contribution", id, item: "w", question: "q", text: id, rank: id })));
  const gestures = [];
  const send = async (name, payload, gesture) => (gestures.push(gesture), { ok: true, seq: 0 });
  const sorting = new Sorting(new Board(records, "q"), send);
  await sorting.move(ids, { place: "k" });
  await sorting.move(ids.slice(0, 1), { place: "k" });
  const [first, second, next] = gestures;
  assert.deepEqual([gestures.length, typeof first, first === second, first === next], [3, "string", true, false]);
});
