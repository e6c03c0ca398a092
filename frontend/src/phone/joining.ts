// Getting in: asked again until there is an answer, because the WiFi of a full room is slowest when all arrive.

import { pauseAfter, untilOnline } from "../live/backoff";
import { postJoin, type Joined, type JoinRequest } from "../live/http";
import type { Refusal } from "../live/messages";

export interface JoinWatcher {
  /** No answer, or a passing refusal: it will be tried again. */
  delayed(refusal: Refusal | undefined): void;
}

/** Join; resolves with the token or with a final refusal. Comes back early to a network that came back. */
export async function join(request: JoinRequest, lang: string, watcher: JoinWatcher): Promise<Joined | Refusal> {
  for (let tries = 0; ; tries++) {
    const answer = await postJoin(request, lang);
    if (answer?.ok || (answer && answer.retry_after === undefined)) return answer;
    watcher.delayed(answer);
    await untilOnline((answer?.retry_after ?? 0) * 1000 + pauseAfter(tries, 1000, 30_000));
  }
}
