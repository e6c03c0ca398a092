import assert from "node:assert/strict";
import test from "node:test";
import { StreamRecords } from "../src/live/records.ts";
import { Turning } from "../src/desk/reading_aloud.ts";

function desk() {
  const room = new StreamRecords();
  const answers = [];
  const turning = new Turning(room);
  return {
    turning,
    turn: (card) => turning.to(card, () => new Promise((resolve) => answers.push(resolve))),
    answered: async (answer) => (answers.shift()(answer), await new Promise(setImmediate)),
    carries: (seq) => room.apply([{ seq, type: "contribution_read_aloud", by: "facilitator", at: 0 }]),
  };
}

test("the last card wished for counts until the stream carries it", async () => {
  const { turning, turn, answered, carries } = desk();
  void turn("first");
  void turn("second");
  carries(1);
  assert.equal(turning.wanted.value, "second");
  await answered({ ok: true, seq: 1 });
  await answered({ ok: true, seq: 2 });
  assert.equal(turning.wanted.value, "second");
  carries(2);
  assert.equal(turning.wanted.value, null);
});

test("an answer that comes behind its Change ends it as well", async () => {
  const { turning, turn, answered, carries } = desk();
  void turn("first");
  carries(1);
  await answered({ ok: true, seq: 1 });
  assert.equal(turning.wanted.value, null);
});

test("what is refused is wished for no more", async () => {
  const { turning, turn, answered } = desk();
  void turn("first");
  await answered({ ok: false, code: "unknown_record", message: "" });
  assert.equal(turning.wanted.value, null);
});
