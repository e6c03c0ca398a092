// Time left, counted down by the server's clock.

import { computed, signal, useComputed, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "../live/types";

let ticking: ReturnType<typeof setInterval> | undefined;

/** Changes four times a second while somebody looks. */
const tick = signal(0, {
  watched: () => (ticking = setInterval(() => (tick.value += 1), 250)),
  unwatched: () => clearInterval(ticking),
});

/** Whole seconds until a moment (ms since 1970), 0 when it is past. */
export function secondsUntil(moment: number, now: () => number): ReadonlySignal<number> {
  return computed(() => {
    void tick.value;
    return Math.max(0, Math.ceil((moment - now()) / 1000));
  });
}

/** 65 as "1:05", 3665 as "1:01:05". */
export function asClock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, n) => (n ? String(part).padStart(2, "0") : part)).join(":");
}

interface ClockDisplayProps {
  readonly clock: ReadonlySignal<Clock | undefined>;
  readonly now: () => number;
  /** What it counts, for screen readers. */
  readonly label: string;
  readonly class?: string;
}

/** A workshop's clock; nothing while it is off. Screen readers are not told every second. */
export function ClockDisplay({ clock, now, label, class: extra = "" }: ClockDisplayProps) {
  const text = useComputed(() => {
    const { ends_at, left } = clock.value ?? {};
    if (ends_at != null) return asClock(secondsUntil(ends_at, now).value);
    return left != null ? asClock(Math.ceil(left / 1000)) : null;
  });
  const paused = useComputed(() => clock.value?.left != null);
  if (text.value === null) return null;
  return (
    <span class={`clock ${extra}`} role="timer" aria-label={label} data-paused={paused}>
      {text}
    </span>
  );
}
