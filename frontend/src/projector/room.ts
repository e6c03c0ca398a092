// What the room needs of the computer: a screen that stays on, the theme for dark rooms, the whole screen.

/** Light as it is, or for dark rooms with `?theme=stage` or the key t; f fills the screen. */
export function dress(): void {
  const { dataset } = document.documentElement;
  if (new URLSearchParams(location.search).get("theme") === "stage") dataset.theme = "stage";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "t") {
      if (dataset.theme) delete dataset.theme;
      else dataset.theme = "stage";
    }
    if (event.key === "f" && document.fullscreenEnabled) {
      void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    }
  });
}

/** Keep the screen on as long as the page is seen, where the browser can. */
export function keepAwake(): void {
  if (!("wakeLock" in navigator)) return;
  async function ask(): Promise<void> {
    if (document.visibilityState !== "visible") return;
    // Refused on low battery: then the computer's own settings decide.
    await navigator.wakeLock.request("screen").catch(() => null);
  }
  document.addEventListener("visibilitychange", () => void ask());
  void ask();
}
