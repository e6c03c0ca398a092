// What is to be known about the question in view: one line each, above its wall; nothing at all most of the time.

import type { ComponentType } from "preact";
import type { Desk } from "./desk_state";
import { HelpingNotice } from "./helping";
import type { Step } from "./meeting";
import { CoveredNotice, WaitingNotice } from "./moderation";

export interface NoticeProps {
  readonly desk: Desk;
  readonly step: Step;
}

/** Each renders one line, or null while there is nothing to say. */
export const NOTICES: readonly ComponentType<NoticeProps>[] = [CoveredNotice, WaitingNotice, HelpingNotice];

export function WallNotices({ desk, step }: NoticeProps) {
  return (
    <div class="wall-notices">
      {NOTICES.map((Notice, nth) => <Notice key={nth} desk={desk} step={step} />)}
    </div>
  );
}
