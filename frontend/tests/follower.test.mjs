import assert from "node:assert/strict";
import test from "node:test";
import { Follower } from "../src/live/follower.ts";

const event = (title) => ({ kind: "event", id: "event", title, starts_on: "2026-11-21" });
const change = (seq) => ({ seq, type: "event_updated", by: "organiser", at: 0, put: [event(`title ${seq}`)] });
const batch = (from, to, epoch = "one") => ({ stream: "room", epoch, from, to, changes: range(from + 1, to).map(change) });
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, n) => first + n);
const titleOf = (follower) => follower.records.one("event", "event").value?.title;

/** A server that answers from a queue and remembers what it was asked. */
function serverThatAnswers(...answers) {
  const asked = [];
  return { asked, ask: async (since) => (asked.push(since), answers.shift() ?? "offline") };
}
const snapshot = (to, epoch = "one") => ({ ok: true, stream: "room", epoch, to, now: 0, snapshot: [event(`title ${to}`)] });
const caughtUp = (from, to) => ({ ok: true, now: 0, ...batch(from, to) });

/** Timers run at once, in order, when the test says so; pauses are random, so nothing here may depend on their length. */
async function runTimers(t) {
  for (let turn = 0; turn < 20; turn++) {
    t.mock.timers.tick(5000);
    await Promise.resolve();
    await Promise.resolve();
  }
}

async function following(t, ...answers) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = serverThatAnswers(...answers);
  const refused = [];
  const follower = new Follower(server.ask, (refusal) => refused.push(refusal.code));
  await follower.follow();
  return { follower, asked: server.asked, refused };
}

test("a batch that follows is applied, an old one is not, and one that overlaps only as far as it is new", async (t) => {
  const { follower, asked } = await following(t, snapshot(5));
  const seen = [];
  follower.records.onChange(({ seq }) => seen.push(seq));
  follower.take(batch(5, 7));
  follower.take(batch(3, 6));
  follower.take(batch(6, 8));
  await runTimers(t);
  assert.deepEqual(seen, [6, 7, 8]);
  assert.equal(asked.length, 1);
});

test("a hole is kept, waited for, and asked for when it stays", async (t) => {
  const { follower, asked } = await following(t, snapshot(5), caughtUp(5, 7));
  follower.take(batch(7, 9));
  assert.equal(titleOf(follower), "title 5");
  await runTimers(t);
  assert.deepEqual(asked, [{}, { epoch: "one", since: 5 }]);
  assert.equal(titleOf(follower), "title 9");
});

test("a hole that closes by itself is not asked for", async (t) => {
  const { follower, asked } = await following(t, snapshot(5));
  follower.take(batch(6, 7));
  follower.take(batch(5, 6));
  await runTimers(t);
  assert.equal(asked.length, 1);
  assert.equal(titleOf(follower), "title 7");
});

test("a heartbeat that knows more is a hole; one that knows the same is not", async (t) => {
  const { follower, asked } = await following(t, snapshot(5), caughtUp(5, 6));
  follower.beat({ stream: "room", epoch: "one", to: 5, now: 0 });
  await runTimers(t);
  assert.equal(asked.length, 1);
  follower.beat({ stream: "room", epoch: "one", to: 6, now: 0 });
  await runTimers(t);
  assert.deepEqual(asked, [{}, { epoch: "one", since: 5 }]);
});

test("another epoch: what was known is forgotten and asked for afresh", async (t) => {
  const { follower, asked } = await following(t, snapshot(50), snapshot(3, "two"));
  follower.take(batch(2, 3, "two"));
  await runTimers(t);
  assert.deepEqual(asked, [{}, {}]);
  assert.equal(titleOf(follower), "title 3");
  assert.equal(follower.remembered().epoch, "two");
});

test("batches that overtake the first answer are applied after it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let answer;
  const follower = new Follower(() => new Promise((resolve) => (answer = resolve)), assert.fail);
  const followed = follower.follow();
  follower.take(batch(5, 6));
  answer(snapshot(5));
  await followed;
  assert.equal(titleOf(follower), "title 6");
});

test("a lost answer and a passing refusal are asked again, a final one is told", async (t) => {
  const busy = { ok: false, code: "busy", message: "", retry_after: 1 };
  const revoked = { ok: false, code: "revoked", message: "" };
  const { asked, refused } = await following(t, "lost", busy, revoked);
  await runTimers(t);
  assert.equal(asked.length, 3);
  assert.deepEqual(refused, ["revoked"]);
});

test("what a device remembered is shown at once and brought up to date from there", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = serverThatAnswers(caughtUp(5, 6));
  const follower = new Follower(server.ask, assert.fail);
  follower.recall({ epoch: "one", to: 5, records: [event("title 5")] });
  assert.equal(titleOf(follower), "title 5");
  assert.equal(follower.synced.value, false);
  await follower.follow();
  assert.deepEqual(server.asked, [{ epoch: "one", since: 5 }]);
  assert.equal(titleOf(follower), "title 6");
});
