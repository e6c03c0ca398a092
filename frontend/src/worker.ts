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

/** The shells of open pages and those that older builds kept, fetched anew: they name this build's files. */
async function freshShells(): Promise<Response[]> {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const older = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const shells = new Set([...open, ...older.flat()].flatMap(({ url }) => shellOf(url) ?? []));
  return Promise.all([...shells].map((address) => fetch(address)));
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

/** From the network within three seconds, else as it was last seen. */
async function shell(request: Request, name: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const fresh = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(name, response.clone());
    return response;
  });
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  return first ?? (await cache.match(name)) ?? fresh;
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
