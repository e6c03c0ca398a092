import assert from "node:assert/strict";
import test from "node:test";
import { answered, asked, isSending, marked, takenBack, written } from "../src/phone/own_signs.ts";

const card = { id: "card", item: "item" };
const none = { contribution: "card" };
const ok = { ok: true, seq: 1 };
const refusal = (code) => ({ ok: false, code, message: `No: ${code}` });
const names = ({ sending = [] }) => sending.map(({ name }) => name);
const answer = (own, said) => answered(own, own.sending[0], said);

test("a mark is on its way until it is answered, and then the words are done with", () => {
  const sent = marked(written(none, "because"), card, "because");
  assert.deepEqual(names(sent), ["mark_conflict"]);
  assert.deepEqual(sent.sending[0].payload, { contribution: "card", conflict: sent.conflict.id, secret: sent.conflict.secret, reason: "because" });
  assert.deepEqual(answer(sent, ok), { contribution: "card", conflict: sent.conflict, sending: [] });
});

test("a second tap sends nothing more", () => {
  const sent = asked(marked(none, card, ""), card);
  assert.equal(marked(sent, card, "again"), sent);
  assert.equal(asked(sent, card), sent);
  const back = takenBack(sent, card);
  assert.equal(takenBack(back, card), back);
  assert.deepEqual(names(back), ["mark_conflict", "ask_meaning", "withdraw_conflict"]);
});

test("a refused mark keeps the words, says why, and is not taken back", () => {
  const sent = takenBack(marked(written(none, "because"), card, "because"), card);
  assert.deepEqual(answer(sent, refusal("too_many")), { contribution: "card", reason: "because", sending: [], refused: "No: too_many" });
});

for (const [said, left] of [[ok, false], [refusal("unknown_record"), false], [refusal("not_yours"), true]]) {
  test(`taken back, answered ${said.code ?? "yes"}: the mark ${left ? "stands" : "is gone"}`, () => {
    const made = answer(marked(none, card, ""), ok);
    assert.equal("conflict" in answer(takenBack(made, card), said), left);
  });
}

test("a refused question can be asked again", () => {
  const refused = answer(asked(none, card), refusal("too_many"));
  assert.deepEqual(refused, { contribution: "card", sending: [], refused: "No: too_many" });
  assert.equal(isSending(asked(refused, card), "ask_meaning"), true);
});
