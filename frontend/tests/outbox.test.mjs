import assert from "node:assert/strict";
import test from "node:test";
import { Outbox } from "../src/outbox/outbox.ts";
import { Store } from "../src/outbox/store.ts";
import { fateOf } from "../src/outbox/entry.ts";

const wish = (text, question = "question-1") => ({ item: "item", question, asked: "Was fehlt?", text });
const refusal = (code, more = {}) => ({ ok: false, code, message: code, ...more });
const ok = { ok: true, seq: 1 };

/** A server that stores what it accepts, as docs/protocol.md says, and can be told what to answer next. */
class Server {
  sent = [];
  answers = [];
  stored = new Map();
  done = new Set();
  open = true;
  refused = [];
  /** Called in the middle of a Command that is stored but not answered yet. */
  meanwhile = () => {};

  attempt = async (command) => {
    this.sent.push(command);
    await null;
    const told = this.answers.shift();
    if (told && told !== "lost") return told;
    const answer = this.done.has(command.id) ? ok : this.carryOut(command);
    this.meanwhile();
    return told === "lost" ? undefined : answer;
  };

  carryOut({ id, name, payload: { contribution, text } }) {
    if (name === "post_contribution" && this.stored.has(contribution)) return ok;
    if (!this.open) return refusal("wrong_phase", { facts: { phase: "closed" } });
    if (name === "withdraw_contribution") this.stored.delete(contribution);
    else if (name === "edit_contribution" || !this.stored.has(contribution)) this.stored.set(contribution, text);
    this.done.add(id);
    return ok;
  }

  get texts() {
    return [...this.stored.values()];
  }

  writable = () => this.open;
  tokenRefused = ({ code }) => this.refused.push(code);
  recalled = ({ text }) => ({ text, recalled: true });
}

/** Everything that can happen now, happens; pauses between tries pass at once. */
async function settle(t) {
  for (let turn = 0; turn < 60; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(60_000);
  }
}

async function writing(t, store = new Store()) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const [server, outbox] = [new Server(), new Outbox(store, "event")];
  await outbox.use(server);
  return { server, outbox, store };
}

const fates = (outbox) => outbox.entries.value.map((entry) => [entry.text, fateOf(entry)]);

test("contributions are sent in their order, one at a time, and are saved", async (t) => {
  const { server, outbox } = await writing(t);
  await Promise.all([outbox.post(wish("a")), outbox.post(wish("b")), outbox.post(wish("c"))]);
  await settle(t);
  assert.deepEqual(server.texts, ["a", "b", "c"]);
  assert.deepEqual(fates(outbox), [["a", "saved"], ["b", "saved"], ["c", "saved"]]);
});

test("a lost answer and a passing refusal are met with the same Command, and nothing is stored twice", async (t) => {
  const { server, outbox } = await writing(t);
  server.answers.push("lost", refusal("busy", { retry_after: 1 }), "lost");
  await outbox.post(wish("a"));
  await settle(t);
  assert.equal(server.sent.length, 4);
  assert.equal(new Set(server.sent.map(({ id }) => id)).size, 1);
  assert.deepEqual(server.texts, ["a"]);
  assert.deepEqual(fates(outbox), [["a", "saved"]]);
});

test("what was not sent yet is changed in place; what was sent is edited", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.use(null);
  await outbox.post(wish("a"));
  const [{ contribution }] = outbox.entries.value;
  await outbox.reword(contribution, "b");
  await outbox.use(server);
  await settle(t);
  await outbox.reword(contribution, "c");
  await settle(t);
  assert.deepEqual(server.sent.map(({ name }) => name), ["post_contribution", "edit_contribution"]);
  assert.deepEqual(server.texts, ["c"]);
});

test("an edit while the post is under way follows it", async (t) => {
  const { server, outbox } = await writing(t);
  server.answers.push("lost");
  server.meanwhile = () => {
    server.meanwhile = () => {};
    void outbox.reword(outbox.entries.value[0].contribution, "b");
  };
  await outbox.post(wish("a"));
  await settle(t);
  assert.deepEqual(server.sent.map(({ name }) => name), ["post_contribution", "post_contribution", "edit_contribution"]);
  assert.deepEqual(server.texts, ["b"]);
  assert.deepEqual(fates(outbox), [["b", "saved"]]);
});

test("a contribution taken back before it was sent is never sent; after that it is withdrawn", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.use(null);
  await outbox.post(wish("unsent"));
  await outbox.takeBack(outbox.entries.value[0].contribution);
  await outbox.use(server);
  await outbox.post(wish("sent"));
  await settle(t);
  await outbox.takeBack(outbox.entries.value[0].contribution);
  await settle(t);
  assert.deepEqual(server.sent.map(({ name }) => name), ["post_contribution", "withdraw_contribution"]);
  assert.deepEqual([server.texts, fates(outbox)], [[], []]);
});

test("a closed question keeps the text until it is open again, and is not offered to it meanwhile", async (t) => {
  const { server, outbox } = await writing(t);
  server.open = false;
  await outbox.post(wish("a"));
  await settle(t);
  assert.deepEqual(fates(outbox), [["a", "blocked"]]);
  assert.equal(server.sent.length, 1);
  server.open = true;
  outbox.flush();
  await settle(t);
  assert.deepEqual(fates(outbox), [["a", "saved"]]);
  assert.deepEqual(server.texts, ["a"]);
});

