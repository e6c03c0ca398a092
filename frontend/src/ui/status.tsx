// A mark that says in a word how something stands.

import type { ComponentChildren } from "preact";

export type StatusKind = "waiting" | "saved" | "failed" | "planned" | "open" | "ending" | "closed";

export function Status({ kind, children }: { readonly kind: StatusKind; readonly children: ComponentChildren }) {
  return <span class={`status status--${kind}`}>{children}</span>;
}
