import assert from "node:assert/strict";
import test from "node:test";

const PAGE = "https://beteiligung.example/j/ABCDEFGH";
const listeners = {};
const kept = new Map();
let answer;

/** What a browser gives a service worker, as far as ours asks for it. */
const cache = {
  match: async (name) => kept.get(name)?.clone(),
  put: async (name, response) => void kept.set(name, response),
  addAll: async () => undefined,
  keys: async () => [],
};
Object.assign(globalThis, {
  PRECACHE: [],
  BUILD: "1",
  self: {
    addEventListener: (name, listener) => (listeners[name] = listener),
    clients: { matchAll: async () => [{ url: `${PAGE}/proof` }] },
  },
  caches: { open: async () => cache, keys: async () => ["phone-1"] },
  fetch: async (request) => answer(request),
});
await import("../src/worker.ts");

const text = (words, status = 200) => new Response(words, { status });

async function visit() {
  let response;
  const request = { method: "GET", mode: "navigate", url: PAGE };
  listeners.fetch({ request, respondWith: (given) => (response = given) });
  const { status, body } = await response.then(async (found) => ({ status: found.status, body: await found.text() }));
  return [status, body];
}

test.beforeEach(() => kept.clear());

test("the page comes from the network and is kept", async () => {
  answer = () => text("new");
  assert.deepEqual(await visit(), [200, "new"]);
  assert.equal(await kept.get("/j/ABCDEFGH").text(), "new");
});

test("a server that is slowed down or fails does not take a kept page away", async () => {
  for (const status of [429, 500, 503]) {
    kept.set("/j/ABCDEFGH", text("kept"));
    answer = () => text("trouble", status);
    assert.deepEqual(await visit(), [200, "kept"]);
  }
});

test("without a kept page the refusal is shown, and an event that is gone is gone", async () => {
  answer = () => text("too fast", 429);
  assert.deepEqual(await visit(), [429, "too fast"]);
  kept.set("/j/ABCDEFGH", text("kept"));
  answer = () => text("gone", 404);
  assert.deepEqual(await visit(), [404, "gone"]);
});

test("a page that cannot be kept is shown all the same", async (t) => {
  t.mock.method(cache, "put", async () => Promise.reject(new Error("QuotaExceededError")));
  answer = () => text("new");
  assert.deepEqual(await visit(), [200, "new"]);
});

test("an open page is kept by the address it was opened with: its proof passes when codes are guessed", async () => {
  const asked = [];
  answer = (address) => (asked.push(address), Object.defineProperty(text("new"), "url", { value: address }));
  let installed;
  listeners.install({ waitUntil: (done) => (installed = done) });
  await installed;
  assert.deepEqual([asked, [...kept.keys()]], [[`${PAGE}/proof`], ["/j/ABCDEFGH"]]);
});