test("a final refusal stays, with its text, until somebody changes or discards it; the next is sent all the same", async (t) => {
  const { server, outbox } = await writing(t);
  server.answers.push(refusal("too_long"));
  await outbox.post(wish("too long"));
  await outbox.post(wish("short"));
  await settle(t);
  assert.deepEqual(fates(outbox), [["too long", "refused"], ["short", "saved"]]);
  await outbox.reword(outbox.entries.value[0].contribution, "shorter");
  await settle(t);
  assert.deepEqual(server.texts, ["short", "shorter"]);
});

test("a refused edit that is discarded leaves the wording that the server has", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.post(wish("a"));
  await settle(t);
  server.answers.push(refusal("too_long"));
  await outbox.reword(outbox.entries.value[0].contribution, "too long");
  await settle(t);
  assert.deepEqual(fates(outbox), [["too long", "refused"]]);
  await outbox.discard(outbox.entries.value[0].contribution);
  await settle(t);
  assert.deepEqual(fates(outbox), [["a", "saved"]]);
});

test("a restored server gets everything once more, in the latest wording, under new Command ids", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.post(wish("old"));
  await outbox.post(wish("lost"));
  await settle(t);
  const backup = new Map([[outbox.entries.value[0].contribution, "old"]]);
  await outbox.reword(outbox.entries.value[0].contribution, "new");
  await settle(t);
  const before = new Set(server.sent.map(({ id }) => id));
  [server.stored, server.done, server.sent] = [backup, new Set(), []];
  await outbox.offerAgain();
  await settle(t);
  assert.deepEqual(server.texts, ["new", "lost"]);
  assert.ok(server.sent.every(({ id }) => !before.has(id)));
  assert.deepEqual(fates(outbox), [["new", "saved"], ["lost", "saved"]]);
});

test("what a restored server has of a closed question is saved; what it lost waits", async (t) => {
  const { server, outbox } = await writing(t);
  for (const text of ["kept", "lost"]) await outbox.post(wish(text));
  await settle(t);
  const [{ contribution }] = outbox.entries.value;
  [server.stored, server.done, server.open] = [new Map([[contribution, "kept"]]), new Set(), false];
  await outbox.offerAgain();
  await settle(t);
  assert.deepEqual(fates(outbox), [["kept", "saved"], ["lost", "blocked"]]);
});

test("a withdrawal reaches a restored server, even when it was wanted before anything was offered again", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.post(wish("a"));
  await settle(t);
  [server.done, server.sent, server.open] = [new Set(), [], false];
  await outbox.use(null);
  await outbox.offerAgain();
  await outbox.takeBack(outbox.entries.value[0].contribution);
  await outbox.use(server);
  await settle(t);
  assert.deepEqual([server.texts, fates(outbox)], [["a"], [["a", "blocked"]]]);
  server.open = true;
  outbox.flush();
  await settle(t);
  assert.deepEqual(new Set(server.sent.map(({ name }) => name)), new Set(["withdraw_contribution"]));
  assert.deepEqual([server.texts, fates(outbox)], [[], []]);
});

test("what was refused after it was offered again is discarded on the server too", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.post(wish("a"));
  await settle(t);
  server.answers.push(refusal("not_yours"));
  await outbox.offerAgain();
  await settle(t);
  assert.deepEqual(fates(outbox), [["a", "refused"]]);
  await outbox.discard(outbox.entries.value[0].contribution);
  await settle(t);
  assert.deepEqual([server.texts, fates(outbox)], [[], []]);
});

test("what was never sent is no second offer: taken back, nothing of it is sent", async (t) => {
  const { server, outbox } = await writing(t);
  await outbox.use(null);
  await outbox.post(wish("unsent"));
  await outbox.offerAgain();
  await outbox.takeBack(outbox.entries.value[0].contribution);
  await outbox.use(server);
  await settle(t);
  assert.deepEqual([server.sent, fates(outbox)], [[], []]);
});

test("a token that ends stops the sending; with the next one it goes on", async (t) => {
  const { server, outbox } = await writing(t);
  server.answers.push(refusal("revoked"));
  await outbox.post(wish("a"));
  await settle(t);
  assert.deepEqual([server.refused, server.sent.length], [["revoked"], 1]);
  assert.deepEqual(fates(outbox), [["a", "waiting"]]);
  await outbox.use(server);
  await settle(t);
  assert.deepEqual(server.texts, ["a"]);
});

test("what waited when the page was left is sent by the next page, with the id it was tried with", async (t) => {
  const { server, outbox, store } = await writing(t);
  server.answers.push("lost");
  await outbox.post(wish("a"));
  while (!server.sent.length) await new Promise((resolve) => setImmediate(resolve));
  await outbox.use(null);
  const later = new Outbox(store, "event");
  await later.use(server);
  await settle(t);
  assert.equal(new Set(server.sent.map(({ id }) => id)).size, 1);
  assert.deepEqual(server.texts, ["a"]);
  assert.deepEqual(fates(later), [["a", "saved"]]);
});

test("what was promised goes along, and where it holds no more the contribution becomes a draft", async (t) => {
  const { server, outbox, store } = await writing(t);
  server.answers.push(refusal("rules_changed", { facts: { private: false, moderated: false } }));
  await outbox.post({ ...wish("a"), rules: { private: true, moderated: false } });
  await outbox.post({ ...wish("b", "question-2"), rules: { private: false, moderated: false } });
  await settle(t);
  assert.deepEqual(server.sent.map(({ payload: { text, private: hidden, moderated } }) => [text, hidden, moderated]), [
    ["a", true, undefined], ["b", undefined, undefined],
  ]);
  assert.deepEqual(fates(outbox), [["b", "saved"]]);
  assert.deepEqual(await store.under(["draft", "event"]), [{ text: "a", recalled: true }]);
  assert.deepEqual((await store.under(["entry", "event"])).map(({ text }) => text), ["b"]);
});
