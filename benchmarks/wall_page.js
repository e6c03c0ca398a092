// Runs in the measured page before everything else: notes when the wall's records arrive, when the wall can be seen,
// how long each frame takes, and how large what arrives is.

(() => {
  const measured = { snapshot: 0, seen: 0, complete: 0, frames: [], batches: 0, bytes: 0, longest: 0 };
  const SNAPSHOT = /^43\d+\[.*"stream":"wall:/;
  const BATCH = /^42\["batch",.*"stream":"wall:/;
  const Original = WebSocket;

  window.WebSocket = class extends Original {
    constructor(...address) {
      super(...address);
      this.addEventListener("message", ({ data }) => typeof data === "string" && hear(data));
    }
  };

  function hear(message) {
    if (!measured.snapshot && SNAPSHOT.test(message)) {
      measured.snapshot = performance.now();
      requestAnimationFrame(look);
    } else if (BATCH.test(message)) {
      measured.batches += 1;
      measured.bytes += new TextEncoder().encode(message).length;
    }
  }

  /** A card in a frame is on the screen when the next frame begins. */
  function look() {
    const drawn = document.querySelectorAll("[data-card]").length;
    requestAnimationFrame((now) => {
      if (drawn && !measured.seen) measured.seen = now;
      if (drawn < window.expectedCards) return look();
      measured.complete = now;
      document.documentElement.dataset.complete = "yes";
    });
  }

  let last = 0;
  requestAnimationFrame(function tick(now) {
    if (last) measured.frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  });

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.longest = Math.max(measured.longest, duration);
  }).observe({ type: "longtask", buffered: true });

  window.measured = measured;
  window.startMeasuring = () => Object.assign(measured, { frames: [], batches: 0, bytes: 0, longest: 0 });
})();
