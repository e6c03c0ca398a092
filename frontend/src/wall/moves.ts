// Moving cards as Commands: several at once, and what happens where somebody else was faster.

import { contributionOf, isSecond, LOOSE, type Board, type Place, type Target } from "./board";
import type { Answer } from "../live/messages";

/** Sends a Command of this wall's workshop. Tells the person when it is refused. `gesture`: Commands that are one step. */
export type Send = (name: string, payload: object, gesture?: string) => Promise<Answer>;

/** Where a contribution was moved to by somebody else: a cluster, null: loose. */
export type Elsewhere = ReadonlyMap<string, string | null>;

/** Where somebody saw cards, by card. */
export type Seen = ReadonlyMap<string, Place>;

/** How a move went. `overtaken`: what stays where somebody else put it; `gone`: what is on the wall no more. */
export interface Moved {
  readonly seq: number;
  readonly overtaken: Elsewhere;
  readonly gone: readonly string[];
  readonly refused: boolean;
}

/** Cards that one Command can move: `leaving` says which of its places a doubled card leaves. */
interface Run {
  readonly cards: readonly string[];
  readonly leaving?: string;
}

const MOST_AT_ONCE = 200;

export function cluster(place: Place): string | null {
  return place === LOOSE ? null : place;
}

/** Cut in runs, so that the order stays and each run says with one word what its doubled cards leave. */
export function runsOf(cards: readonly string[], seen: Seen): Run[] {
  const runs: { cards: string[]; leaving?: string }[] = [];
  for (const card of cards) {
    const leaving = isSecond(card) ? seen.get(card) : undefined;
    const last = runs[runs.length - 1];
    if (last && last.leaving === leaving && last.cards.length < MOST_AT_ONCE) last.cards.push(card);
    else runs.push({ cards: [card], ...(leaving ? { leaving } : {}) });
  }
  return runs;
}

/** Sends one move, in as few Commands as it takes. `seen`: where the person saw the cards. */
export class Move {
  readonly #overtaken = new Map<string, string | null>();
  #seq = 0;

  constructor(
    readonly board: Board,
    readonly send: Send,
    readonly target: Target,
    readonly seen: Seen,
  ) {}

  async run(cards: readonly string[]): Promise<Moved> {
    const there = cards.filter((card) => this.board.standsIn(card) !== undefined);
    const gone = cards.filter((card) => !there.includes(card));
    let { after } = this.target;
    let refused = false;
    for (const run of runsOf(there, this.seen)) {
      if (!(await this.#sendRun(run, after))) {
        refused = true;
        break;
      }
      if (after !== undefined) after = run.cards[run.cards.length - 1]!;
    }
    return { seq: this.#seq, overtaken: this.#overtaken, gone, refused };
  }

  /** Says whether the move was not refused as a whole. */
  async #sendRun(run: Run, after: string | null | undefined): Promise<boolean> {
    const send = (cards: readonly string[]) => this.send("move_contributions", this.#wish({ ...run, cards }, after));
    const { answer, overtaken } = await sendAbout(run.cards, send);
    if (answer.ok) this.#seq = answer.seq;
    overtaken.forEach((place, id) => this.#overtaken.set(id, place));
    return answer.ok || overtaken.size === run.cards.length;
  }

  #wish({ cards, leaving }: Run, after: string | null | undefined): object {
    return {
      contributions: cards.map(contributionOf),
      cluster: cluster(this.target.place),
      seen: seenAt(cards, this.seen),
      ...(after === undefined ? {} : { after: after && contributionOf(after) }),
      ...(leaving ? { leaving } : {}),
    };
  }
}

/** What somebody else has moved meanwhile stays where it went; the Command is sent again about the others. */
export async function sendAbout(
  cards: readonly string[],
  send: (cards: readonly string[]) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly overtaken: Elsewhere }> {
  const overtaken = new Map<string, string | null>();
  for (let rest = cards; ; ) {
    const answer = await send(rest);
    const elsewhere = answer.ok ? null : movedMeanwhile(answer);
    elsewhere?.forEach((place, id) => overtaken.set(id, place));
    const left = rest.filter((card) => !overtaken.has(contributionOf(card)));
    if (!elsewhere || !left.length || left.length === rest.length) return { answer, overtaken };
    rest = left;
  }
}

/** Where the sender saw cards, as Commands say it. */
export function seenAt(cards: readonly string[], seen: Seen): Record<string, string | null> {
  return Object.fromEntries(cards.map((card) => [contributionOf(card), cluster(seen.get(card) ?? LOOSE)]));
}

/** The part of a refusal that says where cards are now. */
function movedMeanwhile({ code, facts }: Answer & { ok: false }): Elsewhere | null {
  if (code !== "moved_meanwhile") return null;
  return new Map(Object.entries((facts?.moved ?? {}) as Record<string, string | null>));
}
