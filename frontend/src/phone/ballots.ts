// The ballots of this device, one for each weighing. They live as long as the page: what was given is sent wherever people go on to.

import { computed, effect, signal, untracked } from "@preact/signals";
import type { Phase, Result, Weighing } from "../live/types";
import { Ballot } from "./ballot";
import type { Session } from "./session";

export class Ballots {
  private readonly all = signal<ReadonlyMap<string, Ballot>>(new Map());
  /** Those whose last dots came too late, as long as nobody has read of it. */
  readonly late = computed(() => [...this.all.value.values()].filter((ballot) => ballot.late.value));
  private readonly session: Session;
  private readonly channel: BroadcastChannel | null;

  constructor(session: Session) {
    this.session = session;
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`teilhabe-dots-${session.page.event}`);
    this.channel?.addEventListener("message", ({ data: weighing }: MessageEvent<string>) => void this.find(weighing)?.read());
    effect(() => {
      const weighings = session.room.value.list<Weighing>("weighing").value;
      untracked(() => weighings.forEach((weighing) => this.begin(weighing)));
    });
  }

  find(weighing: string): Ballot | undefined {
    return this.all.value.get(weighing);
  }

  /** The time that is left when a weighing ends is for whoever has begun or is not done. */
  holds(weighing: string): boolean {
    const { room, closed } = this.session;
    const ending = room.value.one<Phase>("phase", weighing).value?.state === "ending" && !closed.value;
    const dots = room.value.one<Weighing>("weighing", weighing).value?.dots;
    return ending && (this.find(weighing)?.busy(dots) ?? false);
  }

  private begin({ item, id }: Weighing): void {
    if (this.all.peek().has(id)) return;
    const { session } = this;
    const ballot = new Ballot({
      event: session.page.event, item, weighing: id, store: session.store, live: session.live,
      result: computed(() => session.room.value.one<Result>("result", id).value),
      open: computed(() => session.writable(id)),
      tell: () => this.channel?.postMessage(id),
    });
    this.all.value = new Map([...this.all.peek(), [id, ballot]]);
    void ballot.start();
  }
}
