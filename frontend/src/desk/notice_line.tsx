// One line above the wall: what is to be known, and at most one thing to do about it.

import type { ComponentChildren } from "preact";

interface NoticeLineProps {
  readonly children: ComponentChildren;
  readonly action?: string;
  readonly run?: () => void;
}

export function NoticeLine({ children, action, run }: NoticeLineProps) {
  return (
    <p class="wall-notice">
      <span class="wall-notice__text figures">{children}</span>
      {action && <button type="button" class="button" onClick={run}>{action}</button>}
    </p>
  );
}
