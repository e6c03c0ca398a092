// Fully random, growing pauses: a thousand phones that lost the same access point must not come back together.

/** How long to wait before the next try, in ms; `tries` so far. */
export function pauseAfter(tries: number, first = 500, longest = 8000): number {
  return Math.random() * Math.min(longest, first * 2 ** tries);
}

/** Waits; ends early when the signal is aborted. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** Waits, at most until the network is back. */
export async function untilOnline(ms: number): Promise<void> {
  const back = new AbortController();
  const wake = () => back.abort();
  addEventListener("online", wake, { once: true });
  await wait(ms, back.signal);
  removeEventListener("online", wake);
}
