// Service worker: the phone page opens without a network. Nothing of /api/ or /socket.io/ ever passes through here.

/// <reference lib="webworker" />

declare const PRECACHE: readonly string[];
declare const BUILD: string;
declare const self: ServiceWorkerGlobalScope;

const CACHE = `phone-${BUILD}`;
const PATIENCE = 3000;

/** One shell per code, whichever QR link it was opened with. */
function shellOf(address: string): string | undefined {
  return new URL(address).pathname.match(/^\/j\/[^/]+/)?.[0];
}

/**
 * The shells of open pages and those that older builds kept, fetched anew: they name this build's files.
 * Open pages by their own address: its proof passes while codes are being guessed.
 */
async function freshShells(): Promise<Response[]> {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const older = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const shells = [...older.flat(), ...open].filter(({ url }) => shellOf(url));
  const addresses = new Map(shells.map(({ url }) => [shellOf(url), url]));
  return Promise.all([...addresses.values()].map((address) => fetch(address)));
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const shells = await freshShells();
  await Promise.all(shells.filter(({ ok }) => ok).map((shell) => cache.put(shellOf(shell.url)!, shell)));
  await cache.addAll(PRECACHE);
}

async function removeOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** An answer that says nothing about the page: too many requests, or a server in trouble. */
function isPassing({ status }: Response): boolean {
  return status === 429 || status >= 500;
}

/** From the network within three seconds, else as it was last seen. */
async function shell(request: Request, name: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const fresh = fetch(request).then(async (response) => {
    // A full device cannot keep it; it can show it.
    if (response.ok) await cache.put(name, response.clone()).catch(() => undefined);
    return response;
  });
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  if (first && !isPassing(first)) return first;
  return (await cache.match(name)) ?? fresh;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(removeOld()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const name = mode === "navigate" && method === "GET" ? shellOf(url) : undefined;
  if (name) event.respondWith(shell(event.request, name));
  else if (PRECACHE.includes(new URL(url).pathname)) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});

export {};
